import { readFileSync, writeFileSync } from 'node:fs';
import { z } from 'zod';
import { EvaluateError } from './error.ts';

/** The intent of texts to be declined. */
export const OUT_OF_SCOPE = 'oos';

const Row = z.object({ text: z.string(), intent: z.string().min(1) });
export type Row = z.infer<typeof Row>;

/** The rows of a file; fails, naming file and line, when one is not as it must be. */
export function readRows(file: string): Row[] {
  return textOf(file)
    .split('\n')
    .flatMap((line, index) => (line.trim() === '' ? [] : parseRow(line, `${file}:${index + 1}`)));
}

/** The rows of a file that must have some. */
export function readSomeRows(file: string): Row[] {
  const rows = readRows(file);
  if (rows.length === 0)
    throw new EvaluateError(`${file}: holds no rows; write one {"text","intent"} per line`, 1);
  return rows;
}

/** Writes a file; fails, naming it, where it cannot be written. */
export function writeText(file: string, text: string): void {
  try {
    writeFileSync(file, text);
  } catch (error) {
    throw new EvaluateError(`${file}: cannot be written (${codeOf(error)}); check the path`, 1);
  }
}

function textOf(file: string): string {
  const bytes = bytesOf(file);
  try {
    // A byte order mark, as some editors put it in front, is left out.
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw new EvaluateError(`${file}: not UTF-8; save it in that encoding`, 1);
  }
}

function bytesOf(file: string): Uint8Array {
  try {
    return readFileSync(file);
  } catch (error) {
    throw new EvaluateError(`${file}: cannot be read (${codeOf(error)}); check the path`, 1);
  }
}

const codeOf = (error: unknown): string | undefined => (error as NodeJS.ErrnoException).code;

function parseRow(line: string, where: string): Row {
  const row = Row.safeParse(parsedJson(line, where));
  if (row.success) return row.data;
  throw new EvaluateError(`${where}: must be {"text": string, "intent": string}`, 1);
}

function parsedJson(line: string, where: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    throw new EvaluateError(`${where}: not JSON; write one {"text","intent"} per line`, 1);
  }
}

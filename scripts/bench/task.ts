import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import type { Language } from '../../src/domain/language.ts';
import type { Part } from '../../src/understanding/parts.ts';

/** What a child process is to measure; the files hold `{"text","intent"}` lines. */
export interface Task {
  readonly system: string;
  readonly train: readonly string[];
  readonly test: readonly string[];
  /** English unless another is named. */
  readonly language?: Language;
  readonly without?: readonly Part[];
  /** Also measured on the same texts misspelt. */
  readonly typos?: boolean;
}

export interface Figures {
  readonly accuracy: number;
  /** The same with a slip in each of a text's two longest words; null unless asked for. */
  readonly misspelt: number | null;
  /** Share of texts out of scope refused when 95 % of those in scope are kept; null where there are none. */
  readonly strangeRecall: number | null;
  readonly auroc: number | null;
  readonly calibrationError: number;
  readonly trainSeconds: number;
  /** Microseconds per text. */
  readonly p50: number;
  readonly p99: number;
  readonly modelBytes: number;
  /** Held by the process with the trained model, rubbish collected. */
  readonly heapBytes: number;
}

const CHILD = join(import.meta.dirname, 'measure.ts');
/** A system that takes longer is given up. */
export const MAX_SECONDS = 300;
const MAX_OUTPUT_BYTES = 64 * 1024 * 1024;

/** Measures in a process of its own, so that no system spoils another's timing; null when it does not end in time. */
export function measure(task: Task, maxSeconds: number = MAX_SECONDS): Figures | null {
  const { status, signal, stdout, stderr } = spawnSync(
    process.execPath,
    ['--expose-gc', CHILD, JSON.stringify(task)],
    { encoding: 'utf8', timeout: maxSeconds * 1000, killSignal: 'SIGKILL', maxBuffer: MAX_OUTPUT_BYTES },
  );
  if (signal === 'SIGKILL') return null;
  if (status !== 0) throw new Error(`${task.system} on ${task.train.join(', ')} failed:\n${stderr}`);
  return JSON.parse(stdout.trim().split('\n').at(-1)!) as Figures;
}

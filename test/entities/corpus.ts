import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { z } from 'zod';
import type { Entity } from '../../src/domain/entity.ts';
import { FactName } from '../../src/domain/fact.ts';
import { Language } from '../../src/domain/language.ts';
import { IsoDate } from '../../src/domain/value.ts';

/** The kinds of entity that are annotated; the last four are values of a vocabulary. */
export const TYPES = ['date', 'money', 'duration', 'number', 'brand', 'model', 'range', 'payment'] as const;
export type Type = (typeof TYPES)[number];

/** The parts of the corpus: each was written when the rules had been fitted to those before it. */
export const PARTS = ['first', 'second', 'third'] as const;
export type Part = (typeof PARTS)[number];

export interface Marked {
  readonly type: Type;
  /** As it is annotated: `2026-03-03` or `2026-03`, `49.90` or `30/month`, `24 months`, `13 months passed`, `3 months left`, `24`, an id. */
  readonly value: string;
  readonly start: number;
  readonly end: number;
}

/** An annotation; `role` names the fact an amount stands for, where the message says so. */
export interface Expected extends Marked {
  readonly role: FactName | null;
}

/** One message of the corpus: what a customer wrote, and what must be found in it. */
export interface Message {
  readonly part: Part;
  readonly text: string;
  readonly language: Language;
  readonly today: IsoDate;
  readonly expected: readonly Expected[];
}

const Section = z.strictObject({ today: IsoDate, language: Language, messages: z.string() });
const VOCABULARIES: Readonly<Record<string, Type>> = {
  brands: 'brand',
  'machine-models': 'model',
  ranges: 'range',
  'payment-methods': 'payment',
};

/** Every message of test/entities/, in which `[words|type value role]` marks what must be found. */
export function readCorpus(folder: string): Message[] {
  return PARTS.flatMap((part) =>
    readdirSync(join(folder, part))
      .sort()
      .flatMap((file) => messagesOf(join(folder, part, file), part)),
  );
}

function messagesOf(file: string, part: Part): Message[] {
  const sections = z.array(Section).parse(parse(readFileSync(file, 'utf8')));
  return sections.flatMap(({ today, language, messages }) =>
    messages
      .split('\n')
      .filter((line) => line.trim() !== '')
      .map((line) => ({ part, today, language, ...readMarks(line, file) })),
  );
}

const MARK = /\[(?<words>[^\]|]+)\|(?<type>\w+) (?<value>[^\]]+?)(?: (?<role>[a-z]+[A-Z]\w+))?\]/g;

function readMarks(line: string, file: string): Pick<Message, 'text' | 'expected'> {
  let text = '';
  let at = 0;
  const expected = [...line.matchAll(MARK)].map((match) => {
    const { words, type, value, role } = match.groups as Record<string, string | undefined>;
    text += line.slice(at, match.index);
    const start = text.length;
    text += words;
    at = match.index + match[0].length;
    const known = z.enum(TYPES).parse(type);
    return { type: known, value: comparable(known, value!), start, end: text.length, role: fact(role) };
  });
  text += line.slice(at);
  if (/[[\]|]/.test(text)) throw new Error(`${file}: "${line}" has a mark that is not [words|type value]`);
  return { text, expected };
}

const fact = (role: string | undefined): FactName | null => (role ? FactName.parse(role) : null);

/** `49.90`, `49.9` and `49,90` are one amount; the other kinds are annotated in one form. */
function comparable(type: Type, value: string): string {
  if (type !== 'money' && type !== 'number') return value;
  const [amount, per] = value.split('/');
  return [String(Number(amount)), ...(per ? [per] : [])].join('/');
}

/** A found entity as it would be annotated; null for a kind that is not. */
export function markedAs(entity: Entity): Marked | null {
  const { start, end } = entity;
  switch (entity.kind) {
    case 'date':
      return {
        type: 'date',
        value: entity.date.slice(0, { day: 10, month: 7, year: 4 }[entity.precision]),
        start,
        end,
      };
    case 'money':
      return {
        type: 'money',
        value: `${entity.cents / 100}${entity.per ? `/${entity.per}` : ''}`,
        start,
        end,
      };
    case 'number':
      return { type: 'number', value: String(entity.value), start, end };
    case 'duration': {
      const unit = entity.amount === 1 ? entity.unit : `${entity.unit}s`;
      return {
        type: 'duration',
        value: `${entity.amount} ${unit}${entity.sense === 'length' ? '' : ` ${entity.sense}`}`,
        start,
        end,
      };
    }
    case 'term': {
      const type = VOCABULARIES[entity.vocabulary];
      return type === undefined ? null : { type, value: entity.id, start, end };
    }
    default:
      return null;
  }
}

import type { Answer, Figure, Intent } from '../domain/content.ts';
import type { Source } from './source.ts';

/** Content that still knows where it stands. */
export interface Located<T> {
  readonly value: T;
  readonly file: string;
  /** The line of a key inside the value; of the value itself for an empty path. */
  lineOf(path: readonly PropertyKey[]): number;
}

/** Entries as their files have them, with the keys that may be left out. */
export type RawIntent = Omit<
  Intent,
  'id' | 'topic' | 'policy' | 'leads' | 'ownCase' | 'asksBack' | 'asksNothing' | 'asks' | 'examples'
> & {
  readonly asks?: string | undefined;
  readonly examples?: Intent['examples'] | undefined;
  readonly policy?: string | undefined;
  readonly leads?: string | undefined;
  readonly 'own-case'?: string | undefined;
  readonly 'asks-back': boolean;
  readonly 'asks-nothing': boolean;
};
export type RawAnswer = Omit<Answer, 'text' | 'short' | 'sympathy' | 'opening' | 'notesFirst'> & {
  readonly 'notes-first'?: boolean | readonly string[];
  readonly text?: string | undefined;
  readonly short?: string | undefined;
  readonly sympathy?: string | undefined;
  readonly opening?: string | undefined;
};
export type RawFigure = {
  fact: string;
  label: Figure['label'];
  periods: { value: Figure['periods'][0]['value']; from: string; to?: string | undefined }[];
};
export type LocatedAnswer = Located<Answer & { intent: string; topic: string }>;

function located<T, R>(source: Source<Record<string, R>>, make: (id: string, raw: R) => T): Located<T>[] {
  return Object.entries(source.data).map(([id, raw]) => ({
    value: make(id, raw),
    file: source.file,
    lineOf: (path) => source.lineOf([id, ...path]),
  }));
}

/** What an intent that asks in the words of _asks.yaml has of its own. */
const NO_EXAMPLES: Intent['examples'] = { en: [], fr: [] };

/** The intents of a file of intents/, each with the name of its file as topic. */
export const intentsOf = (source: Source<Record<string, RawIntent>>): Located<Intent>[] =>
  located(
    source,
    (id, { 'own-case': ownCase = null, 'asks-back': asksBack, 'asks-nothing': asksNothing, ...raw }) => ({
      ...raw,
      id,
      topic: source.name,
      policy: raw.policy ?? null,
      leads: raw.leads ?? null,
      ownCase,
      asksBack,
      asksNothing,
      asks: raw.asks ?? null,
      examples: raw.examples ?? NO_EXAMPLES,
    }),
  );

/** The answers of a file of answers/<language>/. */
export const answersOf = (source: Source<Record<string, RawAnswer>>): LocatedAnswer[] =>
  located(source, (intent, { 'notes-first': first = false, ...raw }) => ({
    ...raw,
    notesFirst: first === true ? 'all' : first || [],
    intent,
    topic: source.name,
    text: raw.text ?? null,
    short: raw.short ?? null,
    sympathy: raw.sympathy ?? null,
    opening: raw.opening ?? null,
  }));

/** The figures of policies/figures.yaml; a period without an end is open. */
export const figuresOf = (source: Source<Record<string, RawFigure>>): Located<Figure>[] =>
  located(source, (id, { fact, label, periods }) => ({
    id,
    fact,
    label,
    periods: periods.map(({ value, from, to }) => ({ value, from: openEnded(from), to: openEnded(to) })),
  }));

const openEnded = (day: string | undefined): string | null =>
  day === undefined || day === 'always' ? null : day;

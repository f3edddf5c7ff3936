import type { Marked, Message } from './corpus.ts';

/** How the entities found in one message compare with those annotated. */
export interface Outcome {
  readonly message: Message;
  /** `exact`: it covers exactly the annotated characters. */
  readonly right: readonly (Marked & { readonly exact: boolean })[];
  readonly missed: readonly Marked[];
  readonly wrong: readonly Marked[];
}

/** What a finder makes of one message. */
export type Finder = (message: Message) => readonly Marked[];

/** An entity is right when it has the annotated type and value and shares characters with the annotation. */
export function judge(message: Message, find: Finder): Outcome {
  const free = [...find(message)];
  const right: Outcome['right'][number][] = [];
  const missed: Marked[] = [];
  for (const wanted of message.expected) {
    const at = free.findIndex((each) => isSame(each, wanted));
    if (at < 0) missed.push(wanted);
    else {
      const [hit] = free.splice(at, 1) as [Marked];
      right.push({ ...hit, exact: hit.start === wanted.start && hit.end === wanted.end });
    }
  }
  return { message, right, missed, wrong: free };
}

const isSame = (first: Marked, second: Marked): boolean =>
  first.type === second.type &&
  first.value === second.value &&
  first.start < second.end &&
  second.start < first.end;

export interface Score {
  readonly annotated: number;
  readonly precision: number;
  readonly recall: number;
  readonly f1: number;
  /** Share of the right ones that cover exactly the annotated characters. */
  readonly exact: number;
}

/** Precision and recall over many messages, of those entities that `counts` lets through. */
export function score(outcomes: readonly Outcome[], counts: (entity: Marked) => boolean): Score {
  const all = <K extends 'right' | 'missed' | 'wrong'>(which: K) =>
    outcomes.flatMap((outcome) => (outcome[which] as Outcome[K][number][]).filter(counts));
  const right = all('right');
  const missed = all('missed').length;
  const precision = share(right.length, right.length + all('wrong').length);
  const recall = share(right.length, right.length + missed);
  return {
    annotated: right.length + missed,
    precision,
    recall,
    f1: precision + recall === 0 ? 0 : (2 * precision * recall) / (precision + recall),
    exact: share(right.filter(({ exact }) => exact).length, right.length),
  };
}

const share = (part: number, all: number): number => (all === 0 ? 1 : part / all);

import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { z } from 'zod';
import { NEW_CONVERSATION } from '../../src/domain/conversation.ts';
import { Customer } from '../../src/domain/customer.ts';
import { Language } from '../../src/domain/language.ts';
import { TurnKind } from '../../src/domain/message.ts';
import { worldAt } from '../../src/domain/world.ts';
import { type Brain, type Turn, takeTurn } from '../../src/turn.ts';

const Expected = z.strictObject({
  kind: TurnKind.optional(),
  language: Language.optional(),
  /** Several, where each of them answers what was asked and none is the better. */
  intent: z.union([z.string().nullable(), z.array(z.string()).min(2)]).optional(),
  asks: z.string().nullable().optional(),
  outcome: z.string().nullable().optional(),
  /** The plain result of the receipt. */
  result: z.union([z.number(), z.string()]).optional(),
  says: z.array(z.string()).default([]),
  never: z.array(z.string()).default([]),
  choices: z.array(z.string()).optional(),
});
type Expected = z.infer<typeof Expected>;

/** One golden dialogue: what the customer writes, and what must be true of each reply. */
export const Dialogue = z.strictObject({
  name: z.string(),
  now: z.iso.datetime({ offset: true }).default('2026-06-15T10:00:00+02:00'),
  locale: Language.optional(),
  customer: Customer.optional(),
  /** The directory of customers is down. */
  isAccountUnavailable: z.boolean().default(false),
  /** The facts of the FAQ this dialogue shows, F1 to F47. */
  facts: z.array(z.string().regex(/^F\d+$/)).default([]),
  turns: z.array(z.strictObject({ you: z.string(), crema: Expected })).min(1),
});
export type Dialogue = z.infer<typeof Dialogue>;

/** Every dialogue of test/conversations/, with the file it stands in. */
export function readDialogues(folder: string): { file: string; dialogue: Dialogue }[] {
  return readdirSync(folder)
    .filter((name) => name.endsWith('.yaml'))
    .sort()
    .flatMap((file) =>
      z
        .array(Dialogue)
        .parse(parse(readFileSync(join(folder, file), 'utf8')))
        .map((dialogue) => ({ file, dialogue })),
    );
}

/** One turn of a golden dialogue as it went. */
export interface Played extends Turn {
  /** The dialogue's name. */
  readonly name: string;
  readonly you: string;
  readonly expected: Expected;
}

/** Plays a dialogue to its end. */
export function playTurns(brain: Brain, { name, turns, ...given }: Dialogue): Played[] {
  let conversation = NEW_CONVERSATION;
  const { locale, now, isAccountUnavailable } = given;
  const customer = given.customer ?? null;
  const world = worldAt(now, { timeZone: 'Europe/Paris', channel: 'web', customer, isAccountUnavailable });
  return turns.map(({ you, crema }) => {
    const turn = takeTurn(brain, conversation, { id: '', text: you, ...(locale ? { locale } : {}) }, world);
    conversation = turn.conversation;
    return { ...turn, name, you, expected: crema };
  });
}

/** Plays a dialogue; the differences, in words, with the transcript up to the turn that went wrong. */
export const play = (brain: Brain, dialogue: Dialogue): string[] => reportOn(playTurns(brain, dialogue));

/** What of a played dialogue is not as expected, in words, with the transcript up to there. */
export function reportOn(played: readonly Played[]): string[] {
  const transcript: string[] = [];
  for (const turn of played) {
    transcript.push(`you:   ${turn.you}`, ...turn.replies.map(({ text }) => `crema: ${text}`));
    const wrong = differences(turn, turn.expected);
    if (wrong.length > 0) return [...wrong, '', ...transcript, '', `trace: ${JSON.stringify(turn.trace)}`];
  }
  return [];
}

function differences({ trace, replies }: Turn, expected: Expected): string[] {
  const said = plainSpaces(replies.map(({ text }) => text).join('\n'));
  const result = replies.find(({ receipt }) => receipt)?.receipt?.result.value;
  const compare = (name: string, actual: unknown, wanted: Wanted) => {
    const allowed = [wanted].flat();
    return wanted === undefined || allowed.some((one) => one === actual)
      ? []
      : [`${name} is ${String(actual)}, not ${allowed.map(String).join(' or ')}`];
  };
  return [
    ...compare('kind', trace.kind, expected.kind),
    ...compare('language', trace.language, expected.language),
    ...compare('intent', trace.intent, expected.intent),
    ...compare('asks', trace.asks, expected.asks),
    ...compare('outcome', trace.outcome, expected.outcome),
    ...compare('result', result, expected.result),
    ...expected.says
      .filter((text) => !said.includes(plainSpaces(text)))
      .map((text) => `does not say "${text}"`),
    ...expected.never
      .filter((text) => said.includes(plainSpaces(text)))
      .map((text) => `must not say "${text}"`),
    ...(expected.choices ?? [])
      .filter(
        (choice) => !replies.some(({ choices }) => choices.map(plainSpaces).includes(plainSpaces(choice))),
      )
      .map((choice) => `does not offer "${choice}"`),
  ];
}

type Plain = string | number | null | undefined;
type Wanted = Plain | readonly string[];

const plainSpaces = (text: string): string => text.replace(/[\u00a0\u202f]/g, ' ');

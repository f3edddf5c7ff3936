import { beforeAll, describe, expect, it } from 'vitest';
import { buildBrain } from '../src/content/brain.ts';
import { loadContent } from '../src/content/load.ts';
import { addDays } from '../src/domain/calendar.ts';
import { LANGUAGES } from '../src/domain/language.ts';
import type { Value } from '../src/domain/value.ts';
import type { Brain } from '../src/turn.ts';
import { type Dialogue, playTurns, readDialogues } from './conversations/runner.ts';
import { BRAIN_SETTINGS } from './fakes/brain.ts';

/** Every published figure as it is printed today, in either language. */
const PUBLISHED = [
  '80%',
  '80 %',
  '14 days',
  '14 jours',
  '2 years',
  '2 ans',
  '3 years',
  '3 ans',
  '6 months',
  '6 mois',
  '12 months',
  '12 mois',
  '24 months',
  '24 mois',
  '2 months',
  '2 mois',
  '€279',
  '279,00 €',
  '€99.00',
  '99,00 €',
  '€124',
  '124 €',
  '0800 55 52 53',
  '8:00',
  '20:00',
  '8 h',
  '20 h',
  '1 July 2025',
  '1er juillet 2025',
  '1 April 2025',
  '1er avril 2025',
].map((figure) => ({
  figure,
  /** Whole figures only: "2 months" is no part of "12 months". */
  pattern: new RegExp(`(?<![\\d.,:])${figure.replace('.', '\\.')}(?! ?\\d)`),
  number: /\d+/.exec(figure)?.[0] ?? figure,
}));

let changed: Brain;
beforeAll(async () => {
  const { content } = await loadContent(process.cwd());
  const figures = content.figures.map(({ value, ...place }) => ({
    ...place,
    value: {
      ...value,
      periods: value.periods.map((period) => ({
        ...period,
        value: otherThan(period.value),
        from: period.from && addDays(period.from, 3),
      })),
    },
  }));
  changed = await buildBrain({ ...content, figures }, BRAIN_SETTINGS);
});

/** Another value of the same kind. */
function otherThan(value: Value): Value {
  switch (value.kind) {
    case 'share':
      return { ...value, percent: value.percent - 13 };
    case 'money':
      return { ...value, cents: value.cents + 12_345 };
    case 'days':
      return { ...value, days: value.days + 9 };
    case 'months':
      return { ...value, months: value.months + 5 };
    case 'years':
      return { ...value, years: value.years + 4 };
    case 'time':
      return { ...value, minuteOfDay: value.minuteOfDay + 17 };
    case 'phone':
      return { ...value, number: '0999 88 77 66' };
    case 'weekdays':
      return { ...value, from: 2, to: 5 };
    default:
      throw new Error(`no other value of the kind ${value.kind}`);
  }
}

/** How many dialogues that go the same way are enough to see what is printed there. */
const ENOUGH = 2;

/** Of all golden dialogues those that get to every answer, outcome and question, in either language, often enough. */
function tellingDialogues(): { file: string; dialogue: Dialogue }[] {
  const timesReached = new Map<string, number>();
  return readDialogues('test/conversations').filter(({ dialogue }) => {
    const reached = dialogue.turns.map(({ crema: { language, kind, intent, outcome, asks } }) =>
      JSON.stringify([language, kind, intent, outcome, asks]),
    );
    const isTelling = reached.some((where) => (timesReached.get(where) ?? 0) < ENOUGH);
    if (isTelling) for (const where of reached) timesReached.set(where, (timesReached.get(where) ?? 0) + 1);
    return isTelling;
  });
}

const plainSpaces = (text: string): string => text.replace(/[\u00a0\u202f]/g, ' ');

describe('when every published figure changes', () => {
  it.each(Object.entries(Object.groupBy(tellingDialogues(), ({ file }) => file)))(
    'no reply of the golden dialogues of %s prints an old one, unless the customer said it',
    (_file, all = []) => {
      const left = all.flatMap(({ dialogue }) => {
        const told = plainSpaces(JSON.stringify([dialogue.customer, dialogue.turns.map(({ you }) => you)]));
        return (
          playTurns(changed, dialogue)
            // A refusal repeats the refused value, which is the customer's own.
            .filter(({ trace }) => trace.problem === null)
            .flatMap(({ replies }) => replies.map(({ text }) => plainSpaces(text)))
            .flatMap((text) =>
              PUBLISHED.filter(({ pattern, number }) => pattern.test(text) && !told.includes(number)).map(
                ({ figure }) => `${dialogue.name}: ${figure} in "${text}"`,
              ),
            )
        );
      });
      expect(left).toEqual([]);
    },
  );

  it.each(LANGUAGES)('no fixed text prints an old one (%s)', (language) => {
    const { answers } = changed.voices[language];
    const texts = [...answers.values()].flatMap(({ text, opening, outcomes, notes }) => [
      text ?? '',
      opening ?? '',
      ...Object.values(outcomes),
      ...Object.values(notes).map((note) => note ?? ''),
    ]);
    expect(texts.filter((text) => /\p{Nd}/u.test(text.replace(/\{[^}]*\}/g, '')))).toEqual([]);
  });
});

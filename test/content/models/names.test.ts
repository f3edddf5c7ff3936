import { beforeAll, describe, expect, it } from 'vitest';
import { LANGUAGES, type Language } from '../../../src/domain/language.ts';
import type { Brain } from '../../../src/turn.ts';
import { classifyMessage } from '../../../src/understanding/message.ts';
import { shippedBrain } from '../../fakes/brain.ts';

let brain: Brain;
beforeAll(async () => {
  brain = await shippedBrain();
});

const SENTENCES: Readonly<Record<Language, readonly string[]>> = {
  en: [
    'my … no longer pumps any water, what can you do?',
    'how long is a … guaranteed?',
    'I got a … with the plan and want to stop, what does it cost?',
    'is the … still supported?',
  ],
  fr: [
    "ma … ne pompe plus l'eau, que pouvez-vous faire ?",
    'combien de temps une … est-elle garantie ?',
    "j'ai une … avec l'abonnement et je veux arrêter, ça coûte combien ?",
    'la … est-elle toujours prise en charge ?',
  ],
};

describe('the name of a machine', () => {
  it.each(
    LANGUAGES.flatMap((language) => SENTENCES[language].map((sentence) => [language, sentence] as const)),
  )('changes nothing of what is asked (%s): %s', (language, sentence) => {
    const { vocabularies } = brain.voices[language];
    const names = vocabularies
      .filter(({ readAs }) => readAs !== null)
      .flatMap(({ values }) =>
        values.filter(({ isAsWritten }) => !isAsWritten).map(({ label }) => label[language]),
      );
    const readings = names.map((name) => {
      const { ranking, verdict } = classifyMessage(
        brain.understanding[language],
        sentence.replace('…', name),
      );
      return { verdict, intent: ranking[0]?.intent };
    });
    expect(names.length).toBeGreaterThan(10);
    for (const reading of readings) expect(reading).toEqual(readings[0]);
  });
});

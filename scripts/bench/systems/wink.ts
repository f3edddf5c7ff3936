import winkNaiveBayes from 'wink-naive-bayes-text-classifier';
import { stem } from '../../../src/language/stem.ts';
import { OUT_OF_SCOPE } from '../data.ts';
import { guessFrom, type System, shares } from '../system.ts';

/** It brings no tokeniser; its documentation asks for lower-case, stemmed words. */
const stems = (text: string): string[] =>
  (text.toLowerCase().match(/[a-z0-9']+/g) ?? []).map((word) => stem(word, 'en'));

export const wink: System = (examples) => {
  const classifier = winkNaiveBayes();
  classifier.definePrepTasks([stems]);
  classifier.defineConfig({ considerOnlyPresence: true, smoothingFactor: 0.5 });
  for (const { text, intent } of examples) classifier.learn(text, intent);
  classifier.consolidate();
  return {
    guess(text) {
      // It tells the logarithm, to base two, of each intent's odds.
      const ranking = classifier
        .computeOdds(text)
        .filter(([intent]) => intent !== 'unknown')
        .map(([intent, odds]) => ({ intent, confidence: 2 ** Math.min(odds, 1_000) }));
      return guessFrom(shares(ranking), OUT_OF_SCOPE);
    },
    modelBytes: () => classifier.exportJSON().length,
  };
};

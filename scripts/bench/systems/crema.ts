import { readVectors } from '../../../src/content/vectors.ts';
import { trainClassifier } from '../../../src/understanding/classifier.ts';
import { classify } from '../../../src/understanding/classify.ts';
import { encode } from '../../../src/understanding/codec.ts';
import { learntOf } from '../../../src/understanding/learnt.ts';
import { OUT_OF_SCOPE } from '../data.ts';
import type { System } from '../system.ts';

/** Our own, trained as the product trains it. */
export const crema: System = async (examples, { language, without }) => {
  const vectors = await readVectors(language);
  const classifier = trainClassifier(examples, {
    language,
    without,
    seed: 1,
    vectors,
    declineIntents: [OUT_OF_SCOPE],
  });
  return {
    guess(text) {
      const { ranking, known } = classify(classifier, text);
      const best = ranking.find(({ intent }) => intent !== OUT_OF_SCOPE);
      return { intent: best?.intent ?? null, confidence: best?.confidence ?? 0, known };
    },
    modelBytes: () => encode(learntOf(classifier)).byteLength,
  };
};

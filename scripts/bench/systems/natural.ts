// By sub-path: the package's root loads drivers of three databases.
import BayesClassifier from 'natural/lib/natural/classifiers/bayes_classifier.js';
import LogisticRegressionClassifier from 'natural/lib/natural/classifiers/logistic_regression_classifier.js';
import { OUT_OF_SCOPE } from '../data.ts';
import { guessFrom, type System, shares } from '../system.ts';

const natural =
  (Classifier: typeof BayesClassifier): System =>
  (examples) => {
    const classifier = new Classifier();
    for (const { text, intent } of examples) classifier.addDocument(text, intent);
    classifier.train();
    return {
      guess(text) {
        const ranking = classifier
          .getClassifications(text)
          .map(({ label, value }) => ({ intent: label, confidence: value }));
        return guessFrom(shares(ranking), OUT_OF_SCOPE);
      },
      modelBytes: () => JSON.stringify(classifier).length,
    };
  };

export const naturalBayes = natural(BayesClassifier);
export const naturalLogistic = natural(LogisticRegressionClassifier);

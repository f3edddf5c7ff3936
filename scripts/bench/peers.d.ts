// What the measured packages offer and we use; they ship no types, or types that the strict compiler refuses.
declare module 'natural/lib/natural/classifiers/bayes_classifier.js' {
  export default class Classifier {
    addDocument(text: string, label: string): void;
    train(): void;
    getClassifications(text: string): { label: string; value: number }[];
  }
}
declare module 'natural/lib/natural/classifiers/logistic_regression_classifier.js' {
  export { default } from 'natural/lib/natural/classifiers/bayes_classifier.js';
}
declare module 'wink-naive-bayes-text-classifier' {
  export default function classifier(): {
    definePrepTasks(tasks: readonly ((text: string) => string[])[]): void;
    defineConfig(config: { considerOnlyPresence: boolean; smoothingFactor: number }): void;
    learn(text: string, label: string): void;
    consolidate(): void;
    computeOdds(text: string): [label: string, odds: number][];
    exportJSON(): string;
  };
}
declare module '@nlpjs/basic' {
  interface Nlp {
    addDocument(language: string, text: string, intent: string): void;
    train(): Promise<void>;
    process(
      language: string,
      text: string,
    ): Promise<{ classifications: { intent: string; score: number }[] }>;
    export(minified: boolean): string;
  }
  export function dockStart(options: object): Promise<{ get(name: 'nlp'): Nlp }>;
}

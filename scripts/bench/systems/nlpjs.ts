import { dockStart } from '@nlpjs/basic';
import { OUT_OF_SCOPE } from '../data.ts';
import { guessFrom, type System } from '../system.ts';

export const nlpjs: System = async (examples) => {
  const dock = await dockStart({
    settings: { nlp: { languages: ['en'], autoSave: false, nlu: { log: false } } },
    use: ['Basic', 'LangEn'],
  });
  const nlp = dock.get('nlp');
  for (const { text, intent } of examples) nlp.addDocument('en', text, intent);
  await nlp.train();
  return {
    async guess(text) {
      const { classifications } = await nlp.process('en', text);
      const ranking = classifications.map(({ intent, score }) => ({ intent, confidence: score }));
      return guessFrom(
        ranking.filter(({ intent }) => intent !== 'None'),
        OUT_OF_SCOPE,
      );
    },
    modelBytes: () => nlp.export(true).length,
  };
};

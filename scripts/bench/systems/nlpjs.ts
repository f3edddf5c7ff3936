import { dockStart } from '@nlpjs/basic';
import { OUT_OF_SCOPE } from '../data.ts';
import { guessFrom, type System } from '../system.ts';

/** What the package brings; a language without a plugin of its own is read without stems. */
const PLUGINS = { en: ['LangEn'], fr: [] };

export const nlpjs: System = async (examples, { language }) => {
  const dock = await dockStart({
    settings: { nlp: { languages: [language], autoSave: false, nlu: { log: false } } },
    use: ['Basic', ...PLUGINS[language]],
  });
  const nlp = dock.get('nlp');
  for (const { text, intent } of examples) nlp.addDocument(language, text, intent);
  await nlp.train();
  return {
    async guess(text) {
      const { classifications } = await nlp.process(language, text);
      const ranking = classifications.map(({ intent, score }) => ({ intent, confidence: score }));
      return guessFrom(
        ranking.filter(({ intent }) => intent !== 'None'),
        OUT_OF_SCOPE,
      );
    },
    modelBytes: () => nlp.export(true).length,
  };
};

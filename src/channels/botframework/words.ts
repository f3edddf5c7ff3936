import type { Language } from '../../domain/language.ts';

/** Said when a message could not be answered for a fault of ours. */
export const SORRY: Readonly<Record<Language, string>> = {
  en: 'Sorry, something went wrong on our side. Please send your message again in a moment.',
  fr: 'Désolé, un problème est survenu de notre côté. Renvoyez votre message dans un instant, s’il vous plaît.',
};

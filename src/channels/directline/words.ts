import type { Language } from '../../domain/language.ts';

/** Said by the channel itself when someone sends a file: the bot never sees files. */
export const FILES_DECLINED: Readonly<Record<Language, string>> = {
  en: 'I cannot read files or pictures. Please describe your question in words.',
  fr: 'Je ne peux pas lire les fichiers ni les images. Décrivez votre question avec des mots, s’il vous plaît.',
};

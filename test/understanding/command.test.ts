import { describe, expect, it } from 'vitest';
import type { CommandWords } from '../../src/domain/content.ts';
import { findCommand, findLeadingCommand } from '../../src/understanding/command.ts';
import { buildCommandBook } from '../../src/understanding/commandBook.ts';

const WORDS: CommandWords = {
  stop: { en: ['stop', 'never mind', 'cancel'], fr: ['stop', 'laisse tomber', 'annuler'] },
  'start-over': { en: ['start over', 'restart'], fr: ['recommencer', 'on recommence'] },
  unknown: { en: ["I don't know", 'no idea'], fr: ['je ne sais pas', 'aucune idée'] },
  yes: { en: ['yes', 'ok'], fr: ['oui', "d'accord"] },
  no: { en: ['no'], fr: ['non'] },
  doubt: { en: ['are you sure'], fr: ['êtes-vous sûr'] },
  why: { en: ['why'], fr: ['pourquoi'] },
  'is-that-all': { en: ['is that all'], fr: ["c'est tout"] },
  'in-short': { en: ['in one word'], fr: ['en un mot'] },
  'language-en': { en: ['english'], fr: ['anglais', 'en anglais'] },
  'language-fr': { en: ['french', 'in french'], fr: ['français'] },
  rephrase: { en: ['ask another way'], fr: ['reformuler'] },
  'leave-question': { en: ['leave my question'], fr: ['laisser ma question'] },
};

describe('findCommand', () => {
  it.each([
    ['en', 'stop', 'stop'],
    ['en', 'STOP!!', 'stop'],
    ['en', 'please stop', 'stop'],
    ['en', 'Never mind, thanks.', 'stop'],
    ['en', 'nevermind', 'stop'],
    ['en', 'start over', 'start-over'],
    ['en', 'strat over', 'start-over'],
    ['en', 'I don’t know', 'unknown'],
    ['en', 'i dont know', 'unknown'],
    ['en', 'sorry, no idea', 'unknown'],
    ['en', 'yes please', 'yes'],
    ['en', 'ok', 'yes'],
    ['en', 'no thank you', 'no'],
    ['en', 'oui', 'yes'],
    ['en', 'français svp', 'language-fr'],
    ['fr', 'oui merci', 'yes'],
    ['fr', "D'accord", 'yes'],
    ['fr', 'd’accord', 'yes'],
    ['fr', 'non', 'no'],
    ['fr', 'AUCUNE IDEE', 'unknown'],
    ['fr', 'je ne sais pas, désolé', 'unknown'],
    ['fr', "laisse tomber s'il te plaît", 'stop'],
    ['fr', 'recomencer', 'start-over'],
    ['fr', 'in French', 'language-fr'],
  ] as const)('hears in %s "%s" as %s', (language, text, command) => {
    expect(findCommand(text, buildCommandBook(WORDS, language))).toBe(command);
  });

  it.each([
    ['en', 'how do I stop the machine'],
    ['en', 'cancel my subscription'],
    ['en', 'step'],
    ['en', 'yesterday'],
    ['en', ''],
    ['en', '🙂'],
    ['en', 'please'],
    ['fr', 'oui mais combien ça coûte'],
    ['fr', 'nom'],
    ['fr', 'stop '.repeat(1000)],
  ] as const)('hears no command in %s "%s"', (language, text) => {
    expect(findCommand(text, buildCommandBook(WORDS, language))).toBeNull();
  });

  it.each([
    ["I don't know when it started", 'unknown'],
    ['no idea which one', 'unknown'],
    ['je ne sais pas quand', 'unknown'],
    ['I paid 99, really no idea about the full price', 'unknown'],
    ['the full price? no idea', 'unknown'],
    ['yes it is', null],
    ['what if I do not know', null],
  ] as const)('is told from what it is about when a message begins with it: %s', (text, command) => {
    expect(findLeadingCommand(text, buildCommandBook(WORDS, 'en'))).toBe(command);
  });
});

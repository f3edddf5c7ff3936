import { LANGUAGES } from '../../domain/language.ts';
import { plainWords } from '../../language/normalise.ts';
import type { Content } from '../load.ts';
import type { Problem } from '../problem.ts';

/** A button sends its words: the ways offered after an answer that did not help must be understood when pressed. */
export function checkHelp({ phrases, commands, intents }: Content): Problem[] {
  return LANGUAGES.flatMap((language) => {
    const source = phrases[language];
    if (!source || !commands) return [];
    const examples = intents.flatMap(({ value }) => value.examples[language]);
    const commandsIn = 'intents/vocabulary/_commands.yaml';
    const understood = [
      ['help-rephrase', commands.value.rephrase[language], `rephrase in ${commandsIn}`],
      ['help-leave', commands.value['leave-question'][language], `leave-question in ${commandsIn}`],
      ['help-contact', examples, 'an intent that tells how to reach the team'],
    ] as const;
    return understood.flatMap(([id, words, owner]) => {
      const said = plainWords(source.value.dialogue[id] ?? '');
      if (words.some((one) => plainWords(one) === said)) return [];
      return [
        {
          file: source.file,
          line: source.lineOf(['dialogue', id]),
          message: `dialogue.${id}: nobody would understand this button; add its words to ${owner}`,
        },
      ];
    });
  });
}

import { BUTTON_LIMITS } from '../../domain/button.ts';
import type { Language } from '../../domain/language.ts';
import { withoutPlaceholders } from '../../replies/template.ts';
import type { Content } from '../load.ts';
import type { Problem } from '../problem.ts';

const { buttons, buttonTitle, rows, rowTitle, footer } = BUTTON_LIMITS;

/** Choices must fit on WhatsApp's buttons, where a longer one is cut; what a placeholder prints is not counted. */
export function checkChoices(content: Content, language: Language): Problem[] {
  const answers = content.answers[language].flatMap(({ value, file, lineOf }) =>
    value.choices
      .map((choice, index) => ({ choice, line: lineOf(['choices', index]) }))
      .filter(({ choice }) => lengthOf(choice) > buttonTitle)
      .map(({ choice, line }) => ({ file, line, message: tooLong(value.intent, choice, buttonTitle) })),
  );
  const phrases = content.phrases[language];
  if (!phrases) return answers;
  const { file, lineOf, value } = phrases;
  const facts = Object.entries(value.facts).flatMap(([fact, { choices }]): Problem[] => {
    const path = ['facts', fact, 'choices'];
    const limit = choices.length > buttons ? rowTitle : buttonTitle;
    const long = choices.flatMap((choice, index) =>
      lengthOf(choice) > limit
        ? [{ file, line: lineOf([...path, index]), message: tooLong(`facts.${fact}`, choice, limit) }]
        : [],
    );
    const many = `facts.${fact}: ${choices.length} choices; WhatsApp shows ${rows} at most, so leave some to be typed`;
    return choices.length > rows ? [{ file, line: lineOf(path), message: many }, ...long] : long;
  });
  const limits = {
    choose: buttonTitle,
    'rating-yes': buttonTitle,
    'rating-no': buttonTitle,
    'rating-question': footer,
  };
  const own = Object.entries(limits).flatMap(([id, limit]) => {
    const text = value.whatsapp[id as keyof typeof limits];
    return text.length > limit
      ? [{ file, line: lineOf(['whatsapp', id]), message: tooLong(`whatsapp.${id}`, text, limit) }]
      : [];
  });
  return [...answers, ...facts, ...own];
}

const lengthOf = (choice: string): number => withoutPlaceholders(choice).length;

const tooLong = (where: string, text: string, limit: number): string =>
  `${where}: "${text}" has more than the ${limit} characters that WhatsApp shows; shorten it`;

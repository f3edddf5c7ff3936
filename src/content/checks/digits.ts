import { LANGUAGES } from '../../domain/language.ts';
import { withoutPlaceholders } from '../../replies/template.ts';
import type { Content } from '../load.ts';
import type { Problem } from '../problem.ts';
import { templatesOf } from './templates.ts';

/** A figure typed into a text would stay behind when the published figure changes. */
export function checkDigits(content: Content): Problem[] {
  return LANGUAGES.flatMap((language) =>
    templatesOf(content, language)
      .filter(({ text }) => /\p{Nd}/u.test(withoutPlaceholders(text)))
      .map(({ file, line, where }) => ({
        file,
        line,
        message: `${where}: a digit is typed in the text; print a value instead, such as {penalty} or {figure.penalty-share}`,
      })),
  );
}

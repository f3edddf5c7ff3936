import { CremaError } from '../domain/errors.ts';
import type { DateLead } from './format.ts';

const PLACEHOLDER = /\{(?:(on|from|until|through|around):)?([a-zA-Z][a-zA-Z0-9.-]*)\}/g;

/** The names that stand behind a word such as "on", which only a date can. */
export const ledNames = (template: string): string[] =>
  [...template.matchAll(PLACEHOLDER)].flatMap(([, lead, name]) => (lead ? [name!] : []));

/** The names a template prints, in order, with repeats. */
export function placeholders(template: string): string[] {
  return [...template.matchAll(PLACEHOLDER)].map(([, , name]) => name!);
}

/** The text with nothing but what is said as it stands. */
export const withoutPlaceholders = (template: string): string => template.replace(PLACEHOLDER, '');

/** Puts the printed values into a template; fails with CONTENT_INVALID on a name nobody gives. */
export function fillTemplate(
  template: string,
  printed: (name: string, lead: DateLead | null) => string | null,
): string {
  return template
    .replace(PLACEHOLDER, (_whole, lead: DateLead | undefined, name: string) => {
      const value = printed(name, lead ?? null);
      if (value === null)
        throw new CremaError(
          'CONTENT_INVALID',
          `the template "${template.slice(0, 60)}…" prints {${name}}, which nothing provides; run npm run check:content`,
        );
      return value;
    })
    .trim();
}

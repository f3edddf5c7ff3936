import type { AccountList } from '../domain/customer.ts';
import { LANGUAGES } from '../domain/language.ts';
import { plain, type Value } from '../domain/value.ts';
import { plainWords } from '../language/normalise.ts';
import { ordinalIn } from '../language/ordinals.ts';
import { optionsOf } from './account.ts';
import type { Heard } from './heard.ts';
import type { Rulebook } from './rulebook.ts';

/** The offered intent a reply picks, by its label in either language or by its number in the list; null for anything else. */
export function chosenIntent(
  rulebook: Rulebook,
  offered: readonly string[],
  heard: Pick<Heard, 'text' | 'understood'>,
): string | null {
  const [first, ...others] = offered;
  if (first !== undefined && others.length === 0 && heard.understood.command === 'yes') return first;
  return (
    labelledIntent(rulebook, offered, heard.text) ??
    offered[listNumber(heard) ?? ordinalIn(heard.text) ?? -1] ??
    null
  );
}

/** The offered intent whose label, in either language, the text is; null for anything else. */
export function labelledIntent(rulebook: Rulebook, offered: readonly string[], text: string): string | null {
  const wanted = plainWords(text);
  const byLabel = offered.find((id) =>
    LANGUAGES.some((language) => plainWords(rulebook.intents.get(id)?.label[language] ?? '') === wanted),
  );
  return byLabel ?? null;
}

/** The item of the account a reply picks: by a name or date only one item has, or by its number; null for anything else. */
export function chosenItem(
  list: AccountList,
  heard: Pick<Heard, 'text' | 'understood' | 'world'>,
): number | null {
  const options = heard.world.customer ? optionsOf(heard.world.customer, list) : [];
  const matching = options.flatMap((values, index) =>
    values.some((value) => isNamed(value, heard) && isUnique(value, options)) ? [index] : [],
  );
  if (matching.length === 1) return matching[0] ?? null;
  const number = listNumber(heard) ?? ordinalIn(heard.text);
  return number !== null && number < options.length ? number : null;
}

/** "And the other one?": of two items, the one that was not picked; null for anything else. */
export function otherItem(
  list: AccountList,
  picked: number,
  { text, world }: Pick<Heard, 'text' | 'world'>,
): number | null {
  const count = world.customer ? optionsOf(world.customer, list).length : 0;
  return count === 2 && picked >= 0 && OTHER.test(plainWords(text)) ? 1 - picked : null;
}

const OTHER = /\b(?:the other(?: one)?|l autre)$/;

function isNamed(value: Value, { text, understood }: Pick<Heard, 'text' | 'understood'>): boolean {
  switch (value.kind) {
    case 'term':
      return (
        understood.entities.some(
          ({ kind, ...entity }) => kind === 'term' && 'id' in entity && entity.id === value.id,
        ) || plainWords(text).includes(plainWords(value.id))
      );
    case 'date':
      return understood.entities.some((entity) => entity.kind === 'date' && entity.date === value.date);
    case 'text':
      return plainWords(text).includes(plainWords(value.text));
    default:
      return false;
  }
}

const isUnique = (value: Value, options: readonly (readonly Value[])[]): boolean =>
  options.filter((values) => values.some((one) => one.kind === value.kind && plain(one) === plain(value)))
    .length === 1;

/** The position a bare "2" picks; null when the message says anything else. */
function listNumber({ understood }: Pick<Heard, 'understood'>): number | null {
  const [only, ...others] = understood.entities;
  return only?.kind === 'number' && others.length === 0 ? only.value - 1 : null;
}

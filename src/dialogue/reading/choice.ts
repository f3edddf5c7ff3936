import { LANGUAGES } from '../../domain/language.ts';
import { plainWords } from '../../language/normalise.ts';
import { ordinalIn } from '../../language/ordinals.ts';
import { COMMON_WORDS } from '../../language/words.ts';
import type { Heard } from '../heard.ts';
import type { Rulebook } from '../rulebook.ts';

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
    byWordsOfLabel(rulebook, offered, heard.text) ??
    offered[listNumber(heard) ?? ordinalIn(heard.text) ?? -1] ??
    ofThingNamed(rulebook, offered, heard)
  );
}

/** "The machine, obviously", of a missing refund or a faulty machine: the one offered of which the thing is named, in few words. */
function ofThingNamed(
  { intents }: Rulebook,
  offered: readonly string[],
  { text, understood }: Pick<Heard, 'text' | 'understood'>,
): string | null {
  const [named, ...otherNames] = understood.leaving?.named ?? [];
  const words = text.match(/\p{L}+/gu)?.length ?? 0;
  if (named === undefined || otherNames.length > 0 || text.includes('?') || words > MAX_PICKING_WORDS)
    return null;
  if (understood.verdict === 'confident' || understood.leaving?.turnedAway.length) return null;
  const [only, ...others] = offered.filter((id) => intents.get(id)?.topic === named);
  return only !== undefined && others.length === 0 ? only : null;
}

/** Who says more asks something of its own. */
const MAX_PICKING_WORDS = 5;

/** The offered intent whose label, in either language, the text is; null for anything else. */
export function labelledIntent(rulebook: Rulebook, offered: readonly string[], text: string): string | null {
  const wanted = plainWords(text);
  const byLabel = offered.find((id) =>
    LANGUAGES.some((language) => plainWords(rulebook.intents.get(id)?.label[language] ?? '') === wanted),
  );
  return byLabel ?? null;
}

/** "Repair", of "what a repair costs", "the cancellation fee" or "using the machine": a word or two that stand in one label alone. */
function byWordsOfLabel({ intents }: Rulebook, offered: readonly string[], text: string): string | null {
  if (/\p{N}|\?/u.test(text)) return null;
  const words = plainWords(text)
    .split(' ')
    .filter((word) => word !== '');
  const telling = words.filter((word) => !COMMON_WORDS.has(word) && !ARTICLES.has(word));
  if (telling.length === 0 || words.length > MAX_PICKING_WORDS) return null;
  const isIn = (id: string) =>
    LANGUAGES.some((language) => {
      const label = plainWords(intents.get(id)?.label[language] ?? '').split(' ');
      return telling.every((word) => label.includes(word));
    });
  const [only, ...others] = offered.filter(isIn);
  return only !== undefined && others.length === 0 ? only : null;
}

const ARTICLES: ReadonlySet<string> = new Set([
  'a',
  'an',
  'the',
  'l',
  'le',
  'la',
  'les',
  'un',
  'une',
  'd',
  'de',
  'du',
  'des',
]);

/** The position a bare "2" picks; null when the message says anything else. */
export function listNumber({ understood }: Pick<Heard, 'understood'>): number | null {
  const [only, ...others] = understood.entities;
  return only?.kind === 'number' && others.length === 0 ? only.value - 1 : null;
}

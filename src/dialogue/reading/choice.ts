import { LANGUAGES } from '../../domain/language.ts';
import { plainWords } from '../../language/normalise.ts';
import { ordinalIn } from '../../language/ordinals.ts';
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

/** The position a bare "2" picks; null when the message says anything else. */
export function listNumber({ understood }: Pick<Heard, 'understood'>): number | null {
  const [only, ...others] = understood.entities;
  return only?.kind === 'number' && others.length === 0 ? only.value - 1 : null;
}

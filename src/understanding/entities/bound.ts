import type { Bound } from '../../domain/entity.ts';

/** "Just over", « un peu plus de »: the true length is longer than the one told. */
const OVER =
  "(?:(?:(?:a )?(?:little|bit|tad|touch)|just|only just|slightly|well|way|far) )?(?:over|more than|upwards of|in excess of)|(?:un (?:tout )?(?:petit )?peu |un poil |a peine |tout juste |legerement |bien |largement )?plus d(?:e |')";
/** "Not quite", « presque »: it is shorter. */
const UNDER =
  "(?:(?:(?:a )?(?:little|bit|tad|touch)|just|slightly|well) )?(?:under|less than|short of|shy of)|(?:not|n't|isnt) (?:quite|even|yet|even quite)|almost|nearly|very nearly|coming up (?:to|on|for)|approaching|(?:un (?:tout )?(?:petit )?peu |un poil |legerement |bien )?moins d(?:e |')|presque|quasi(?:ment)?|pas (?:tout a fait|encore|meme)|meme pas|bientot";
const DENIED = '(?<denied>\\b(?:no|not|pas|jamais|never) )?';

const OVER_BEFORE = new RegExp(`${DENIED}(?<![\\p{L}])(?:${OVER}) ?$`, 'u');
const UNDER_BEFORE = new RegExp(`${DENIED}(?:(?<![\\p{L}])|(?=n't))(?:${UNDER}) ?$`, 'u');
/** "Two years and a bit", « deux ans passés »: longer as well. */
const OVER_AFTER =
  /^(?: and (?:a bit|a little|change|some|a few (?:days|weeks))| (?:et )?(?:quelques?(?: (?:jours?|semaines?))?|des poussieres|des brouettes)| passes?| bien tasses| odd)\b/u;

/** As much as the longest of them takes; a long text is not searched again for every length in it. */
const MAX_LEAD_CHARS = 60;

/** On which side of a length the true one lies, by the words around it, and where those before it begin; null where none says. */
export function boundOf(
  text: string,
  { from, to }: { from: number; to: number },
): { readonly bound: Bound; readonly from: number } | null {
  const start = Math.max(0, from - MAX_LEAD_CHARS);
  const before = text.slice(start, from);
  const over = OVER_BEFORE.exec(before);
  // "No more than two years" is two at most.
  if (over) return { bound: over.groups!.denied ? 'under' : 'over', from: start + over.index };
  const under = UNDER_BEFORE.exec(before);
  if (under) return { bound: under.groups!.denied ? 'over' : 'under', from: start + under.index };
  return OVER_AFTER.test(text.slice(to)) ? { bound: 'over', from } : null;
}

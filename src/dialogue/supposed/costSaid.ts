import type { Heard } from '../heard.ts';
import { policyOf, type Rulebook } from '../rulebook.ts';

/** Words of a message that say what leaving costs, and where they stand. */
export interface CostSaid {
  readonly isFree: boolean;
  readonly start: number;
  readonly end: number;
}

/** Beside a day, these alone say that leaving costs nothing. */
const NOTHING = /(?<!\p{L})(?:nothing|zero|nil|plus (?:de frais|rien|aucun)|rien|z[ée]ro)(?!\p{L})/iu;

/** And these that it costs something: "any fee on the 30th?"; « n'y a-t-il plus de frais ? » is told above. */
const SOMETHING =
  /(?<!\p{L})(?:(?:any|a|some) (?:fees?|costs?|charges?|penalty)|(?:des|une) (?:frais|p[ée]nalit[ée]))(?!\p{L})/iu;

/** "There won't be any fee", "never a charge": a word before it, of the same clause, says that there is none. */
const DENIES =
  /(?<!\p{L})(?:not|no|never|without|\p{L}+n['’]?t|pas|jamais|sans|aucune?)(?:\s+\p{L}+){0,4}\s*$/iu;

/** "I'd pay nothing", « il y a des frais »: what the message says that leaving costs, as an answer to this intent may come to it. */
export function costsSaid(rulebook: Rulebook, intent: string, { text, understood }: Heard): CostSaid[] {
  const policy = policyOf(rulebook, intent)?.id;
  const said = (understood.claimed ?? []).flatMap(({ claim, isDenied, start, end }) => {
    const { holds = [], fails = [] } = rulebook.verdicts[claim] ?? {};
    const isOfPolicy = [...holds, ...fails].some((outcome) => outcome.startsWith(`${policy}/`));
    return isOfPolicy ? [{ isFree: !isDenied, start, end }] : [];
  });
  if (said.length > 0) return said;
  const bare = NOTHING.exec(text) ?? SOMETHING.exec(text);
  if (!bare) return said;
  const { 0: words, index: start } = bare;
  const isFree = NOTHING.test(words) || DENIES.test(text.slice(0, start));
  return [{ isFree, start, end: start + words.length }];
}

import type { Heard } from './heard.ts';
import { policyOf, type Rulebook } from './rulebook.ts';

/** Words of a message that say what leaving costs, and where they stand. */
export interface CostSaid {
  readonly isFree: boolean;
  readonly start: number;
  readonly end: number;
}

/** Beside a day, these alone say that leaving costs nothing. */
const NOTHING =
  /(?<!\p{L})(?:nothing|zero|nil|any (?:fees?|costs?|charge|penalty)|plus (?:de frais|rien|aucun)|rien|z[ée]ro)(?!\p{L})/iu;

/** "I'd pay nothing", « il y a des frais »: what the message says that leaving costs, as an answer to this intent may come to it. */
export function costsSaid(rulebook: Rulebook, intent: string, { text, understood }: Heard): CostSaid[] {
  const policy = policyOf(rulebook, intent)?.id;
  const said = (understood.claimed ?? []).flatMap(({ claim, isDenied, start, end }) => {
    const { holds = [], fails = [] } = rulebook.verdicts[claim] ?? {};
    const isOfPolicy = [...holds, ...fails].some((outcome) => outcome.startsWith(`${policy}/`));
    return isOfPolicy ? [{ isFree: !isDenied, start, end }] : [];
  });
  const bare = said.length === 0 ? NOTHING.exec(text) : null;
  return bare ? [{ isFree: true, start: bare.index, end: bare.index + bare[0].length }] : said;
}

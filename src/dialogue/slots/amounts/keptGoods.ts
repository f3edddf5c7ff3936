import { type Amount, centsIn, type Entity, isAmount, isMarker } from '../../../domain/entity.ts';
import type { FactName, Facts } from '../../../domain/fact.ts';

const WE_KEPT = "(?:i|we)(?:['’]ve| have| did| only| also| just)* (?:kept|keep)|(?:but|and) (?:kept|keep)";
const NOUS_AVONS_GARDE =
  "(?:j['’]? ?(?:en )?ai|on (?:en )?a|nous (?:en )?avons|et|mais)(?: seulement| aussi| juste)* (?:gard|conserv)ée?s?";
/** A paper is kept too, and costs nothing. */
const PAPER = '(?!proof|receipt|slip|preuve|reçu|récépissé)';
/** "I kept one box at 24 €", « j'en ai gardé pour 24 »: up to what these goods cost. */
const KEPT = new RegExp(
  `(?<!\\p{L})(?:${WE_KEPT}|${NOUS_AVONS_GARDE})(?: ${PAPER}[\\p{L}\\d'’-]+){0,7}\\s*[€£(]?\\s*$`,
  'iu',
);

interface Context {
  readonly text: string;
  readonly wanted: readonly FactName[];
  readonly facts: Facts;
}

/**
 * What was kept of an order did not come back as money, and is not owed either: of what the order cost, or was expected
 * of it before, the rest is.
 */
export function withoutKeptGoods(
  entities: readonly Entity[],
  { text, wanted, facts }: Context,
): readonly Entity[] {
  if (!wanted.includes('refundExpected')) return entities;
  const righted = withPriceRighted(entities, { text, facts });
  if (righted) return righted;
  const kept = entities.filter(
    (entity): entity is Amount =>
      isAmount(entity) && (isKept(entity, text) || lessOf(entity, { entities, text }) !== undefined),
  );
  if (kept.length === 0) return entities;
  const others = entities.filter((entity) => !kept.some((one) => one === entity));
  const whole = lessOf(kept[0]!, { entities, text }) ?? wholeOf(others);
  const cost = kept.reduce((sum, one) => sum + centsIn(one), 0);
  const due = (whole ? centsIn(whole) : openGap(facts)) - cost;
  if (due <= 0) return others;
  const { start, end } = whole ?? kept[0]!;
  const rest: Entity[] = [
    { kind: 'money', start, end, cents: due },
    { kind: 'cue', start, end, facts: ['refundExpected'] },
  ];
  return [...others.filter((entity) => entity !== whole), ...rest].sort(
    (one, other) => one.start - other.start,
  );
}

/** "The box is 19, not 24", once the rest was expected for a box of 24: so much more, or less, was to come. */
function withPriceRighted(
  entities: readonly Entity[],
  { text, facts }: Pick<Context, 'text' | 'facts'>,
): readonly Entity[] | null {
  const { refundReceived: came, refundExpected: due } = facts;
  const [right, wrong, ...others] = entities.filter(isAmount);
  if (due?.kind !== 'known' || due.value.kind !== 'money' || !right || !wrong || others.length > 0)
    return null;
  const isSetAgainst = entities.some(
    (one) => isMarker(one, 'instead') && one.start >= right.end && one.end <= wrong.start,
  );
  if (!isSetAgainst || !OF_GOODS.test(text.slice(0, right.start))) return null;
  const left = entities.filter((one) => one !== right && one !== wrong && !isMarker(one, 'instead'));
  // Where something is missing, that price was no part of what was expected.
  const cents = due.value.cents + centsIn(wrong) - centsIn(right);
  if (openGap(facts) > 0 || came?.kind !== 'known' || cents <= 0) return left;
  const { start, end } = right;
  return [
    ...left,
    { kind: 'money', start, end, cents },
    { kind: 'cue', start, end, facts: ['refundExpected'] },
  ];
}

/** What one thing of an order costs. */
const OF_GOODS =
  /(?<!\p{L})(?:box|sleeve|pack|packet|set|cup|mug|frother|item|capsules|pods|coffee|boîte|boite|étui|paquet|lot|tasse|mousseur|article|capsules|dosettes|café)(?!\p{L})[^.;!?]*?(?<!\p{L})(?:is|was|costs?|cost|were|are|est|était|coûte(?:nt)?|coute|coûtait|coûtaient|vaut|valait|à)(?!\p{L})[^.;!?]*$/iu;

/** True for what goods cost that the customer kept. */
export const isKept = ({ start }: Entity, text: string): boolean => KEPT.test(text.slice(0, start));

const LESS = /^\s*(?:€|euros?|eur)?\s*(?:minus|less|moins|[-−])\s*[€£]?\s*$/iu;

/** "58 minus 24": the amount that this one is taken from. */
const lessOf = (
  { start }: Entity,
  { entities, text }: { readonly entities: readonly Entity[]; readonly text: string },
): Amount | undefined =>
  entities.find(
    (whole): whole is Amount =>
      isAmount(whole) && whole.end <= start && LESS.test(text.slice(whole.end, start)),
  );

/** The amount that words beside it call what was paid or ordered. */
const wholeOf = (entities: readonly Entity[]): Amount | undefined =>
  entities.find(
    (entity, at): entity is Amount =>
      isAmount(entity) &&
      entities
        .slice(0, at)
        .some(
          (cue) =>
            cue.kind === 'cue' &&
            cue.facts.includes('refundExpected') &&
            entity.start - cue.end <= BESIDE_CHARS,
        ),
  );

const BESIDE_CHARS = 8;

/** What was expected so far, where less came: only what is missing can be what was kept. */
function openGap({ refundReceived: came, refundExpected: due }: Facts): number {
  const cents = (fact: Facts[FactName]) =>
    fact?.kind === 'known' && fact.value.kind === 'money' ? fact.value.cents : 0;
  return cents(due) > cents(came) ? cents(due) : 0;
}

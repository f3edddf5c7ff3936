import { type Amount, type Entity, isAmount } from '../../../domain/entity.ts';
import { FACT_VOCABULARIES, type FactName } from '../../../domain/fact.ts';
import { blanked } from '../../../language/spans.ts';
import { isPrice } from './barePrices.ts';

// A lone "with" says which of two prices an amount is only where nothing follows that it could belong to.
const NOTHING_TO_OWN = String.raw`(?=\s*(?:$|[,.;:!?)/]|(?:and|or|et|ou|puis)(?!\p{L})))`;
const AFTER = new RegExp(
  String.raw`^\s*(?:€|euros?|eur)?\s*(?:(?:is|was|c['’]?est|c) )?(?:(?:the price|le prix) )?(?<side>with(?:out)?|w\/o|avec|avc|sans)${NOTHING_TO_OWN}`,
  'iu',
);
const BEFORE = /(?:^|[,;.:/]\s*)(?<side>with(?:out)?|w\/o|avec|avc|sans)\s*:?\s*$/iu;
const NOTHING_AFTER = /^\s*(?:€|euros?|eur)?\s*(?:$|[,.;!)/]|(?:and|or|et|ou|puis)(?!\p{L}))/iu;

/** "199 without, 29 with": beside an amount, the one word says which price it is. */
export function withSides(entities: readonly Entity[], text: string): Entity[] {
  const cues = entities.flatMap((entity): Entity[] => {
    if (entity.kind !== 'money' && entity.kind !== 'number') return [];
    const after = AFTER.exec(text.slice(entity.end));
    if (after) {
      const end = entity.end + after[0].length;
      return [cueFor(after.groups!.side!, { start: end - after.groups!.side!.length, end })];
    }
    const before = NOTHING_AFTER.test(text.slice(entity.end))
      ? BEFORE.exec(text.slice(0, entity.start))
      : null;
    if (!before) return ofSubscription(entity, { entities, text });
    const start = before.index + before[0].indexOf(before.groups!.side!);
    return [cueFor(before.groups!.side!, { start, end: start + before.groups!.side!.length })];
  });
  return [...entities.map((entity) => withCopula(entity, { entities, text })), ...cues];
}

/** "79 is what I paid, 200 is without": words that say what an amount is stand right beside it. */
function withCopula(
  cue: Entity,
  { entities, text }: { readonly entities: readonly Entity[]; readonly text: string },
): Entity {
  if (cue.kind !== 'cue' || !cue.facts.some(isPrice)) return cue;
  const amount = entities.findLast((entity) => isAmount(entity) && entity.end <= cue.start);
  return amount && COPULA.test(text.slice(amount.end, cue.start)) ? { ...cue, start: amount.end } : cue;
}

const COPULA =
  /^\s*(?:€|euros?|eur)?\s*,?\s*(?:is|was|it['’]?s|that['’]?s|c['’]?est|c['’]?était|c|est|était)(?: (?:the|what|price|le|la|prix|ce que|celui))*\s*$/iu;

/** « L'abo Vertuo Pop à 1 euro », "a Pop subscription for 19": the price of the machine that a subscription is of. */
function ofSubscription(
  amount: Amount,
  { entities, text }: { readonly entities: readonly Entity[]; readonly text: string },
): Entity[] {
  const names = entities.filter(({ kind, end }) => kind === 'term' && end <= amount.start);
  const lead = OF_SUBSCRIPTION.exec(blanked(text.slice(0, amount.start), names));
  const isMonthly = amount.kind === 'money' && amount.per !== undefined;
  if (!lead || isMonthly || !names.some((name) => isMachineModel(name) && name.end > lead.index - NAME_CHARS))
    return [];
  return [cueFor('with', { start: amount.start - lead.groups!.lead!.length, end: amount.start })];
}

const OF_SUBSCRIPTION =
  /(?<!\p{L})(?:abo|abonnement|formule|sub|subscription|plan)\s+(?<lead>(?:à|a|pour|at|for)\s+[€£]?)$/iu;

/** A machine's name stands beside the word: before it in English, after it in French. */
const NAME_CHARS = 3;

const isMachineModel = (entity: Entity): boolean =>
  entity.kind === 'term' && entity.vocabulary === FACT_VOCABULARIES.machineModel;

function cueFor(side: string, span: { start: number; end: number }): Entity {
  const fact: FactName = /^(?:without|w\/o|sans)$/i.test(side) ? 'fullPrice' : 'subscriptionPrice';
  return { kind: 'cue', ...span, facts: [fact] };
}

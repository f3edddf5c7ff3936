import type { Entity } from '../../domain/entity.ts';
import type { FactName } from '../../domain/fact.ts';

// A lone "with" says which of two prices an amount is only where nothing follows that it could belong to.
const NOTHING_TO_OWN = String.raw`(?=\s*(?:$|[,.;:!?)/]|(?:and|et|puis)(?!\p{L})))`;
const AFTER = new RegExp(
  String.raw`^\s*(?:€|euros?|eur)?\s*(?<side>with(?:out)?|w\/o|avec|avc|sans)${NOTHING_TO_OWN}`,
  'iu',
);
const BEFORE = /(?:^|[,;.:/]\s*)(?<side>with(?:out)?|w\/o|avec|avc|sans)\s*:?\s*$/iu;
const NOTHING_AFTER = /^\s*(?:€|euros?|eur)?\s*(?:$|[,.;!)/]|(?:and|et|puis)(?!\p{L}))/iu;

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
    if (!before) return [];
    const start = before.index + before[0].indexOf(before.groups!.side!);
    return [cueFor(before.groups!.side!, { start, end: start + before.groups!.side!.length })];
  });
  return [...entities, ...cues];
}

function cueFor(side: string, span: { start: number; end: number }): Entity {
  const fact: FactName = /^(?:without|w\/o|sans)$/i.test(side) ? 'fullPrice' : 'subscriptionPrice';
  return { kind: 'cue', ...span, facts: [fact] };
}

import type { Entity } from '../../../domain/entity.ts';

/** "It started leaking", "elle a commencé à fuir": what a machine began to do is no beginning of a contract. */
const DOING =
  /^ (?:to (?!pay\b|subscribe\b)\p{L}+|(?!paying\b|subscribing\b|using\b|during\b|spring\b)\p{L}+ing\b)|^ (?:à|a|par) (?!payer\b|la\b|le\b|partir\b)\p{L}+(?:er|ir|re)\b/iu;
const BEGINS = /(?:start|beg[au]n|commenc|d[ée]but)/iu;

/** The entities without words of beginning that lead to a verb, and to no day. */
export function withoutBeginnings(entities: readonly Entity[], text: string): readonly Entity[] {
  return entities.filter(
    (entity) =>
      !(
        entity.kind === 'cue' &&
        entity.facts.includes('subscriptionStart') &&
        BEGINS.test(text.slice(entity.start, entity.end)) &&
        DOING.test(text.slice(entity.end))
      ),
  );
}

import { type Entity, isMarker } from '../../../domain/entity.ts';
import type { FactName, Facts } from '../../../domain/fact.ts';
import { SUPPOSED_FACTS } from '../asked/supposed.ts';
import { type FillContext, PAST_FACTS } from '../candidates/candidate.ts';

/** What the days of a message are weighed by. */
export type DayContext = FillContext & { readonly entities: readonly Entity[] };

/** The facts that began something; what was asked and not known is what comes back to mind. */
export function pastFacts(open: readonly FactName[], { preferred, facts }: DayContext): readonly FactName[] {
  const isLikely = (fact: FactName) =>
    Number(fact === preferred) * 2 + Number(facts[fact]?.kind === 'unknown');
  return open
    .filter((fact) => PAST_FACTS.includes(fact))
    .sort((first, second) => isLikely(second) - isLikely(first));
}

export const isThoughtOf = (fact: FactName, { facts }: DayContext): boolean =>
  SUPPOSED_FACTS.includes(fact) &&
  facts[fact]?.kind !== 'known' &&
  !(fact === 'subscriptionStart' && isRunning(facts));

/** What has an end has begun: "if I do nothing, what happens in January?" */
const isRunning = ({ commitmentEnd }: Facts): boolean => commitmentEnd?.kind === 'known';

/** "Torn between a Krups and a Magimix for a wedding on the 20th": of machines in general, none was bought on the day told. */
export const isBegun =
  ({ entities }: DayContext) =>
  (fact: FactName): boolean =>
    fact !== 'purchaseDate' || !entities.some((one) => isMarker(one, 'general'));

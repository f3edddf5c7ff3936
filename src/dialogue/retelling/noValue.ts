import type { Conversation } from '../../domain/conversation.ts';
import { type Entity, isMarker, isValue } from '../../domain/entity.ts';
import { FACT_KINDS, type FactName } from '../../domain/fact.ts';
import type { Marker } from '../../domain/marker.ts';
import type { ValueKind } from '../../domain/value.ts';
import { isSame } from '../checks/compare.ts';
import { beginsWith, type Heard, wordsBesideValues } from '../heard.ts';
import { isToldAnew } from '../known/told.ts';
import type { Progress } from '../progress.ts';
import { policyOf, type Rulebook } from '../rulebook.ts';
import { isRepeat } from '../said/said.ts';
import { lastWorkedOut } from '../said/spoken.ts';

/** Who says more tells or asks something else. */
const MAX_WORDS = 9;
/** With more words a denied value is a part of what is told: "I did not pay 329 but…". */
const MAX_DENYING_WORDS = 4;

/**
 * "No, that date is wrong", "no, not in March", "329 is wrong": what puts a value right without telling the right one is asked for it; it
 * is never said to change nothing.
 */
export function withValueAsked(
  rulebook: Rulebook,
  before: Conversation,
  { heard, progress }: { heard: Heard; progress: Progress },
): Progress {
  const fact = wrongFact(rulebook, before, heard);
  if (fact === null || tellsNews(before, progress.conversation)) return progress;
  const isNamed = namedKind(heard) !== null || saysWrong(heard);
  const [step] = progress.steps;
  if (!isNamed && !(step && isRepeat(step))) return progress;
  const { intent } = lastWorkedOut(before)!;
  const asking = { fact, failures: 0, times: 0 };
  return {
    ...progress,
    conversation: { ...before, topic: intent, asking, clarifying: [], choosing: null, misses: 0 },
    steps: [{ kind: 'ask', intent, fact, problem: null, isOpening: false, notice: 'noted-wrong' }],
  };
}

/** The fact that the message says is wrong; null where it says no such thing, or tells a value that was not denied. */
function wrongFact(rulebook: Rulebook, before: Conversation, heard: Heard): FactName | null {
  const last = lastWorkedOut(before);
  const policy = last && policyOf(rulebook, last.intent);
  if (!policy || before.asking || heard.text.includes('?') || wordsBesideValues(heard) > MAX_WORDS)
    return null;
  const told = (Object.keys(policy.reads) as FactName[]).filter((name) => isTyped(before, name));
  const kind = namedKind(heard);
  if (kind !== null) {
    const ofKind = told.filter((name) => FACT_KINDS[name] === kind);
    return before.lastFilled.find((name) => ofKind.includes(name)) ?? ofKind[0] ?? null;
  }
  const values = heard.understood.entities.filter(isValue);
  const denied = values.filter((entity) => isDenied(entity, heard) || isCalledWrong(entity, heard));
  if (!beginsWith(heard, ['correction', 'instead']) && !saysWrong(heard)) return null;
  const meant = told.find((name) => denied.some((entity) => isTold(before, name, entity)));
  return values.length === denied.length ? (meant ?? null) : null;
}

const isTyped = ({ facts }: Conversation, name: FactName): boolean => {
  const fact = facts[name];
  return fact?.kind === 'known' && fact.origin === 'typed';
};

const isTold = ({ facts }: Conversation, name: FactName, entity: Entity): boolean => {
  const fact = facts[name];
  if (fact?.kind !== 'known') return false;
  return fact.value.kind === 'months' ? monthsOf(entity) === fact.value.months : isSame(entity, fact.value);
};

/** The months of a length, or of a bare number: "24 is wrong". */
function monthsOf(entity: Entity): number | null {
  if (entity.kind === 'number') return entity.value;
  if (entity.kind !== 'duration') return null;
  return entity.unit === 'year' ? entity.amount * 12 : entity.unit === 'month' ? entity.amount : null;
}

/** "No, not 329", « non, pas en mars ». */
const isDenied = (entity: Entity, { understood, text }: Heard): boolean =>
  understood.entities.some(
    (other) =>
      isMarker(other, 'instead') &&
      other.end <= entity.start &&
      (text.slice(other.end, entity.start).match(/\p{L}+/gu)?.length ?? 0) <= 1,
  );

/** "329 is wrong", « le 329, c'est une erreur ». */
const isCalledWrong = (entity: Entity, { understood, text }: Heard): boolean =>
  understood.entities.some(
    (other) =>
      isMarker(other, 'wrong-value') &&
      entity.end <= other.start &&
      !/\p{L}/u.test(text.slice(entity.end, other.start)),
  );

/** True where a value is called wrong, or few words beside it deny it: "it isn't 329 in fact". */
const saysWrong = (heard: Heard): boolean =>
  heard.understood.entities
    .filter(isValue)
    .some(
      (entity) =>
        isCalledWrong(entity, heard) ||
        (isDenied(entity, heard) && wordsBesideValues(heard) <= MAX_DENYING_WORDS),
    );

/** The kind of value that words of the message say is wrong. */
function namedKind({ understood }: Heard): ValueKind | null {
  const says = (marker: Marker) => understood.entities.some((entity) => isMarker(entity, marker));
  if (says('wrong-date')) return 'date';
  return says('wrong-amount') ? 'money' : null;
}

/** True when the message made another value known. */
const tellsNews = (before: Conversation, after: Conversation): boolean =>
  Object.entries(after.facts).some(
    ([fact, known]) =>
      known.kind === 'known' &&
      known.origin === 'typed' &&
      (before.facts[fact as FactName]?.kind !== 'known' ||
        isToldAnew(before.facts, { fact: fact as FactName, known, ground: 'guessed' })),
  );

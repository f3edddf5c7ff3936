import type { Conversation } from '../domain/conversation.ts';
import { type Entity, isMarker, isValue, type Marker } from '../domain/entity.ts';
import { FACT_KINDS, type FactName } from '../domain/fact.ts';
import type { ValueKind } from '../domain/value.ts';
import { isSame } from './checks/compare.ts';
import { beginsWith, type Heard, wordsBesideValues } from './heard.ts';
import { isRepeat } from './repeat.ts';
import { policyOf, type Rulebook } from './rulebook.ts';
import { lastWorkedOut } from './spoken.ts';
import { isToldAnew } from './told.ts';
import type { Progress } from './topic.ts';

/** Who says more tells or asks something else. */
const MAX_WORDS = 9;

/**
 * "No, that date is wrong", "no, not in March": what puts a value right without telling the right one is asked for it; it
 * is never said to change nothing.
 */
export function withValueAsked(
  rulebook: Rulebook,
  before: Conversation,
  { heard, progress }: { heard: Heard; progress: Progress },
): Progress {
  const fact = wrongFact(rulebook, before, heard);
  if (fact === null || tellsNews(before, progress.conversation)) return progress;
  const isNamed =
    namedKind(heard) !== null ||
    heard.understood.entities.some((entity) => isValue(entity) && isSaidWrong(entity, heard.text));
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
  const values = heard.understood.entities.filter(isValue);
  const named = values.filter((entity) => isSaidWrong(entity, heard.text));
  const saidWrong = told.find((name) => named.some((entity) => isTold(before, name, entity)));
  if (saidWrong !== undefined && named.length === values.length) return saidWrong;
  const kind = namedKind(heard);
  if (kind !== null) {
    const ofKind = told.filter((name) => FACT_KINDS[name] === kind);
    return before.lastFilled.find((name) => ofKind.includes(name)) ?? ofKind[0] ?? null;
  }
  if (!beginsWith(heard, ['correction', 'instead'])) return null;
  const denied = values.filter((entity) => isDenied(entity, heard));
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

/** "329 is wrong", "the 119 isn't right", « 24 mois ce n'est pas ça ». */
const WRONG_AFTER =
  /^\s*(?:€|euros?|eur)?,?\s*(?:(?:is|was|are|were|['’]s|looks|sounds|seems|c['’]est|c['’]était|est|était|sont)\s+(?:(?:just|actually|really|completely|plainly|definitely|clearly|totalement|complètement|bien|carrément)\s+)*(?:wrong|incorrect|false|off|a mistake|an error|a typo|a slip|faux|fausse|incorrecte?|erronée?|une erreur|une faute|une coquille)|(?:is not|isn['’]?t|was not|wasn['’]?t|are not|aren['’]?t|['’]s not|can['’]?t be|cannot be|(?:ce )?n['’](?:est|était) pas|(?:c['’])?(?:est|était) pas|ne sont pas)\s+(?:(?:actually|really|quite|at all|vraiment|du tout)\s+)*(?:right|correct|true|it|accurate|the (?:right )?(?:price|amount|figure|number|one|date|length)|ça|cela|bons?|bonne|juste|exacte?|correcte?|le bon|la bonne|le prix|le bon (?:prix|montant|chiffre)))(?![\p{L}])/iu;
/** "It wasn't 329", « c'est pas le 3 mars ». */
const WRONG_BEFORE =
  /(?<!\p{L})(?:(?:it|that|this|price|mine)(?: (?:is|was) not|(?: is|['’]s) not| (?:isn|wasn)['’]?t)(?: actually| really)?|do(?: not|n['’]?t) think (?:it|that)(?: was| is|['’]s)|(?:ce n['’](?:est|était)|c['’](?:est|était)) pas)(?: (?:the|on|in|le|la|en|du))?\s*$/iu;

const isSaidWrong = ({ start, end }: Entity, text: string): boolean =>
  WRONG_AFTER.test(text.slice(end)) || WRONG_BEFORE.test(text.slice(0, start));

/** "No, not 329", « non, pas en mars ». */
const isDenied = (entity: Entity, { understood, text }: Heard): boolean =>
  understood.entities.some(
    (other) =>
      isMarker(other, 'instead') &&
      other.end <= entity.start &&
      (text.slice(other.end, entity.start).match(/\p{L}+/gu)?.length ?? 0) <= 1,
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

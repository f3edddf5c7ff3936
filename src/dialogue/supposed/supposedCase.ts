import type { Conversation } from '../../domain/conversation.ts';
import { type Entity, isMarker } from '../../domain/entity.ts';
import { ASKED_FACTS, CALL_FACTS, type FactName, type Facts, type Filled } from '../../domain/fact.ts';
import { CASE_MARKERS, type Marker } from '../../domain/marker.ts';
import { plain } from '../../domain/value.ts';
import { blanked } from '../../language/spans.ts';
import { pursueTopic } from '../answering/topic.ts';
import { beginsWith, type Heard } from '../heard.ts';
import { omit, withFilled } from '../known/told.ts';
import type { Progress } from '../progress.ts';
import { policyOf, type Rulebook } from '../rulebook.ts';
import { lastWorkedOut } from '../said/spoken.ts';
import { supposesLength } from '../slots/asked/lengthPut.ts';
import { supposesReplacement } from '../slots/orders/replacementTold.ts';

/** What one thinks of doing is asked about anew each time: another day to leave takes no place of what is. */
const NEVER_REAL: readonly FactName[] = [
  ...ASKED_FACTS,
  ...CALL_FACTS,
  'cancellationDate',
  'monthsServed',
  'failsAfter',
  'remedyDate',
];

type Advance = (rulebook: Rulebook, before: Conversation, said: Heard) => Progress;

/**
 * The message answered on the values it means: "what if it had been 290?" and "why?" on those supposed, "the real one:
 * 12 months from 10 February" on those that were told before them.
 */
export function beyondSupposed(
  rulebook: Rulebook,
  before: Conversation,
  { said, move }: { readonly said: Heard; readonly move: Advance },
): Progress {
  const heard = withoutCaseMarkers(said);
  const isReal = speaksOf(said, 'real-case');
  const known = isReal ? inReality(before) : before;
  const first = move(rulebook, known, heard);
  const isOver = endsCase(known, first.conversation, said);
  const [base, progress] = isOver
    ? [inReality(known), move(rulebook, inReality(known), heard)]
    : [
        known,
        isReal && known !== before ? orAnsweredAnew(rulebook, known, { said, progress: first }) : first,
      ];
  const answered = orAnsweredSoFar(rulebook, base, { said, progress });
  const after = withReal(base, answered.conversation, said);
  const kept = withoutSupposedLength(base, after, said);
  return { ...answered, conversation: withoutSupposedReplacement(base, kept, said) };
}

/** « Si c'est 12 mois, je ne paie rien ? », of a length nobody told: the next answer is on what is known. */
function withoutSupposedLength(before: Conversation, after: Conversation, { understood, text }: Heard) {
  const { commitmentMonths: told } = before.facts;
  const isAsked = before.asking?.fact === 'commitmentMonths' || after.asking !== null;
  if (told?.kind === 'known' || isAsked || !supposesLength(understood.entities, text)) return after;
  const facts = omit(after.facts, ['commitmentMonths']);
  return { ...after, facts: told ? { ...facts, commitmentMonths: told } : facts };
}

/** "If I had used your label, when would it have been?": of what did not happen nothing more is asked. */
function orAnsweredSoFar(
  rulebook: Rulebook,
  before: Conversation,
  { said, progress }: { readonly said: Heard; readonly progress: Progress },
): Progress {
  const { conversation, steps } = progress;
  const [first] = steps;
  const isContrary = ORDER_FACTS.some((fact) => fact in replaced(before, conversation, said));
  if (!isContrary || first?.kind !== 'ask' || first.problem) return progress;
  const asked = { intent: first.intent, filled: [], world: said.world, asksNothing: true };
  const soFar = pursueTopic(rulebook, conversation, asked);
  return soFar.steps.length > 0 ? soFar : progress;
}

/** How an order came back and was paid. */
const ORDER_FACTS: readonly FactName[] = ['refundKind', 'paymentMethod'];

/** "If a replacement was sent, do I get my money?" tells of none: the next answer is on what was told before. */
function withoutSupposedReplacement(before: Conversation, after: Conversation, { understood, text }: Heard) {
  if (!supposesReplacement(understood.entities, text)) return after;
  const { replacementPlanned: told } = before.facts;
  const facts = omit(after.facts, ['replacementPlanned']);
  return { ...after, facts: told ? { ...facts, replacementPlanned: told } : facts };
}

/** "No, back to mine", and nothing else: the answer on what is. */
function orAnsweredAnew(
  rulebook: Rulebook,
  conversation: Conversation,
  { said, progress }: { readonly said: Heard; readonly progress: Progress },
): Progress {
  const last = lastWorkedOut(conversation);
  const tells = changedFacts(conversation.facts, progress.conversation.facts).length > 0;
  const isUnread = progress.steps.every(({ kind }) => kind === 'say' || kind === 'clarify');
  if (tells || !(isUnread || saysOnlyWhich(said))) return progress;
  if (last === null || policyOf(rulebook, last.intent) === null) return progress;
  return pursueTopic(rulebook, conversation, { intent: last.intent, filled: [], world: said.world });
}

/** True where no more is said than that the real case is meant. */
function saysOnlyWhich({ text, understood }: Heard): boolean {
  const rest = blanked(text, understood.entities.filter(isOfCase));
  return !text.includes('?') && (rest.match(/\p{L}+/gu)?.length ?? 0) <= MAX_WORDS_BESIDE;
}

/** "OK, no, so back to mine please". */
const MAX_WORDS_BESIDE = 4;

/** True where the message tells values plainly, or puts another case of the same fact; what answers a question of ours is of the case it was put for. */
function endsCase(before: Conversation, after: Conversation, said: Heard): boolean {
  if (Object.keys(before.real).length === 0 || before.asking !== null) return false;
  const changed = changedFacts(before.facts, after.facts).filter((fact) => !NEVER_REAL.includes(fact));
  if (changed.length === 0) return false;
  const isCase = speaksOf(said, 'supposing') || beginsWith(said, ['what-if', 'leaning']);
  return !isCase || (speaksOf(said, 'supposing') && changed.some((fact) => fact in before.real));
}

/** The conversation that keeps in mind what the values supposed took the place of, as far as they still stand there. */
function withReal(before: Conversation, after: Conversation, said: Heard): Conversation {
  const stillSupposed = Object.entries(before.real).filter(
    ([fact]) => after.facts[fact as FactName] !== undefined || before.facts[fact as FactName] === undefined,
  );
  return { ...after, real: { ...replaced(before, after, said), ...Object.fromEntries(stillSupposed) } };
}

/** The facts as they were told before those that the message only supposes. */
function replaced(before: Conversation, after: Conversation, said: Heard): Facts {
  if (!speaksOf(said, 'supposing') || beginsWith(said, ['correction'])) return {};
  if (after.isOfSomebodyElse !== before.isOfSomebodyElse) return {};
  const real = changedFacts(before.facts, after.facts).filter(
    (fact) => before.facts[fact]?.kind === 'known' && !NEVER_REAL.includes(fact),
  );
  return Object.fromEntries(real.map((fact) => [fact, before.facts[fact]]));
}

/** The conversation with the values that were told, in the place of those that were only supposed. */
function inReality(conversation: Conversation): Conversation {
  const told = Object.entries(conversation.real).flatMap(([fact, known]): Filled[] =>
    known?.kind === 'known' ? [{ fact: fact as FactName, known, ground: 'cued' }] : [],
  );
  if (told.length === 0) return conversation;
  const { facts } = withFilled(
    {
      ...conversation,
      facts: omit(
        conversation.facts,
        told.map(({ fact }) => fact),
      ),
    },
    told,
  );
  return { ...conversation, facts, real: {} };
}

const changedFacts = (before: Facts, after: Facts): FactName[] =>
  ([...new Set([...Object.keys(before), ...Object.keys(after)])] as FactName[]).filter(
    (fact) => toldIn(before, fact) !== toldIn(after, fact),
  );

const toldIn = (facts: Facts, name: FactName): unknown => {
  const fact = facts[name];
  return fact?.kind === 'known' ? plain(fact.value) : fact?.kind;
};

const speaksOf = ({ understood }: Heard, marker: Marker): boolean =>
  understood.entities.some((entity) => isMarker(entity, marker));

const isOfCase = (entity: Entity): boolean =>
  entity.kind === 'marker' && CASE_MARKERS.includes(entity.marker);

/** Whether a case is put is settled here: beyond it these are words of the sentence like any other. */
const withoutCaseMarkers = (heard: Heard): Heard => ({
  ...heard,
  understood: {
    ...heard.understood,
    entities: heard.understood.entities.filter((entity) => !isOfCase(entity)),
  },
});

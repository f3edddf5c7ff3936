import type { Conversation } from '../../domain/conversation.ts';
import { isMarker } from '../../domain/entity.ts';
import type { DialogueStep } from '../../domain/step.ts';
import { answerAlso } from '../answering/answer.ts';
import { pursueTopic } from '../answering/topic.ts';
import { type Heard, isSupposing } from '../heard.ts';
import type { Progress } from '../progress.ts';
import type { Rulebook } from '../rulebook.ts';
import { saidBy } from '../said/said.ts';
import { lastWorkedOut } from '../said/spoken.ts';
import { supposesLength } from '../slots/asked/lengthPut.ts';
import { ASKS_MORE, asksYesOrNo } from './claim.ts';
import { isNought, judgedOf } from './judgedPoint.ts';
import type { Judged, Source } from './judgedValue.ts';
import { pointsOf } from './points.ts';

/**
 * "So: I keep the machine, it's 110 before April, and you take the renewal off. Have I got it right?": yes where every
 * point that can be judged is right, no where one is not; null where the message sums up nothing, or too little of it can be judged.
 */
export function summedUp(rulebook: Rulebook, conversation: Conversation, heard: Heard): Progress | null {
  if (conversation.asking !== null || conversation.choosing !== null || !sumsUp(heard)) return null;
  // « Si c'est 12 mois, y a 0 à payer, on est d'accord ? »: what a length not known would come to is no answer given.
  const { text, understood } = heard;
  if (conversation.facts.commitmentMonths?.kind !== 'known' && supposesLength(understood.entities, text))
    return null;
  const all = pointsOf(heard);
  const points = all.filter((point) => !point.asks);
  const judged = points.map((point) => judgedOf(rulebook, conversation, { point, heard }));
  const decided = judged.flatMap((one) => (typeof one === 'string' ? [] : [one]));
  const plain = judged.filter((one) => one === 'plain').length;
  const [first] = decided;
  if (!first || judged.includes('unclear') || plain > decided.length) return null;
  const wrong = decided.find(({ how }) => how === 'opposed') ?? decided.find(({ how }) => how === 'nearly');
  // "I register it, and you give me a new machine, right?": a yes would bear out what nothing here can judge.
  if (plain > 0 && !wrong) return null;
  // What only concludes sums up where it is several points, all of them right, and says back what we said: anything else is asked of one answer.
  const isClaim = all.some(({ claims }) => claims.length > 0) || all.some(isNought);
  const isSaidBack = isClaim || (asksYesOrNo(heard) && decided.some(({ isWorkedOut }) => isWorkedOut));
  if (!isSummary(heard) && (all.length < LEAST_POINTS || wrong || !isSaidBack || asksMore(heard)))
    return null;
  const main = wrong ?? decided.find(({ source }) => 'answer' in source) ?? first;
  const restated = stated(rulebook, conversation, { ...main, heard });
  if (!restated) return null;
  if (points.length === all.length) return restated;
  return answerAlso(rulebook, restated, { intents: askedBeside(rulebook, heard), heard });
}

/** "Let me recap: …", of which too little can be judged: what was last answered, rather than that we do not know. */
export function orSummed(
  rulebook: Rulebook,
  conversation: Conversation,
  { heard, progress }: { heard: Heard; progress: Progress },
): Progress {
  const [first] = progress.steps;
  const isUnread =
    first?.kind === 'clarify' ||
    (first?.kind === 'say' && first.as === 'decline') ||
    // That our rules read so says nothing of what the customer made of them.
    (first?.kind === 'answer' && rulebook.intents.get(first.intent)?.asks === 'sure');
  const answer = lastWorkedOut(conversation);
  if (!isUnread || !answer || conversation.asking !== null || !isSummary(heard)) return progress;
  const source = { answer };
  const restated = stated(rulebook, conversation, { how: 'in-short', source, heard });
  if (!restated) return progress;
  const [step, ...others] = restated.steps;
  return { ...restated, steps: [{ ...step!, notice: 'known-so-far' }, ...others] };
}

/** Fewer points are a check of one answer. */
const LEAST_POINTS = 2;

const isSummary = ({ understood }: Heard): boolean =>
  understood.entities.some((entity) => isMarker(entity, 'summing'));

/** "And if I leave on the 9th, nothing?", "…, so what do I do?" */
const asksMore = (heard: Heard): boolean =>
  ASKS_MORE.test(heard.text) || pointsOf(heard).some(({ asks }) => asks) || isSupposing(heard);

/** A summary by its words, or a conclusion. */
const sumsUp = (heard: Heard): boolean =>
  isSummary(heard) ||
  asksYesOrNo(heard) ||
  heard.understood.entities.some((entity) => isMarker(entity, 'concluding'));

/** The answer or the rule in short, with how the summary stands to it; what is spoken of stays as it is. */
function stated(
  rulebook: Rulebook,
  conversation: Conversation,
  { how, source, heard }: { how: Judged['how'] | 'in-short'; source: Source; heard: Heard },
): Progress | null {
  const intent = 'rule' in source ? source.rule : source.answer.intent;
  const asked = { intent, filled: [], world: heard.world };
  const [step] = pursueTopic(rulebook, { ...conversation, agenda: [] }, asked).steps;
  if (step?.kind !== 'answer') return null;
  const again = { said: saidBy(step.outcome), times: 1, how, isTold: false, isOfOutcome: true } as const;
  const { notice: _said, ...plain } = step as DialogueStep & { kind: 'answer' };
  return { conversation: { ...conversation, clarifying: [], misses: 0 }, steps: [{ ...plain, again }] };
}

/** What a point of the summary asks by itself: "… and who do I call?" */
const askedBeside = ({ intents }: Rulebook, { understood: { clauses = [] } }: Heard): string[] =>
  clauses
    .filter(({ intent, confidence }) => confidence >= SURELY_ASKED && intents.get(intent)?.kind === 'faq')
    .map(({ intent }) => intent)
    .slice(-1);

const SURELY_ASKED = 0.8;

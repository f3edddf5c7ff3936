import type { Conversation } from '../domain/conversation.ts';
import { ASKED_FACTS } from '../domain/fact.ts';
import { type AboutItem, aboutItem } from './account/aboutItem.ts';
import { onCompared } from './account/compared.ts';
import { onEachItem, orOfEach } from './account/eachItem.ts';
import { onItem, onOtherItem, orOfItem } from './account/item.ts';
import { apartFromTopic, isOfOtherList, surerOfItem } from './account/ofItem.ts';
import { answerAlso, answerIntent } from './answer.ts';
import { withoutCommon } from './beside.ts';
import { intentByValues } from './byValues.ts';
import { withAgreement } from './checks/agreement.ts';
import { afterCheck, checkBeside } from './checks/beside.ts';
import { confirmation } from './checks/confirm.ts';
import { outcomeCheck } from './checks/outcome.ts';
import { isToldFor } from './claims.ts';
import { clarify, harmlessGuess, likelySmalltalk, loneOffer, subjectBeside, whichItem } from './clarify.ts';
import { onComingBack, onNaming } from './comeBack.ts';
import { onCommand } from './command.ts';
import { inContext, isReadFar } from './context.ts';
import { byFamily, fuller } from './explained.ts';
import { withAskedBeside } from './followUps/besideTold.ts';
import { asFollowUp } from './followUps/followUp.ts';
import { ratherFollowing } from './followUps/rather.ts';
import { orSaidAgain } from './followUps/unread.ts';
import { wayAsked } from './followUps/wayAsked.ts';
import { withGuess } from './guess.ts';
import { alsoAsked, beginsWith, type Heard, sideIntent } from './heard.ts';
import { onHelp } from './help.ts';
import { meantBy, onChosen, onMeant, withoutRaised } from './meant.ts';
import { declined, missed, outsideIntent } from './miss.ts';
import { withValueAsked } from './noValue.ts';
import { beforeOtherCase } from './otherCase.ts';
import { overhear } from './overhear.ts';
import { withPerson } from './person.ts';
import { withRemedyAsked } from './remedyAsked.ts';
import { withRepeats } from './repeat.ts';
import { onReply } from './reply.ts';
import { type Retelling, retelling } from './retelling.ts';
import { type Rulebook, topicOf } from './rulebook.ts';
import { isMachineName } from './slots/machineName.ts';
import { onOtherPerson, whoseCase, withoutAccountSaid } from './somebodyElse.ts';
import { withSpoken } from './spoken.ts';
import { onSupposedDay } from './supposedDay.ts';
import { withSympathy } from './sympathy.ts';
import { beforeDenied, onDenied } from './takenBack.ts';
import { omit } from './told.ts';
import { type Progress, pursueTopic } from './topic.ts';
import { namesTopic } from './topicWords.ts';

/** Moves the dialogue on by one message: a command, a choice, the reply to our question, or a new question. */
export function advance(rulebook: Rulebook, before: Conversation, said: Heard): Progress {
  const open = { ...before, facts: omit(before.facts, ASKED_FACTS) };
  const meant = meantBy(rulebook, open, said);
  const whose = whoseCase(rulebook, open, meant ?? surerOfItem(rulebook, said));
  const about = aboutItem(rulebook, whose.conversation, whose.heard);
  const whole = apartFromTopic(rulebook, about.conversation, about.heard);
  const undenied = beforeDenied(about.conversation, whole);
  const conversation = beforeOtherCase(rulebook, undenied, whole);
  const commanded = meant ? null : onCommand(rulebook, conversation, whole);
  if (commanded) return withSympathy(rulebook, commanded, whole.text);
  const check = checkBeside(rulebook, conversation, whole);
  const message = withRemedyAsked(rulebook, conversation, check?.rest ?? whole);
  const heard = meant ? message : asFollowUp(rulebook, conversation, message);
  const progress =
    (meant && onMeant(rulebook, conversation, heard)) ??
    onHelp(rulebook, conversation, heard) ??
    onOtherPerson(rulebook, { ...whose, conversation, heard: message }) ??
    onChoice(rulebook, conversation, heard) ??
    onCompared(rulebook, conversation, message) ??
    onEachItem(rulebook, conversation, heard) ??
    onOtherItem(rulebook, { ...about, conversation }) ??
    outcomeCheck(rulebook, conversation, message) ??
    (isAskedOfLast(rulebook, conversation, { message, heard })
      ? null
      : onComingBack(rulebook, conversation, message)) ??
    onReply(rulebook, conversation, heard) ??
    onNaming(rulebook, conversation, message) ??
    onDenied(rulebook, about.conversation, { conversation, heard: message }) ??
    onSupposedDay(rulebook, conversation, message) ??
    confirmation(rulebook, conversation, message) ??
    readAtLast(rulebook, { ...about, heard: message, conversation }, heard);
  const rather = ratherFollowing(rulebook, conversation, { heard, progress });
  const valued = withValueAsked(rulebook, conversation, { heard: message, progress: rather });
  const asked = withAskedBeside(rulebook, conversation, { heard: message, progress: valued });
  const wished = withPerson(rulebook, asked, heard);
  const apart = { ...wished, steps: withoutCommon(rulebook, wished.steps) };
  const answered = withoutAccountSaid(apart, said, whose);
  const told = overhear(rulebook, {
    before: conversation,
    after: answered.conversation,
    heard,
    steps: answered.steps,
  });
  const guessed = withGuess(rulebook, { before: conversation, after: told, heard });
  const spoken = withSpoken(rulebook, guessed, answered.steps);
  const recalled = withRepeats({ ...answered, conversation: spoken }, { before: conversation, heard });
  const checked = withAgreement(rulebook, afterCheck(check, recalled), heard);
  const read = answered.read ?? (meant ? said : heard).understood;
  return { ...withSympathy(rulebook, withoutRaised(checked), heard.text), read };
}

/** "What guarantee comes with each?" leans on what was just said, though it names the thing of another matter. */
function isAskedOfLast(
  rulebook: Rulebook,
  conversation: Conversation,
  { message: { understood, back }, heard }: { message: Heard; heard: Heard },
): boolean {
  if (heard.understood === understood || understood.named?.comesBack === true) return false;
  // "Can I still send it in for repair?", of the machine spoken of, comes back to nothing.
  const isHere = back?.to.topic === topicOf(rulebook, conversation);
  if (isHere && !understood.entities.some(isMachineName)) return true;
  const part = back?.part?.understood;
  const near = rulebook.subjects[topicOf(rulebook, conversation) ?? '']?.near ?? [];
  if (!back || !part || near.includes(back.to.topic)) return true;
  // "And for the Krups, what do I do?": what fits any answer is asked of the thing that is named.
  const isSameAsk = part.followUp != null && part.followUp.learntAs === understood.followUp?.learntAs;
  const own = part.verdict === 'confident' ? rulebook.intents.get(part.ranking[0]?.intent ?? '') : undefined;
  return !isSameAsk && own?.topic !== back.to.topic;
}

/** A question of its own; where it cannot be read as one, of another item, or what was told before, said again. */
function readAtLast(rulebook: Rulebook, about: AboutItem, heard: Heard): Progress {
  const read = onQuestion(rulebook, about.conversation, heard);
  const each = orOfEach(rulebook, about.conversation, { heard, progress: read });
  const progress = orOfItem(rulebook, about, each);
  return orSaidAgain(rulebook, about.conversation, { heard, progress });
}

function onChoice(rulebook: Rulebook, conversation: Conversation, heard: Heard): Progress | null {
  const { choosing } = conversation;
  return choosing
    ? onItem(rulebook, conversation, { choosing, heard })
    : onChosen(rulebook, conversation, heard);
}

function onQuestion(rulebook: Rulebook, conversation: Conversation, message: Heard): Progress {
  const heard = withFamilies(rulebook, inContext(rulebook, conversation, message));
  return { ...onReading(rulebook, conversation, { message, heard }), read: heard.understood };
}

/** What follows a message that is no reply, once it is read with what was spoken of before. */
function onReading(
  rulebook: Rulebook,
  conversation: Conversation,
  { message, heard }: { message: Heard; heard: Heard },
): Progress {
  const { ranking, verdict } = heard.understood;
  // "And my refund for FR-10111, 14 days too?" tells nothing for the machine spoken of.
  const isOfAnother = isOfOtherList(rulebook, conversation, message);
  const retold = isOfAnother ? null : retelling(rulebook, conversation, { message, heard });
  const revised = retold && pursueTopic(rulebook, conversation, { ...retold, world: heard.world });
  const isOther = revised && asksOther(rulebook, conversation, { message, retold, revised });
  if (revised && !isOther) {
    // "So at 7.30, fine? And which papers do I need?"
    const others = heard.understood.reading === 'follow-up' ? alsoAsked(rulebook, heard) : [];
    return answerAlso(rulebook, revised, { intents: others, heard });
  }

  const way = wayAsked(rulebook, heard);
  if (way !== null) return answerIntent(rulebook, conversation, { intent: way, heard });

  const [first] = ranking;
  const byValues = intentByValues(rulebook, conversation, heard);
  if (byValues === null && (!first || verdict === 'unknown'))
    return turnedAway(rulebook, conversation, heard);
  const asked = verdict === 'confident' && byValues === null ? besideSmalltalk(rulebook, heard) : null;
  if (asked) {
    const [lead, ...others] = asked;
    const led = answerIntent(rulebook, conversation, { intent: lead, heard });
    return answerAlso(rulebook, led, { intents: others, heard });
  }
  const guess = byValues ?? (verdict === 'unsure' ? bestGuess(rulebook, conversation, heard) : first!.intent);
  if (guess === null)
    return whichItem(rulebook, conversation, heard) ?? clarify(rulebook, conversation, heard);
  const intent = fuller(rulebook, { ...conversation, asking: null }, { intent: guess, heard });
  const progress = answerIntent(rulebook, conversation, { intent, heard });
  return answerAlso(rulebook, progress, { intents: alsoAsked(rulebook, heard), heard });
}

/** "Right, so it's fine? Do I get a new one?": what is asked beside a remark is answered, and the remark is not; null for anything else. */
function besideSmalltalk(rulebook: Rulebook, heard: Heard): [string, ...string[]] | null {
  const [first] = heard.understood.ranking;
  if (rulebook.intents.get(first?.intent ?? '')?.kind !== 'smalltalk') return null;
  const [lead, ...others] = alsoAsked(rulebook, heard);
  return lead === undefined ? null : [lead, ...others];
}

/** True for an answer that stays as it was; "and with a cheque?" puts another case to it. */
const isIdle = ({ steps: [first] }: Progress, message: Heard): boolean =>
  first?.kind === 'answer' &&
  (first.again?.how === 'unchanged' ||
    (first.again?.how === 'asked-again' && !beginsWith(message, ['leaning', 'what-if', 'correction'])));

/** "Mine broke this morning", after how long all are guaranteed: what changes nothing there, or only asks more, is told for another question that reads it. */
function asksOther(
  rulebook: Rulebook,
  conversation: Conversation,
  { message, retold, revised }: { message: Heard; retold: Retelling; revised: Progress },
): boolean {
  const side = sideIntent(conversation, message);
  if (side === null || rulebook.intents.get(side)?.kind !== 'faq') return false;
  if (isIdle(revised, message)) return true;
  const isMore = revised.steps.some(({ kind }) => kind === 'ask') && conversation.asking === null;
  return isMore && isToldFor(rulebook, { intent: side, filled: retold.filled });
}

/** An unsure message is about what it most likely asks for, be it the answer or its explanation. */
function withFamilies(rulebook: Rulebook, heard: Heard): Heard {
  const { understood } = heard;
  if (understood.verdict !== 'unsure') return heard;
  return { ...heard, understood: { ...understood, ranking: byFamily(rulebook, understood.ranking) } };
}

/** An intent whose answer does no harm; the only one likely, when it is spoken of; once it was asked what is meant, the likeliest. */
function bestGuess(rulebook: Rulebook, conversation: Conversation, heard: Heard): string | null {
  const { understood } = heard;
  const harmless = harmlessGuess(rulebook, understood) ?? likelySmalltalk(rulebook, understood);
  const spoken = topicOf(rulebook, conversation);
  const isOfSpoken = spoken !== null && namesTopic(rulebook.topicWords, heard.text, spoken);
  const isFar = isOfSpoken && isReadFar(rulebook, conversation, { intent: harmless ?? '', text: heard.text });
  if (harmless !== null && !isFar) return harmless;
  const lone = loneOffer(rulebook, understood);
  if (lone !== null && rulebook.intents.get(lone)?.topic === topicOf(rulebook, conversation)) return lone;
  if (conversation.clarifying.length === 0) return null;
  const [first] = understood.ranking;
  const isLikely = first !== undefined && first.confidence >= LIKELY_AFTER_ASKING;
  return isLikely && rulebook.intents.get(first.intent)?.kind === 'faq' ? first.intent : null;
}

/** Asking a second time what is meant costs more than answering the likelier of two. */
const LIKELY_AFTER_ASKING = 0.4;

/** A subject we know to be outside is named as such; anything else was not understood. */
function turnedAway(rulebook: Rulebook, conversation: Conversation, heard: Heard): Progress {
  const outside = outsideIntent(rulebook, heard) ?? subjectBeside(rulebook, heard.understood);
  return outside === null ? missed(conversation, heard) : declined(conversation, outside);
}

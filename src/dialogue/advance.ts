import type { Conversation } from '../domain/conversation.ts';
import { withoutCommon } from './again/inCommon.ts';
import { withRepeats } from './again/repeat.ts';
import { orSaidAgain } from './again/unread.ts';
import { withGuess } from './answering/takenByGuess.ts';
import { onCompared } from './cases/compared.ts';
import { onEachItem, orOfEach } from './cases/eachItem.ts';
import { onItem, onOtherItem, orOfItem } from './cases/item.ts';
import { onOtherOne } from './cases/otherOne.ts';
import { onOtherPerson, withoutAccountSaid } from './cases/somebodyElse.ts';
import { withAgreement } from './checks/agreement.ts';
import { afterCheck } from './checks/beside.ts';
import { confirmation } from './checks/confirm.ts';
import { outcomeCheck } from './checks/outcome.ts';
import { onOwnSum } from './checks/ownSum.ts';
import { checkOfSoFar } from './checks/soFar.ts';
import { orSummed, summedUp } from './checks/summary.ts';
import { onCommand } from './command.ts';
import { withAskedBeside } from './followUps/besideTold.ts';
import { withCoverAsked } from './followUps/coverBeside.ts';
import { ratherFollowing } from './followUps/rather.ts';
import type { Heard } from './heard.ts';
import { orOfAnotherTopic } from './helping/elsewhere.ts';
import { onHelp } from './helping/help.ts';
import { onChosen, onMeant, withoutRaised } from './helping/meant.ts';
import { withPerson } from './helping/person.ts';
import { overhear } from './known/overhear.ts';
import { onReply } from './ourQuestion/reply.ts';
import { askedOfOurs } from './ourQuestion/unanswered.ts';
import type { Progress } from './progress.ts';
import { onQuestion } from './question.ts';
import { onComingBack, onNaming } from './retelling/comeBack.ts';
import { withValueAsked } from './retelling/noValue.ts';
import { onDenied } from './retelling/takenBack.ts';
import { type Rulebook, topicOf } from './rulebook.ts';
import { withSpoken } from './said/spoken.ts';
import { type Situation, situationOf } from './situation.ts';
import { isMachineName } from './slots/machines/machineName.ts';
import { beyondSupposed } from './supposed/supposedCase.ts';
import { onSupposedDay } from './supposed/supposedDay.ts';
import { onSupposedFault } from './supposed/supposedFault.ts';
import { withSympathy } from './sympathy.ts';

/** Moves the dialogue on by one message; what was only supposed before it holds until the customer comes back to what is. */
export function advance(rulebook: Rulebook, before: Conversation, said: Heard): Progress {
  return beyondSupposed(rulebook, before, { said, move: moved });
}

/** A command, a choice, the reply to our question, or a new question. */
function moved(rulebook: Rulebook, before: Conversation, said: Heard): Progress {
  const situation = situationOf(rulebook, before, said);
  const { conversation, whole, isChoice } = situation;
  const commanded = isChoice ? null : onCommand(rulebook, conversation, whole);
  if (commanded) return withSympathy(rulebook, commanded, { text: whole.text, before });
  return remembered(situation, completed(situation, firstMove(situation)));
}

/** What a message may be; null where it is none of that. */
type Move = (situation: Situation) => Progress | null;

/** In the order in which they are tried: what is surer of what the message is comes first. */
const MOVES: readonly Move[] = [
  ({ rulebook, conversation, heard, isChoice }) => (isChoice ? onMeant(rulebook, conversation, heard) : null),
  ({ rulebook, conversation, heard }) => onHelp(rulebook, conversation, heard),
  ({ rulebook, conversation, whose, message }) =>
    onOtherPerson(rulebook, { ...whose, conversation, heard: message }),
  ({ rulebook, conversation, heard, message }) =>
    conversation.choosing
      ? onItem(rulebook, conversation, { choosing: conversation.choosing, heard, message })
      : onChosen(rulebook, conversation, heard),
  ({ rulebook, conversation, message }) => onCompared(rulebook, conversation, message),
  ({ rulebook, conversation, heard }) => onEachItem(rulebook, conversation, heard),
  ({ rulebook, conversation, about }) => onOtherItem(rulebook, { ...about, conversation }),
  ({ rulebook, conversation, message }) => onOtherOne(rulebook, conversation, message),
  ({ rulebook, conversation, message }) => outcomeCheck(rulebook, conversation, message),
  ({ rulebook, conversation, whole, check }) =>
    check === null ? summedUp(rulebook, conversation, whole) : null,
  (situation) => {
    const { rulebook, conversation, message } = situation;
    return isAskedOfLast(situation) ? null : onComingBack(rulebook, conversation, message);
  },
  ({ rulebook, conversation, message }) => onOwnSum(rulebook, conversation, message),
  ({ rulebook, conversation, about, message, denied }) =>
    onDenied(rulebook, about.conversation, { conversation, heard: message, denied }),
  ({ rulebook, conversation, message }) => checkOfSoFar(rulebook, conversation, message),
  ({ rulebook, conversation, message }) =>
    conversation.asking ? onSupposedDay(rulebook, conversation, message) : null,
  ({ rulebook, conversation, message }) => askedOfOurs(rulebook, conversation, message),
  ({ rulebook, conversation, heard }) => onReply(rulebook, conversation, heard),
  ({ rulebook, conversation, message }) => onNaming(rulebook, conversation, message),
  ({ rulebook, conversation, message }) => onSupposedDay(rulebook, conversation, message),
  ({ rulebook, conversation, message }) => onSupposedFault(rulebook, conversation, message),
  ({ rulebook, conversation, message }) => confirmation(rulebook, conversation, message),
];

function firstMove(situation: Situation): Progress {
  for (const move of MOVES) {
    const progress = move(situation);
    if (progress) return progress;
  }
  return readAtLast(situation);
}

/** A question of its own; where it cannot be read as one, of another item, or what was told before, said again. */
function readAtLast({ rulebook, conversation, about, message, heard }: Situation): Progress {
  const read = onQuestion(rulebook, conversation, heard);
  const each = orOfEach(rulebook, conversation, { heard, progress: read });
  const progress = orOfItem(rulebook, { ...about, heard: message, conversation }, each);
  const again = orSaidAgain(rulebook, conversation, { heard, progress });
  return orSummed(rulebook, conversation, { heard: message, progress: again });
}

/** The answer with what else the message asks, and without what two of its answers share or an account would say of somebody else. */
function completed(
  { rulebook, conversation, said, whose, message, heard }: Situation,
  progress: Progress,
): Progress {
  const rather = ratherFollowing(rulebook, conversation, { heard, progress });
  const valued = withValueAsked(rulebook, conversation, { heard: message, progress: rather });
  // "So I can leave today and pay nothing": where all of it is a check of what was answered, nothing is asked beside.
  const isCheck = valued.steps.some((step) => step.kind === 'answer' && step.again?.isOfOutcome);
  const asked = isCheck
    ? valued
    : withAskedBeside(rulebook, conversation, { heard: message, progress: valued });
  const covered = withCoverAsked(rulebook, conversation, { heard: message, progress: asked });
  const wished = withPerson(rulebook, covered, heard);
  const apart = { ...wished, steps: withoutCommon(rulebook, wished.steps) };
  return withoutAccountSaid(apart, said, whose);
}

/** The answer as the conversation remembers it, said as what was said before asks for. */
function remembered(
  { rulebook, conversation, said, isChoice, check, heard }: Situation,
  answered: Progress,
): Progress {
  const { steps } = answered;
  const told = overhear(rulebook, { before: conversation, after: answered.conversation, heard, steps });
  const guessed = withGuess(rulebook, { before: conversation, after: told, heard });
  const spoken = withSpoken(rulebook, guessed, steps);
  const recalled = withRepeats(
    rulebook,
    { ...answered, conversation: spoken },
    { before: conversation, heard },
  );
  const followed = orOfAnotherTopic(rulebook, recalled, { before: conversation, heard });
  const checked = withAgreement(rulebook, afterCheck(check, followed), heard);
  const read = answered.read ?? (isChoice ? said : heard).understood;
  return {
    ...withSympathy(rulebook, withoutRaised(checked), { text: heard.text, before: conversation }),
    read,
  };
}

/** "What guarantee comes with each?" leans on what was just said, though it names the thing of another matter. */
function isAskedOfLast({ rulebook, conversation, message, heard }: Situation): boolean {
  const { understood, back } = message;
  if (understood.named?.comesBack === true) return false;
  // "Could I use it for the machine too?", of the number of the refund line, is surely asked of that.
  const [first] = understood.ranking;
  const read = rulebook.intents.get(first?.intent ?? '');
  const isOfSpoken = read?.kind === 'faq' && read.topic === topicOf(rulebook, conversation);
  if (isOfSpoken && (first?.confidence ?? 0) >= LIKELY_OF_LAST) return true;
  if (heard.understood === understood) return false;
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

/** From here on a message that names another thing asks of the topic spoken of all the same. */
const LIKELY_OF_LAST = 0.6;

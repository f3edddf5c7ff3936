import type { Conversation } from '../domain/conversation.ts';
import { ASKED_FACTS, type FactName } from '../domain/fact.ts';
import { type AboutItem, aboutItem } from './cases/aboutItem.ts';
import { apartFromTopic, surerOfItem } from './cases/ofItem.ts';
import { beforeOtherCase } from './cases/otherCase.ts';
import { type WhoseCase, whoseCase } from './cases/somebodyElse.ts';
import { type CheckBeside, checkBeside } from './checks/beside.ts';
import { asFollowUp } from './followUps/followUp.ts';
import type { Heard } from './heard.ts';
import { meantBy } from './helping/meant.ts';
import { accountFacts, mergedFacts } from './known/account.ts';
import { omit } from './known/told.ts';
import { withEitherLength } from './ourQuestion/unknown.ts';
import { withLengthOfLast } from './reading/lengthOfLast.ts';
import { withRemedyAsked } from './reading/remedyAsked.ts';
import { beforeDenied } from './retelling/takenBack.ts';
import type { Rulebook } from './rulebook.ts';
import { withNamedPrices } from './slots/amounts/namedPrices.ts';
import { withContrasts } from './slots/retractions/contrast.ts';

/** A message where the conversation stands, made ready to be answered. */
export interface Situation {
  readonly rulebook: Rulebook;
  /** As it stands with what the message denies forgotten, and without another case's values. */
  readonly conversation: Conversation;
  /** The message as it came. */
  readonly said: Heard;
  /** True where it only chooses what an earlier message meant, which is then answered. */
  readonly isChoice: boolean;
  readonly whose: WhoseCase;
  readonly about: AboutItem;
  /** What was told before and the message denies. */
  readonly denied: readonly FactName[];
  /** The message without what only says whose case or which item it is about. */
  readonly whole: Heard;
  /** A check of the last answer, which another question follows. */
  readonly check: CheckBeside | null;
  /** What is left to answer beside that check. */
  readonly message: Heard;
  /** The same, read as the follow-up it may be. */
  readonly heard: Heard;
}

/** Whose case, which item and which question a message is about, before anything is answered. */
export function situationOf(rulebook: Rulebook, before: Conversation, said: Heard): Situation {
  const open = { ...before, facts: omit(before.facts, ASKED_FACTS) };
  const meant = meantBy(rulebook, open, said);
  const whose = whoseCase(rulebook, open, contrasted(open, meant ?? surerOfItem(rulebook, said)));
  const about = aboutItem(rulebook, whose.conversation, whose.heard);
  const told = apartFromTopic(rulebook, about.conversation, about.heard);
  const undenied = beforeDenied(about.conversation, told);
  const whole = undenied.heard;
  const conversation = withEitherLength(beforeOtherCase(rulebook, undenied.conversation, whole), whole);
  const check = checkBeside(rulebook, conversation, whole);
  const asked = withLengthOfLast(rulebook, conversation, check?.rest ?? whole);
  const message = withRemedyAsked(rulebook, conversation, asked);
  const heard = meant ? message : asFollowUp(rulebook, conversation, message);
  return {
    rulebook,
    conversation,
    said,
    isChoice: meant !== null,
    whose,
    about,
    denied: undenied.denied,
    whole,
    check,
    message,
    heard,
  };
}

/** The message without the values that it sets others against: whose they are says nothing of whose case it is. */
function contrasted({ facts, chosen }: Conversation, heard: Heard): Heard {
  const { understood, text, world } = heard;
  const known = mergedFacts(accountFacts(world.customer, chosen), facts);
  return {
    ...heard,
    understood: {
      ...understood,
      entities: withContrasts(withNamedPrices(understood.entities, text), { text, facts: known }),
    },
  };
}

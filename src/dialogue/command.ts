import { type Conversation, NEW_CONVERSATION } from '../domain/conversation.ts';
import type { Command } from '../domain/entity.ts';
import { FACT_KINDS } from '../domain/fact.ts';
import type { Language } from '../domain/language.ts';
import type { DialoguePhrase, DialogueStep } from '../domain/step.ts';
import type { Understood } from '../domain/understanding.ts';
import { flag, term } from '../domain/value.ts';
import type { World } from '../domain/world.ts';
import { onDoubt } from './again/doubt.ts';
import { pursueTopic } from './answering/topic.ts';
import { withUnknown } from './known/told.ts';
import type { Progress } from './progress.ts';
import type { Rulebook } from './rulebook.ts';

interface Commanded {
  readonly text: string;
  readonly understood: Understood;
  readonly world: World;
}

/** What a whole-message command does here; null when the message is no command, or means nothing special now. */
export function onCommand(
  rulebook: Rulebook,
  conversation: Conversation,
  { text, understood, world }: Commanded,
): Progress | null {
  const command = understood.command;
  if (!command) return null;
  switch (command) {
    case 'start-over':
      return {
        conversation: { ...NEW_CONVERSATION, language: conversation.language },
        steps: [say('started-over')],
      };
    case 'stop':
      return stop(conversation, understood);
    case 'unknown':
      return doNotKnow(rulebook, conversation, world);
    case 'yes':
    case 'no':
      return yesOrNo(rulebook, conversation, { command, text, world });
    case 'doubt':
    case 'why':
    case 'is-that-all':
    case 'in-short':
      return onDoubt(rulebook, conversation, { command, text, understood, world });
    case 'language-en':
      return switchLanguage(rulebook, conversation, { language: 'en', world });
    case 'language-fr':
      return switchLanguage(rulebook, conversation, { language: 'fr', world });
    case 'rephrase':
    case 'leave-question':
      // Ways on after an answer that did not help: they mean something only where they were offered.
      return null;
    default:
      return command satisfies never;
  }
}

/** What a conversation is in which nothing waits. */
export const NOTHING_OPEN = {
  topic: null,
  asking: null,
  choosing: null,
  clarifying: [],
  agenda: [],
  helping: null,
};

/** "Cancel" drops our question; with none open it may well be the customer's own question. */
function stop(conversation: Conversation, understood: Understood): Progress | null {
  const isOpen =
    conversation.asking !== null ||
    conversation.choosing !== null ||
    conversation.clarifying.length > 0 ||
    Boolean(conversation.helping);
  if (!isOpen && understood.verdict !== 'unknown') return null;
  if (isOpen) return leftAlone({ ...conversation, ...NOTHING_OPEN });
  return { conversation: { ...conversation, ...NOTHING_OPEN, misses: 0 }, steps: [say('nothing-to-stop')] };
}

/** What was open is left, and said to be. */
export const leftAlone = (conversation: Conversation): Progress => ({
  conversation: { ...conversation, misses: 0 },
  steps: [say('stopped')],
});

function doNotKnow(rulebook: Rulebook, conversation: Conversation, world: World): Progress | null {
  const { asking, topic } = conversation;
  if (!asking || !topic) return null;
  return pursueTopic(rulebook, withUnknown(conversation, asking.fact), { intent: topic, filled: [], world });
}

function yesOrNo(
  rulebook: Rulebook,
  conversation: Conversation,
  { command, text, world }: { command: 'yes' | 'no'; text: string; world: World },
): Progress | null {
  const { asking, topic } = conversation;
  if (asking && topic && FACT_KINDS[asking.fact] === 'flag') {
    const value = flag(command === 'yes');
    const known = { kind: 'known', value, origin: 'typed', approximate: false } as const;
    const filled = [{ fact: asking.fact, known, ground: 'asked' as const }];
    return pursueTopic(rulebook, conversation, { intent: topic, filled, world });
  }
  // "None of those", « rien de tel », of how an order came back: in another way than those we named.
  if (asking?.fact === 'refundKind' && topic && command === 'no' && NONE.test(text)) {
    const known = { kind: 'known', value: OTHER_RETURN, origin: 'typed', approximate: false } as const;
    const filled = [{ fact: asking.fact, known, ground: 'asked' as const }];
    return pursueTopic(rulebook, conversation, { intent: topic, filled, world });
  }
  if (asking) return null;
  // "Yes" to a single "is this what you mean?" picks it.
  if (conversation.clarifying.length === 1 && command === 'yes') return null;
  if (conversation.clarifying.length > 0)
    return {
      conversation: { ...conversation, clarifying: [], misses: 0 },
      steps: [say('none-meant')],
    };
  return { conversation: { ...conversation, misses: 0 }, steps: [say('topic-unknown')] };
}

const NONE =
  /(?<!\p{L})(?:none|neither|nothing|not any|something else|rien|aucune?|ni l['’]une?|autre chose)(?!\p{L})/iu;
const OTHER_RETURN = term('refund-kinds', 'other');

/** Says in the new language where we stand: the open question again, or the last answer again. */
function switchLanguage(
  rulebook: Rulebook,
  conversation: Conversation,
  { language, world }: { language: Language; world: World },
): Progress {
  // The answer is said in full again: in the other language it is no repeat.
  const switched = { ...conversation, language, misses: 0, lastAnswer: null };
  const { topic, asking } = conversation;
  if (!topic) return { conversation: switched, steps: [say('language-switched')] };
  // In the other language nothing has been read yet: the rule comes first again.
  const anew = asking ? { ...switched, topic: null, asking: null } : switched;
  const progress = pursueTopic(rulebook, anew, { intent: topic, filled: [], world });
  return asking ? { ...progress, steps: [say('language-switched'), ...progress.steps] } : progress;
}

const say = (phrase: DialoguePhrase): DialogueStep => ({ kind: 'say', as: 'smalltalk', phrase });

/** The language a command asks for; null for every other command. */
export function commandedLanguage(command: Command | null): Language | null {
  if (command === 'language-en') return 'en';
  return command === 'language-fr' ? 'fr' : null;
}

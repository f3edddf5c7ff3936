import type { Conversation } from '../../domain/conversation.ts';
import type { Heard } from '../heard.ts';
import type { Progress } from '../progress.ts';
import type { Rulebook } from '../rulebook.ts';
import { tellsOfAnother } from '../topicWords.ts';
import { clarify } from './clarify.ts';

/** "Nothing to do with that: I have a subscription too, can I hand it back?": what names the thing of another topic, and was not followed in this one, is asked about there. */
export function orOfAnotherTopic(
  rulebook: Rulebook,
  progress: Progress,
  { before, heard }: { before: Conversation; heard: Heard },
): Progress {
  const [step, ...others] = progress.steps;
  if (step?.kind !== 'answer' || !step.again?.isOther || others.length > 0) return progress;
  const topic = rulebook.intents.get(step.intent)?.topic;
  const read = rulebook.intents.get(heard.understood.ranking[0]?.intent ?? '')?.topic;
  if (topic === undefined || read === topic || !tellsOfAnother(rulebook.topicWords, heard.text, topic))
    return progress;
  return clarify(rulebook, before, heard);
}

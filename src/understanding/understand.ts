import type { FactName } from '../domain/fact.ts';
import type { Followers, Half, InTopic, Understood } from '../domain/understanding.ts';
import type { IsoDate } from '../domain/value.ts';
import { MAX_READ_CHARACTERS } from '../language/normalise.ts';
import { markedQuestionIn } from './askedClauses.ts';
import type { Understanding } from './build.ts';
import { classify, knownShareOf } from './classify.ts';
import { classifyAside, classifyClauses } from './clauses.ts';
import { findNamedThing } from './comeBack.ts';
import { findCommand, findLeadingCommand, saysUnknown } from './command.ts';
import { withoutDenial } from './denial.ts';
import { findEntities } from './entities/find.ts';
import { likeliestAsked, likeliestFollowUp } from './followUps.ts';
import { halvesOf } from './halves.ts';
import { findLeaving } from './leaving.ts';
import { classifyMessage } from './message.ts';
import { findSaidBack } from './verdicts.ts';

/** What the message says; total and quick for any text, of which only the beginning is read. */
export function understand(
  understanding: Understanding,
  message: string,
  {
    today,
    asking,
    topic = null,
    mayFollow = NOTHING,
  }: {
    readonly today: IsoDate;
    readonly asking: FactName | null;
    readonly topic?: string | null;
    /** The follow-ups that may come now. */
    readonly mayFollow?: Followers;
  },
): Understood {
  const { language, classifier, followUps, terms, cues, markers, commands } = understanding;
  const text = message.slice(0, MAX_READ_CHARACTERS);
  const entities = findEntities(text, { language, today, terms, cues, markers, asking }).slice(
    0,
    MAX_ENTITIES,
  );
  const { ranking, verdict, confidence, also, isElsewhere } = classifyMessage(understanding, text);
  const command = findCommand(text, commands);
  const follows = (withoutDenial(text)?.rest ?? text).replace(COURTESY, '');
  const read = (part: string): Omit<Half, 'text' | 'asks'> => ({
    ...classify(classifier, part),
    followUp: likeliestFollowUp(followUps, part, mayFollow) ?? likeliestAsked(followUps, part, mayFollow),
    inTopic: classifyInTopic(understanding, part, topic),
  });
  return {
    ranking,
    verdict,
    confidence,
    also,
    ...(isElsewhere ? { isElsewhere } : {}),
    inTopic: classifyInTopic(understanding, text, topic),
    followUp: likeliestFollowUp(followUps, follows, mayFollow),
    followUpAsked: likeliestAsked(followUps, text, mayFollow),
    halves: command === null ? halvesOf(text.replace(COURTESY, ''), read) : [],
    aside: classifyAside(classifier, text, entities),
    clauses: classifyClauses(classifier, text),
    entities,
    command,
    leading: findLeadingCommand(text, commands),
    saysUnknown: saysUnknown(text, commands),
    leaving: findLeaving(text, { book: understanding.leaves, language }),
    saidBack: findSaidBack(text, { book: understanding.verdicts, language }),
    named: findNamedThing(text, { book: understanding.returns, language, entities }),
  };
}

/** Nobody tells more in one message; what weighs each beside the others would take long. */
const MAX_ENTITIES = 100;

const NOTHING: Followers = new Map();
const wordsIn = (text: string): number => text.match(/\p{L}+/gu)?.length ?? 0;

/** "Thanks. And …": a word or two before the question proper. */
const COURTESY = /^\P{L}*\p{L}+(?: \p{L}+)?[.!,;]+\s+(?=\p{L}+\s+\p{L})/u;

/** Whoever writes more says what it is about. */
const MAX_FOLLOW_UP_WORDS = 14;
/** Reads a short message with the words of the topic just spoken of: "since when?" after the Ambassador offer asks about that. */
function classifyInTopic(
  { language, classifier, subjects }: Understanding,
  text: string,
  topic: string | null,
): InTopic | null {
  const subject = topic === null ? undefined : subjects[topic];
  const words = wordsIn(text);
  if (!subject || words === 0 || words > MAX_FOLLOW_UP_WORDS) return null;
  const read = (part: string) => classify(classifier, `${subject[language]}: ${part}`);
  const whole = read(text.replace(COURTESY, ''));
  const asked = whole.verdict === 'confident' ? null : markedQuestionIn(text);
  const part = asked === null ? null : read(asked);
  // "And is it guaranteed? I lost the bill": what is told after the question blurs it.
  const isSame = part?.ranking[0]?.intent === whole.ranking[0]?.intent;
  return part?.verdict === 'confident' && isSame ? part : whole;
}

/** The share of the text's words that the content of this language knows, 0 to 1. */
export function familiarity({ classifier }: Understanding, text: string): number {
  return knownShareOf(classifier, text);
}

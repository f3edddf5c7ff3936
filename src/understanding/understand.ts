import { type Entity, isValue } from '../domain/entity.ts';
import type { FactName } from '../domain/fact.ts';
import type { Followers, Understood } from '../domain/understanding.ts';
import type { IsoDate } from '../domain/value.ts';
import { MAX_READ_CHARACTERS } from '../language/normalise.ts';
import type { Understanding } from './build.ts';
import { classify, knownShareOf } from './classify.ts';
import { classifyAside, classifyClauses } from './clauses.ts';
import { findNamedThing } from './comeBack.ts';
import { findCommand, findLeadingCommand, saysUnknown } from './command.ts';
import { withoutDenial } from './denial.ts';
import { findEntities } from './entities/find.ts';
import { likeliestAsked, likeliestFollowUp } from './followUps.ts';
import { halvesOf, type ReadHalf } from './halves.ts';
import { COURTESY, classifyInTopic } from './inTopic.ts';
import { findLeaving } from './leaving.ts';
import { classifyMessage } from './message.ts';
import { findClaims, findSaidBack } from './verdicts.ts';

/** What is spoken of, and the follow-ups that may come after it. */
export interface Spoken {
  readonly topic: string | null;
  readonly mayFollow: Followers;
}

/** What the message says; total and quick for any text, of which only the beginning is read. */
export function understand(
  understanding: Understanding,
  message: string,
  {
    today,
    asking,
    topic = null,
    mayFollow = NOTHING,
    afterOf = () => ({ topic: null, mayFollow: NOTHING }),
  }: {
    readonly today: IsoDate;
    readonly asking: FactName | null;
    readonly topic?: string | null;
    /** The follow-ups that may come now. */
    readonly mayFollow?: Followers;
    /** What would be spoken of, and might follow, after an answer to an intent. */
    readonly afterOf?: (intent: string) => Spoken;
  },
): Understood {
  const { language, classifier, followUps, terms, cues, markers, commands } = understanding;
  const text = message.slice(0, MAX_READ_CHARACTERS);
  const entities = notTooMany(findEntities(text, { language, today, terms, cues, markers, asking }));
  const { ranking, verdict, confidence, also, isElsewhere } = classifyMessage(understanding, text);
  const command = findCommand(text, commands);
  const follows = (withoutDenial(text)?.rest ?? text).replace(COURTESY, '');
  const readHalf: ReadHalf = (part, beside) => {
    const spoken = beside !== null && topic === null ? afterOf(beside) : { topic, mayFollow };
    return {
      ...classify(classifier, part),
      followUp:
        likeliestFollowUp(followUps, part, spoken.mayFollow) ??
        likeliestAsked(followUps, part, spoken.mayFollow),
      inTopic: classifyInTopic(understanding, part, spoken.topic),
    };
  };
  return {
    ranking,
    verdict,
    confidence,
    also,
    ...(isElsewhere ? { isElsewhere } : {}),
    inTopic: classifyInTopic(understanding, text, topic),
    followUp: likeliestFollowUp(followUps, follows, mayFollow),
    followUpAsked: likeliestAsked(followUps, text, mayFollow),
    halves: command === null ? halvesOf(text.replace(COURTESY, ''), readHalf) : [],
    aside: classifyAside(classifier, text, entities),
    clauses: classifyClauses(classifier, text),
    entities,
    command,
    leading: findLeadingCommand(text, commands),
    saysUnknown: saysUnknown(text, commands),
    leaving: findLeaving(text, { book: understanding.leaves, language }),
    claimed: findClaims(text, { book: understanding.verdicts, language }),
    saidBack: findSaidBack(text, { book: understanding.verdicts, language }),
    named: findNamedThing(text, { book: understanding.returns, language, entities }),
  };
}

/** Nobody tells more in one message; what weighs each beside the others would take long. */
const MAX_ENTITIES = 40;
/** Of these are the days, lengths and amounts, which are weighed by every rule there is. */
const MAX_VALUES = 16;

/** The first of them. */
function notTooMany(entities: readonly Entity[]): readonly Entity[] {
  const beyond = entities.filter(isMeasured)[MAX_VALUES]?.start ?? Number.POSITIVE_INFINITY;
  return entities.filter((one) => !isMeasured(one) || one.start < beyond).slice(0, MAX_ENTITIES);
}

const isMeasured = (entity: Entity): boolean => isValue(entity) && entity.kind !== 'term';

const NOTHING: Followers = new Map();

/** The share of the text's words that the content of this language knows, 0 to 1. */
export function familiarity({ classifier }: Understanding, text: string): number {
  return knownShareOf(classifier, text);
}

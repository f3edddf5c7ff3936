import type { Conversation, Spoken } from '../domain/conversation.ts';
import { type Entity, isMarker, isValue } from '../domain/entity.ts';
import type { Language } from '../domain/language.ts';
import type { Marker } from '../domain/marker.ts';
import type { Understood } from '../domain/understanding.ts';
import type { World } from '../domain/world.ts';
import { blanked } from '../language/spans.ts';
import type { Rulebook } from './rulebook.ts';
import { isMachineName } from './slots/machines/machineName.ts';
import { isFarFetched } from './topicWords.ts';

/** One message, understood, with the world it arrived in. */
export interface Heard {
  readonly text: string;
  readonly language: Language;
  readonly understood: Understood;
  readonly world: World;
  /** False when no language we speak knows any of the words. */
  readonly isReadable: boolean;
  /** True when some clause of it is a question by its mark, or by how it begins or ends. */
  readonly asks: boolean;
  /** Set when the message names what was spoken of before another matter. */
  readonly back?: ComingBack | null;
  /** Set when the message picks what an earlier one meant: that one, heard again. */
  readonly raised?: Heard | null;
}

/** What was spoken of before, and what else the message says, read as asked of it; no part where it says nothing else. */
export interface ComingBack {
  readonly to: Spoken;
  readonly part: Heard | null;
}

/** How many words the message has besides its values: few mean that it only gives values. */
export const wordsBesideValues = (heard: Heard): number => wordsBeside(heard).length;

/** The words of the message that are no part of its values. */
export function wordsBeside({ text, understood }: Heard): string[] {
  const values = understood.entities.filter(
    (entity) => isValue(entity) || (entity.kind === 'marker' && BESIDE_VALUES.includes(entity.marker)),
  );
  return blanked(text, values).match(/\p{L}+/gu) ?? [];
}

/** The message without words such as "if I understand correctly", which say nothing themselves. */
export const withoutConclusion = (heard: Heard): Heard => ({
  ...heard,
  text: blanked(
    heard.text,
    heard.understood.entities.filter((entity) => isMarker(entity, 'concluding')),
  ),
});

/** True for a sentence that begins as no second thought and puts no other case: a value in it that nothing names may be anything. */
export const isRemark = (heard: Heard): boolean =>
  wordsBesideValues(heard) >= MIN_QUESTION_WORDS && !isRevising(heard);

/** True for a message that corrects, leans on the last or puts another case. */
export const isRevising = (heard: Heard): boolean =>
  beginsWith(heard, REVISING) || isSupposing(heard) || tellsLength(heard);

/** "Should have mentioned, mine's the 12-month one": the one value told is how long a contract is. */
function tellsLength(heard: Heard): boolean {
  const values = heard.understood.entities.filter(isValue);
  const isLength = values.every((entity) => entity.kind === 'duration' && entity.sense === 'length');
  return values.length === 1 && isLength && beginsWith(heard, ['telling']) && !heard.text.includes('?');
}

/** "And if I paid 89?", "it may have been in 2024, would that change anything?" */
export const isSupposing = ({ understood }: Heard): boolean =>
  understood.entities.some((entity) => isMarker(entity, 'what-if')) ||
  (understood.entities.some((entity) => isMarker(entity, 'whether-matters')) &&
    understood.entities.some(({ kind }) => kind === 'date'));

const REVISING = ['correction', 'instead', 'what-if', 'leaning'] as const;

/** Markers that only say how a value stands to another; the rest are words of the sentence like any other. */
const BESIDE_VALUES: readonly Marker[] = [
  'correction',
  'checked',
  'instead',
  'what-if',
  'leaning',
  'other-case',
  'the-other',
  'of-other-case',
  'other-person',
  'each',
  'before-that',
  'former',
  'taken-back',
];

/** A sentence with fewer words than this besides its values only gives values. */
export const MIN_QUESTION_WORDS = 4;

/** True when the message begins with words of one of these markers; who has looked it up corrects wherever they say so. */
export const beginsWith = ({ text, understood }: Heard, markers: readonly Marker[]): boolean =>
  understood.entities.some(
    (entity) =>
      entity.kind === 'marker' &&
      ((markers.includes(entity.marker) && text.slice(0, entity.start).trim() === '') ||
        (entity.marker === 'checked' && markers.includes('correction'))),
  );

/** "What if it's a Magimix?", "sorry, it's a Krups": another machine put as a case, and too little beside its name to ask anything. */
export const isBareCase = (message: Heard): boolean =>
  message.understood.entities.some(isMachineName) &&
  beginsWith(message, ['correction', 'what-if']) &&
  wordsBesideValues(message) < MIN_QUESTION_WORDS;

/** From here on a message stands on its own; one that begins with "and" must be surer. */
const SURE_ALONE = { leaning: 0.98, other: 0.9 };

/** True when the message is surely a question of its own, whatever was spoken of before. */
export const isSureAlone = (heard: Heard): boolean =>
  heard.understood.verdict === 'confident' &&
  heard.understood.confidence >= SURE_ALONE[beginsWith(heard, ['leaning']) ? 'leaning' : 'other'];

/** How likely the message is thanks or a goodbye: "OK thanks, bye" is half of each. */
export const closingConfidence = ({ intents }: Rulebook, { ranking }: Pick<Understood, 'ranking'>): number =>
  ranking.reduce((sum, { intent, confidence }) => sum + (intents.get(intent)?.closes ? confidence : 0), 0);

/** "On Sunday": a day told by its name, beside which nothing is counted. */
export const isDayByName = ({ kind, start, end }: Entity, text: string): boolean =>
  kind === 'date' && !/\p{N}/u.test(text.slice(start, end));

/** True when the likeliest reading is thanks or a goodbye, and nothing is asked. */
export const endsTalk = ({ intents }: Rulebook, { text, understood: { ranking } }: Heard): boolean =>
  !text.includes('?') && intents.get(ranking[0]?.intent ?? '')?.closes === true;

/** From here on thanks and goodbyes together are more than the beginning of a question. */
export const LIKELY_CLOSING = 0.6;

/** True when the message is thanks or a goodbye, or half of each, and nothing is asked. */
export const surelyEndsTalk = (rulebook: Rulebook, heard: Heard): boolean =>
  endsTalk(rulebook, heard) &&
  (heard.understood.verdict === 'confident' ||
    closingConfidence(rulebook, heard.understood) >= LIKELY_CLOSING);

/** Another intent than the open one, asked for surely. */
export function sideIntent(conversation: Conversation, { understood }: Heard): string | null {
  const [first] = understood.ranking;
  const isOther = understood.verdict === 'confident' && first?.intent !== conversation.topic;
  return isOther ? (first?.intent ?? null) : null;
}

/** From here on a further question of a topic that no word tells of is believed all the same. */
const SURE_FAR = 0.95;

/** The topic that the name of a machine tells of by itself. */
const MACHINES = 'machine';

/** Further questions of the message; a greeting beside a question is no question, nor is a doubtful one of a far topic, of which no word and no machine tells. */
export const alsoAsked = ({ intents, topicWords }: Rulebook, { understood, text }: Heard): string[] => {
  const spoken = intents.get(understood.ranking[0]?.intent ?? '')?.topic;
  const namesMachine = understood.entities.some(isMachineName);
  return understood.also.flatMap(({ intent, confidence }) => {
    const asked = intents.get(intent);
    if (asked?.kind !== 'faq') return [];
    const isFar = spoken !== undefined && isFarFetched(topicWords, text, { read: asked.topic, spoken });
    // "My KitchenAid is dead. What would a fix cost, where do I see the prices?": the machine's name is one more of its own topic.
    const isNamed = namesMachine && spoken !== MACHINES;
    return isFar && !isNamed && confidence < SURE_FAR ? [] : [intent];
  });
};

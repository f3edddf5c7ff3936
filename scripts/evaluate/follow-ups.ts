import { FOLLOWS } from '../../src/dialogue/reading/follows.ts';
import { followersAfter } from '../../src/dialogue/said/followers.ts';
import type { Intent } from '../../src/domain/content.ts';
import type { Followers } from '../../src/domain/understanding.ts';
import { followUpTraining, learn, type UnderstandingContent } from '../../src/understanding/build.ts';
import { likeliestFollowUp } from '../../src/understanding/followUps.ts';
import { folded } from './folds.ts';

/** A follow-up held out, as it is read after one of the answers it may come after. */
export interface FollowUpJudgement {
  readonly text: string;
  readonly truth: string;
  /** The likeliest of those that may come there; null where none is likely at all, or the text is too long for one. */
  readonly read: string | null;
  readonly confidence: number;
  /** One over the number of answers it may come after: every text weighs the same. */
  readonly weight: number;
}

type Intents = ReadonlyMap<string, Intent>;

/** Every follow-up read after each answer it may come after, by a classifier that was learnt without it. */
export function judgeFollowUps(content: UnderstandingContent, intents: Intents): FollowUpJudgement[] {
  const places = placesOf(intents);
  return folded(content.followUps).flatMap(({ fold, rest }) => {
    const training = followUpTraining({ ...content, followUps: rest });
    if (training === null) return [];
    const classifier = learn(training);
    return fold.flatMap(({ text, intent }) => {
      const mayCome = places.get(intent) ?? [];
      return mayCome.map((followers) => {
        const read = likeliestFollowUp(classifier, text, followers);
        const judged = { text, truth: intent, weight: 1 / mayCome.length };
        return { ...judged, read: read?.learntAs ?? null, confidence: read?.confidence ?? 0 };
      });
    });
  });
}

/** For every follow-up, by the name it is learnt as: what may come beside it after each answer it follows. */
function placesOf(intents: Intents): Map<string, Followers[]> {
  const places = new Map<string, Followers[]>();
  for (const { id, asks, after } of intents.values())
    for (const spoken of new Set(
      after.flatMap((one) => spokenAt(intents, one)).map((one) => one.join(' ')),
    )) {
      const learntAs = asks ?? id;
      const followers = followersAfter({ intents }, spoken.split(' '));
      places.set(learntAs, [...(places.get(learntAs) ?? []), followers]);
    }
  return places;
}

/** What was spoken of, the closest first, where a follow-up comes after this: an outcome, an intent, or each question of a topic. */
function spokenAt(intents: Intents, after: string): string[][] {
  const named = intents.get(after.split('/')[0]!);
  if (named) return [after === named.id ? [named.id, named.topic] : [after, named.id, named.topic]];
  return [...intents.values()]
    .filter((intent) => intent.topic === after && intent.kind === 'faq' && intent.after.length === 0)
    .map(({ id }) => [id, after]);
}

const SHOWN_PAIRS = 15;

/** The figures, and the pairs confused most often. */
export function printFollowUps(judgements: readonly FollowUpJudgement[]): void {
  const isRight = ({ read, truth }: FollowUpJudgement) => read === truth;
  const isConfident = ({ confidence }: FollowUpJudgement) => confidence >= FOLLOWS.confident;
  const sum = (some: readonly FollowUpJudgement[]) => some.reduce((sofar, { weight }) => sofar + weight, 0);
  const all = sum(judgements);
  const print = (name: string, is: (judgement: FollowUpJudgement) => boolean) =>
    console.log(`  ${name.padEnd(44)} ${((100 * sum(judgements.filter(is))) / all).toFixed(1)} %`);
  console.log(`  ${Math.round(all)} follow-ups, each after the answers it may come after`);
  print('likeliest and right', isRight);
  print('sure and right', (each) => isConfident(each) && isRight(each));
  print('sure and wrong', (each) => isConfident(each) && !isRight(each));
  const wrong = judgements.filter((each) => !isRight(each));
  const pairs = Map.groupBy(wrong, ({ truth, read }) => `${truth} → ${read ?? 'none'}`);
  console.log('  most confused (follow-up → read as; texts):');
  for (const [pair, some] of [...pairs].sort(([, a], [, b]) => sum(b) - sum(a)).slice(0, SHOWN_PAIRS))
    console.log(`    ${sum(some).toFixed(1).padStart(5)} × ${pair}, such as "${some[0]!.text}"`);
}

import type { Understood } from '../../domain/understanding.ts';
import { closingConfidence } from '../heard.ts';
import type { Rulebook } from '../rulebook.ts';
import { isOneFamily } from '../said/explained.ts';

/** From here on, intents that one answer serves are answered rather than asked apart. */
const MIN_TOGETHER_CONFIDENCE = 0.75;

/** Deeper in the ranking, an intent is not what was asked, whatever its answer covers. */
const MAX_TOGETHER_RANK = 3;

/** The likeliest intent whose answer is right whichever of the likely ones is meant: it covers the others. */
export function harmlessGuess(rulebook: Rulebook, { ranking }: Pick<Understood, 'ranking'>): string | null {
  const serving = ranking
    .slice(0, MAX_TOGETHER_RANK)
    .find(({ intent }) => confidenceServed(rulebook, intent, ranking) >= MIN_TOGETHER_CONFIDENCE);
  return serving?.intent ?? null;
}

/** How likely the answer of an intent is to serve: it may cover other questions, and one policy decides all of its own. */
function confidenceServed(rulebook: Rulebook, id: string, ranking: Understood['ranking']): number {
  const intent = rulebook.intents.get(id);
  if (intent?.kind !== 'faq') return 0;
  return ranking
    .filter((other) => {
      const isTwin = intent.policy !== null && rulebook.intents.get(other.intent)?.policy === intent.policy;
      return (
        other.intent === id ||
        isTwin ||
        isOneFamily(rulebook, id, other.intent) ||
        intent.covers.includes(other.intent)
      );
    })
    .reduce((sum, { confidence }) => sum + confidence, 0);
}

/** The wish for a person, likelier than any question by far: the way to one is shown with any refusal too. */
export function likelyHandoff(rulebook: Rulebook, { ranking }: Pick<Understood, 'ranking'>): string | null {
  const [first] = ranking;
  if (!first || rulebook.intents.get(first.intent)?.kind !== 'handoff') return null;
  const { itself, ratio } = MIN_HANDOFF;
  const least = Math.max(itself, ratio * questionConfidence(rulebook, ranking));
  return first.confidence >= least ? first.intent : null;
}

const MIN_HANDOFF = { itself: 0.4, ratio: 2 };

/** From here on small talk is answered as such, where no question is likely beside it. */
const MIN_SMALLTALK = { itself: 0.5, ratio: 2 };

/** Small talk that is likelier than any question by far: answering it does no harm. */
export function likelySmalltalk(rulebook: Rulebook, { ranking }: Pick<Understood, 'ranking'>): string | null {
  const [first] = ranking;
  const intent = rulebook.intents.get(first?.intent ?? '');
  if (!first || intent?.kind !== 'smalltalk') return null;
  const itself = intent.closes ? closingConfidence(rulebook, { ranking }) : first.confidence;
  const question = questionConfidence(rulebook, ranking);
  if (itself >= MIN_SMALLTALK.itself && itself >= MIN_SMALLTALK.ratio * question) return first.intent;
  // "Hello, I need some info": a greeting, a call for help and a vague trouble all ask back what it is about.
  const vague = intent.asksBack ? askingBackConfidence(rulebook, ranking) : 0;
  return vague >= MIN_VAGUE.itself && vague >= MIN_VAGUE.ratio * question ? first.intent : null;
}

/** To ask what it is about does less harm than to greet who asks something. */
const MIN_VAGUE = { itself: 0.4, ratio: 1.5 };

const askingBackConfidence = ({ intents }: Rulebook, ranking: Understood['ranking']): number =>
  ranking.reduce((sum, { intent, confidence }) => sum + (intents.get(intent)?.asksBack ? confidence : 0), 0);

/** What a message may be instead of small talk: a question, or something outside. */
const OTHER_KINDS: readonly string[] = ['faq', 'decline'];

/** How likely the likeliest question is, ours or not. */
const questionConfidence = ({ intents }: Rulebook, ranking: Understood['ranking']): number =>
  ranking.find(({ intent }) => OTHER_KINDS.includes(intents.get(intent)?.kind ?? ''))?.confidence ?? 0;

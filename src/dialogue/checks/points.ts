import { type Entity, isMarker } from '../../domain/entity.ts';
import type { ClaimedAt } from '../../domain/understanding.ts';
import { blanked } from '../../language/spans.ts';
import type { Heard } from '../heard.ts';

/** One of several things that a message says. */
export interface Point {
  readonly text: string;
  /** Where it begins in the message. */
  readonly start: number;
  readonly words: number;
  readonly claims: readonly ClaimedAt[];
  readonly entities: readonly Entity[];
  /** True where it asks something instead of saying it: "… and who do I call?" */
  readonly asks: boolean;
}

/** What a message says, point by point, from where it begins to sum up; words that only sum up, conclude or ask yes or no are no point. */
export function pointsOf({ text, understood: { entities, claimed = [] } }: Heard): Point[] {
  const idle = entities.filter(isIdle);
  const [opening] = idle.filter((entity) => !isMarker(entity, 'checking'));
  const begins = opening && text.slice(opening.end).match(/\p{L}+/gu) ? opening.end : 0;
  const bare = blanked(text, idle);
  return placesIn(bare, begins).map(({ start, end }) => {
    const isIn = (place: { readonly start: number; readonly end: number }) =>
      start <= place.start && place.end <= end;
    const said = bare.slice(start, end);
    return {
      text: said,
      start,
      words: said.match(/\p{L}+/gu)?.length ?? 0,
      claims: claimed.filter(isIn),
      entities: entities.filter(isIn),
      asks: ASKS.test(said),
    };
  });
}

const isIdle = (entity: Entity): boolean =>
  isMarker(entity, 'summing') || isMarker(entity, 'concluding') || isMarker(entity, 'checking');

/** Where each point stands that has a letter or a figure. */
function placesIn(text: string, from: number): { start: number; end: number }[] {
  const joints = [...text.slice(from).matchAll(JOINT)].map(({ 0: joint, index }) => ({
    start: from + index,
    end: from + index + joint.length,
  }));
  const starts = [from, ...joints.map(({ end }) => end)];
  const ends = [...joints.map(({ start }) => start), text.length];
  return starts
    .map((start, at) => ({ start, end: ends[at]! }))
    .filter(({ start, end }) => /[\p{L}\p{N}]/u.test(text.slice(start, end)));
}

const JOINT = /\s*[,;:.!?]+(?:\s+(?:and|then|et|puis)(?=\s))?(?:\s+|$)|\s+(?:and|et|puis)\s+/giu;

const ASKS =
  /(?<!\p{L})(?:who|whom|where|which|why|how|what|qui|où|ou ça|pourquoi|comment|combien|lequel|laquelle)\s*$|^\W*(?:who|where|which|why|how|what|do i|can i|may i|qui|où|pourquoi|comment|combien|est-ce que|puis-je|je peux)(?!\p{L})/iu;

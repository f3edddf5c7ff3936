import type { Offer } from '../../domain/ports/whatsapp.ts';
import { plainWords } from '../../language/normalise.ts';
import type { Said } from './inbound.ts';

/** What a message comes down to. */
export type Meaning =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'rating'; readonly vote: 'up' | 'down'; readonly sendId: string };

const NUMBER = /^\s*(\d{1,2})\s*[.)]?\s*$/;

/** A pressed button, the label typed, or its number in the list: all the same. */
export function meaningOf(
  { text, button }: Pick<Said, 'text' | 'button'>,
  offers: readonly Offer[],
): Meaning {
  const id = button ?? typedOffer(text, offers)?.id ?? '';
  const [kind, ...rest] = id.split(':');
  const [vote, sendId] = rest;
  if (kind === 'say') return { kind: 'text', text: rest.join(':') };
  if (kind === 'rate' && (vote === 'up' || vote === 'down') && sendId)
    return { kind: 'rating', vote, sendId };
  return { kind: 'text', text };
}

export const ratingId = (vote: 'up' | 'down', sendId: string): string => `rate:${vote}:${sendId}`;

function typedOffer(text: string, offers: readonly Offer[]): Offer | undefined {
  const words = plainWords(text);
  const byLabel = offers.find(({ title }) => words !== '' && plainWords(title) === words);
  const [, number] = NUMBER.exec(text) ?? [];
  // With a single offer a bare number is more likely the value that was asked for.
  return byLabel ?? (number !== undefined && offers.length > 1 ? offers[Number(number) - 1] : undefined);
}

import type { Classifier } from './classifier.ts';
import type { Vectoriser } from './features.ts';

/** A classifier without what it was given: what words mean, and which mean the same. This alone is worth keeping. */
export interface Learnt extends Omit<Classifier, 'concepts' | 'vectoriser'> {
  readonly vectoriser: Omit<Vectoriser, 'vectors'>;
}

/** What a classifier learnt from its examples. */
export function learntOf({ concepts: _concepts, vectoriser, ...rest }: Classifier): Learnt {
  const { vectors: _vectors, ...learnt } = vectoriser;
  return { ...rest, vectoriser: learnt };
}

/** The classifier again, given the same as when it learnt. */
export function recalled(
  learnt: Learnt,
  { concepts, vectors }: Pick<Classifier, 'concepts'> & Pick<Vectoriser, 'vectors'>,
): Classifier {
  return { ...learnt, concepts, vectoriser: { ...learnt.vectoriser, vectors } };
}

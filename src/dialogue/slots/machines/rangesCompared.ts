import type { Entity } from '../../../domain/entity.ts';
import { FACT_VOCABULARIES } from '../../../domain/fact.ts';

const COMPARED = FACT_VOCABULARIES.rangesCompared;

/** "We have an Original, and my boss gave me a Vertuo: is its guarantee shorter?": words of a comparison set the ranges against each other only where both are named. */
export const withRangesCompared = (entities: readonly Entity[], text: string): readonly Entity[] =>
  BOTH.every((range) => range.test(text)) && !PROFESSIONAL.test(text)
    ? entities
    : entities.filter((entity) => !(entity.kind === 'term' && entity.vocabulary === COMPARED));

const BOTH = [/(?<!\p{L})orig(?:i)?nal(?:e|s|es)?(?!\p{L})/iu, /(?<!\p{L})(?:v[ei]rtuo|verturo)/iu];

/** No length is published for the third range: a comparison that names it too is not of these two alone. */
const PROFESSIONAL = /(?<!\p{L})profess?ion/iu;

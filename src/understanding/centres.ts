import type { Features } from './features.ts';

/** The mean meaning of each class's examples; of length 1, or all zero for a class without any. */
export type Centres = readonly Float32Array[];

/** The centre of each class. */
export function centresOf(
  examples: readonly { readonly features: Features; readonly label: number }[],
  { classes, dimensions }: { readonly classes: number; readonly dimensions: number },
): Centres {
  const centres = Array.from({ length: classes }, () => new Float32Array(dimensions));
  for (const { features, label } of examples) {
    const centre = centres[label]!;
    for (let at = 0; at < dimensions; at++) centre[at]! += features.meaning[at]!;
  }
  return centres.map((centre) => {
    const length = Math.sqrt(product(centre, centre));
    return length > 0 ? centre.map((value) => value / length) : centre;
  });
}

/** How near a meaning is to a centre: the cosine, −1 to 1; 0 when either has no direction. */
export function nearness(meaning: Float32Array, centre: Float32Array): number {
  const length = Math.sqrt(product(meaning, meaning));
  return length > 0 ? product(meaning, centre) / length : 0;
}

function product(first: Float32Array, second: Float32Array): number {
  let sum = 0;
  for (let at = 0; at < Math.min(first.length, second.length); at++) sum += first[at]! * second[at]!;
  return sum;
}

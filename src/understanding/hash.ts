/** A 32-bit hash of a kind and one or two texts (FNV-1a; the last step spreads the bits so that near texts do not collide). */
export function hashOf(kind: number, first: string, second?: string): number {
  let hash = addText(seedOf(kind), first);
  if (second !== undefined) hash = addText(mix(hash, 0), second);
  return finish(hash);
}

function addText(hash: number, text: string): number {
  let result = hash;
  for (let at = 0; at < text.length; at++) result = mix(result, text.charCodeAt(at));
  return result;
}

/** Where hashing by hand starts, for a kind. */
export const seedOf = (kind: number): number => Math.imul(0x811c9dc5 ^ (kind + 1), 0x01000193);

/** Takes one more character code in. */
export const mix = (hash: number, code: number): number => Math.imul(hash ^ code, 0x01000193);

/** The hash of what was mixed in. */
export function finish(hash: number): number {
  const spread = Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d);
  return (spread ^ (spread >>> 12)) | 0;
}

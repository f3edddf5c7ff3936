/** How far into its phrases a text has come: what may follow, and what is meant if nothing does. */
export interface Stage<M> {
  readonly next: ReadonlyMap<string, readonly Stage<M>[]>;
  /** Null while the phrase is not complete. */
  readonly meaning: M | null;
}

const GROUP = /\(([^()]*)\)/;

/** True for a phrase that stands for several, such as "(you|they) sent it (again|)". */
export const hasVariants = (text: string): boolean => GROUP.test(text);

/**
 * The stages of a phrase with variants, from before its first word. An empty variant leaves the words out. The
 * variants share their stages, so that a phrase of many thousand variants stays as small as it is written.
 */
export function stagesOf<M>(
  text: string,
  meaning: M,
  wordsOf: (text: string) => readonly string[],
): Stage<M> {
  return text
    .split(/(\([^()]*\))/)
    .map((part) => (hasVariants(part) ? part.slice(1, -1).split('|') : [part]).map(wordsOf))
    .reduceRight<Stage<M>>((rest, variants) => either(variants, rest), { next: new Map(), meaning });
}

/** One of the variants, then the rest. */
function either<M>(variants: readonly (readonly string[])[], rest: Stage<M>): Stage<M> {
  return merged(
    variants.map((words) =>
      words.reduceRight<Stage<M>>(
        (after, word) => ({ next: new Map([[word, [after]]]), meaning: null }),
        rest,
      ),
    ),
  );
}

/** The stage from which each of these goes on. */
export function merged<M>(stages: readonly Stage<M>[]): Stage<M> {
  const next = new Map<string, Stage<M>[]>();
  for (const stage of stages)
    for (const [word, after] of stage.next) {
      const known = next.get(word);
      if (known) known.push(...after);
      else next.set(word, [...after]);
    }
  return { next, meaning: stages.find(({ meaning }) => meaning !== null)?.meaning ?? null };
}

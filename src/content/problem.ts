/** A mistake in the content: where it is, what is wrong and what to do about it. */
export interface Problem {
  /** Relative to the content root. */
  readonly file: string;
  /** 1-based. */
  readonly line: number;
  readonly message: string;
}

/** `file:line message`, as editors and terminals link it. */
export const formatProblem = ({ file, line, message }: Problem): string => `${file}:${line} ${message}`;

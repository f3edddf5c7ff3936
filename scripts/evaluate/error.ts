/** A mistake in how the script was called or in what it was given; `exitCode` 2 for the former. */
export class EvaluateError extends Error {
  readonly exitCode: number;
  constructor(message: string, exitCode: number) {
    super(message);
    this.exitCode = exitCode;
  }
}

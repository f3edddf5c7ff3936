/** What the worker is started with. */
export interface WorkerSettings {
  readonly folder: string;
}

/** Questions to the worker that owns the database; each gets one answer with the same id. */
export type Request = { readonly id: number } & Question;

export type Question =
  | { readonly kind: 'query'; readonly sql: string; readonly parameters: readonly unknown[] }
  | { readonly kind: 'stats' }
  | { readonly kind: 'close' };

export interface QueryAnswer {
  readonly rows: readonly unknown[];
  readonly affectedRows: number | null;
}

/** Figures since the worker started. */
export interface Stats {
  /** How often the database asked the disk to keep what it wrote. */
  readonly fsyncs: number;
}

/** An error as it crosses the threads: class and prototype are lost, the code is kept. */
export interface WireError {
  readonly message: string;
  readonly code: string | null;
}

/** What the worker says: once that it is open or why not, then one answer per question. */
export type Report =
  | { readonly kind: 'opened' }
  | { readonly kind: 'refused'; readonly error: WireError }
  | { readonly kind: 'answer'; readonly id: number; readonly value: unknown }
  | { readonly kind: 'failed'; readonly id: number; readonly error: WireError };

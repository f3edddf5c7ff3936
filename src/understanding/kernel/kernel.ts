import { KERNEL_CODE } from './code.ts';

/** An address in the kernel's memory, in bytes, or a number it works with; set before a call. */
interface Setting {
  value: number;
}

/** What assembly/kernel.ts exports; it says what each means. */
export interface Kernel {
  readonly starts: Setting;
  readonly rows: Setting;
  readonly values: Setting;
  readonly squares: Setting;
  readonly labels: Setting;
  readonly order: Setting;
  readonly weights: Setting;
  readonly multipliers: Setting;
  readonly scratch: Setting;
  readonly bias: Setting;
  readonly means: Setting;
  readonly ownSlack: Setting;
  readonly otherSlack: Setting;
  readonly margin: Setting;
  readonly largest: { readonly value: number };
  pass(count: number): number;
  forget(example: number): void;
  quantise(count: number, to: number): void;
  addUp(matrix: number, classes: number, factors: number, count: number, sums: number): void;
}

/** A kernel and the memory it works in, shared out from the front. */
export interface Workshop {
  readonly kernel: Kernel;
  bytes(length: number): Int8Array;
  shorts(length: number): Int16Array;
  ints(length: number): Int32Array;
  floats(length: number): Float32Array;
}

const PAGE_BYTES = 65_536;
/** A line of the processor's cache: an array that begins elsewhere takes two where one would do. */
const LINE_BYTES = 64;

let compiled: WebAssembly.Module | null = null;

/** A workshop with room for so many arrays of so many bytes in all. */
export function workshop({ arrays, bytes }: { readonly arrays: number; readonly bytes: number }): Workshop {
  const memory = new WebAssembly.Memory({ initial: Math.ceil((bytes + arrays * LINE_BYTES) / PAGE_BYTES) });
  compiled ??= new WebAssembly.Module(Uint8Array.from(atob(KERNEL_CODE), (letter) => letter.charCodeAt(0)));
  const { exports } = new WebAssembly.Instance(compiled, { env: { memory } });
  let next = 0;
  const take = (size: number): number => {
    const at = next;
    next = Math.ceil((at + size) / LINE_BYTES) * LINE_BYTES;
    return at;
  };
  return {
    kernel: exports as Kernel,
    bytes: (length) => new Int8Array(memory.buffer, take(length), length),
    shorts: (length) => new Int16Array(memory.buffer, take(length * 2), length),
    ints: (length) => new Int32Array(memory.buffer, take(length * 4), length),
    floats: (length) => new Float32Array(memory.buffer, take(length * 4), length),
  };
}

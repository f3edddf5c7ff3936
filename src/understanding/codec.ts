/**
 * Plain data as bytes and back: null, booleans, numbers, strings, arrays, objects, Maps, Sets and typed arrays.
 * A value encodes to the same bytes wherever and whenever it was made, so that equal bytes mean an equal model.
 *
 * Layout: length of the tree (u32, little-endian) · the tree as JSON · the contents of the typed arrays, in order,
 * each beginning at a multiple of eight. What JSON cannot say stands in the tree as an object with the one key `$`.
 */
export function encode(value: unknown): Uint8Array {
  const arrays: Uint8Array[] = [];
  let at = 0;
  const tree = new TextEncoder().encode(
    JSON.stringify(
      toTree(value, '', (array) => {
        const bytes = new Uint8Array(array.buffer, array.byteOffset, array.byteLength);
        const start = at;
        arrays.push(bytes);
        at = aligned(at + bytes.length);
        return start;
      }),
    ),
  );
  const first = aligned(LENGTH_BYTES + tree.length);
  const result = new Uint8Array(first + at);
  new DataView(result.buffer).setUint32(0, tree.length, true);
  result.set(tree, LENGTH_BYTES);
  let next = first;
  for (const bytes of arrays) {
    result.set(bytes, next);
    next = aligned(next + bytes.length);
  }
  return result;
}

/** The value that `encode` made these bytes of; only for bytes known to be whole. */
export function decode(bytes: Uint8Array): unknown {
  const treeBytes = new DataView(bytes.buffer, bytes.byteOffset).getUint32(0, true);
  const end = LENGTH_BYTES + treeBytes;
  const tree: unknown = JSON.parse(new TextDecoder().decode(bytes.subarray(LENGTH_BYTES, end)));
  return fromTree(tree, new Uint8Array(bytes).subarray(aligned(end)));
}

const LENGTH_BYTES = 4;
const ALIGNMENT = 8;
const aligned = (offset: number): number => Math.ceil(offset / ALIGNMENT) * ALIGNMENT;

const TYPED_ARRAYS = {
  Int8Array,
  Uint8Array,
  Int16Array,
  Uint16Array,
  Int32Array,
  Uint32Array,
  Float32Array,
  Float64Array,
} as const;
type TypedArray = InstanceType<(typeof TYPED_ARRAYS)[keyof typeof TYPED_ARRAYS]>;

/** What stands in the tree for a value JSON has no form for. */
type Special =
  | { readonly $: 'map'; readonly entries: readonly unknown[] }
  | { readonly $: 'set'; readonly items: readonly unknown[] }
  | { readonly $: 'number'; readonly text: string }
  | { readonly $: keyof typeof TYPED_ARRAYS; readonly at: number; readonly length: number };

function toTree(value: unknown, path: string, keep: (array: TypedArray) => number): unknown {
  const inner = (each: unknown, key: PropertyKey) => toTree(each, `${path}.${String(key)}`, keep);
  switch (typeof value) {
    case 'string':
    case 'boolean':
      return value;
    case 'number':
      return Number.isFinite(value) && !Object.is(value, -0)
        ? value
        : ({ $: 'number', text: Object.is(value, -0) ? '-0' : String(value) } satisfies Special);
    case 'object':
      break;
    default:
      throw new TypeError(`${path || 'the value'} is a ${typeof value}; only plain data can be stored`);
  }
  if (value === null) return value;
  if (Array.isArray(value)) return value.map(inner);
  if (value instanceof Map)
    return {
      $: 'map',
      entries: [...value].flatMap(([key, item]) => [inner(key, 'key'), inner(item, String(key))]),
    } satisfies Special;
  if (value instanceof Set) return { $: 'set', items: [...value].map(inner) } satisfies Special;
  const name = value.constructor?.name as keyof typeof TYPED_ARRAYS;
  if (ArrayBuffer.isView(value) && Object.hasOwn(TYPED_ARRAYS, name)) {
    const array = value as TypedArray;
    return { $: name, at: keep(array), length: array.length } satisfies Special;
  }
  if (Object.getPrototypeOf(value) !== Object.prototype || Object.hasOwn(value, '$'))
    throw new TypeError(`${path || 'the value'} is a ${name} of its own kind; only plain data can be stored`);
  return Object.fromEntries(
    Object.entries(value)
      .filter(([, item]) => item !== undefined)
      .map(([key, item]) => [key, inner(item, key)]),
  );
}

function fromTree(tree: unknown, arrays: Uint8Array<ArrayBuffer>): unknown {
  if (typeof tree !== 'object' || tree === null) return tree;
  if (Array.isArray(tree)) return tree.map((item) => fromTree(item, arrays));
  if (Object.hasOwn(tree, '$')) return fromSpecial(tree as Special, arrays);
  // Object.fromEntries, unlike assignment, makes a property even of the name "__proto__".
  return Object.fromEntries(Object.entries(tree).map(([key, item]) => [key, fromTree(item, arrays)]));
}

function fromSpecial(special: Special, arrays: Uint8Array<ArrayBuffer>): unknown {
  switch (special.$) {
    case 'map': {
      const map = new Map<unknown, unknown>();
      for (let at = 0; at < special.entries.length; at += 2)
        map.set(fromTree(special.entries[at], arrays), fromTree(special.entries[at + 1], arrays));
      return map;
    }
    case 'set':
      return new Set(special.items.map((item) => fromTree(item, arrays)));
    case 'number':
      return Number(special.text);
    default: {
      const type = TYPED_ARRAYS[special.$];
      const start = arrays.byteOffset + special.at;
      return new type(arrays.buffer.slice(start, start + special.length * type.BYTES_PER_ELEMENT));
    }
  }
}

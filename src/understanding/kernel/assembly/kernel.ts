// The loops in which nearly all of learning and scoring is spent, for vectors of numbers side by side.
// AssemblyScript: compiled to WebAssembly by `npm run build:kernel`. Addresses are set by the host, in bytes.

/** Classes learnt side by side: four vectors of four numbers, one line of the processor's cache. */
const LANES: usize = 16;
const VECTOR: usize = 16;
const BLOCK: usize = LANES * 4;

// The examples, end to end: those of number e are rows[starts[e]] to rows[starts[e + 1]], with their values.
export let starts: usize = 0;
export let rows: usize = 0;
export let values: usize = 0;
/** The squared length of each example. */
export let squares: usize = 0;
/** The class of each example, counted from the first of the sixteen; any other number is none of them. */
export let labels: usize = 0;
/** Which examples to look at, in which order. */
export let order: usize = 0;
/** Sixteen numbers for each row, and for each example. */
export let weights: usize = 0;
export let multipliers: usize = 0;
/** How far an example may stay on the wrong side, for those of the class and for all others. */
export let ownSlack: f32 = 0;
export let otherSlack: f32 = 0;
/** An example this far on the right side of all sixteen is left out. */
export let margin: f32 = 0;
/** Sixteen numbers of our own to work with. */
export let scratch: usize = 0;
/** The row of the bias, in bytes, and where its sixteen means over the last pass go. */
export let bias: usize = 0;
export let means: usize = 0;
/** The largest gradient that the last pass met. */
export let largest: f32 = 0;

/**
 * One pass of dual coordinate descent (squared hinge, one class against all others) over the first `count` of `order`;
 * returns how many are still worth looking at, which are then the first.
 */
export function pass(count: i32): i32 {
  largest = 0;
  const looked = f32x4.splat(<f32>count);
  let a = f32x4.splat(0);
  let b = a;
  let c = a;
  let d = a;
  for (let at = 0; at < count; at++) {
    const example = <usize>load<u32>(order + (<usize>at << 2));
    const first = <usize>load<u32>(starts + (example << 2));
    const end = <usize>load<u32>(starts + (example << 2), 4);
    score(first, end);
    const change = solve(example);
    if (change == SETTLED) {
      count--;
      swap(at--, count);
    } else if (change == MOVED) move(first, end);
    a = f32x4.add(a, v128.load(bias));
    b = f32x4.add(b, v128.load(bias, VECTOR));
    c = f32x4.add(c, v128.load(bias, 2 * VECTOR));
    d = f32x4.add(d, v128.load(bias, 3 * VECTOR));
  }
  v128.store(means, f32x4.div(a, looked));
  v128.store(means, f32x4.div(b, looked), VECTOR);
  v128.store(means, f32x4.div(c, looked), 2 * VECTOR);
  v128.store(means, f32x4.div(d, looked), 3 * VECTOR);
  return count;
}

const SETTLED: i32 = 0;
const STAYED: i32 = 1;
const MOVED: i32 = 2;

/** The scores of an example into `scratch`. */
// @ts-ignore: decorator
@inline
function score(first: usize, end: usize): void {
  let a = f32x4.splat(0);
  let b = a;
  let c = a;
  let d = a;
  for (let at = first << 2; at < end << 2; at += 4) {
    const from = weights + <usize>load<u32>(rows + at) * BLOCK;
    const value = v128.load32_splat(values + at);
    a = f32x4.add(a, f32x4.mul(value, v128.load(from)));
    b = f32x4.add(b, f32x4.mul(value, v128.load(from, VECTOR)));
    c = f32x4.add(c, f32x4.mul(value, v128.load(from, 2 * VECTOR)));
    d = f32x4.add(d, f32x4.mul(value, v128.load(from, 3 * VECTOR)));
  }
  v128.store(scratch, a);
  v128.store(scratch, b, VECTOR);
  v128.store(scratch, c, 2 * VECTOR);
  v128.store(scratch, d, 3 * VECTOR);
}

/** Moves the multipliers of an example to where its scores want them; the steps of the weights into `scratch`. */
// @ts-ignore: decorator
@inline
function solve(example: usize): i32 {
  const zero = f32x4.splat(0);
  const one = f32x4.splat(1);
  const square = f32x4.splat(load<f32>(squares + (example << 2)));
  const label = i32x4.splat(load<i32>(labels + (example << 2)));
  let lanes = i32x4(0, 1, 2, 3);
  let busy = zero;
  let moving = zero;
  let steepest = zero;
  for (let at: usize = 0; at < BLOCK; at += VECTOR) {
    const isOwn = i32x4.eq(lanes, label);
    const side = v128.bitselect(one, f32x4.splat(-1), isOwn);
    const slack = v128.bitselect(f32x4.splat(ownSlack), f32x4.splat(otherSlack), isOwn);
    const old = v128.load(multipliers + example * BLOCK + at);
    const gradient = f32x4.add(f32x4.sub(f32x4.mul(side, v128.load(scratch + at)), one), f32x4.mul(old, slack));
    const moved = f32x4.max(f32x4.sub(old, f32x4.div(gradient, f32x4.add(square, slack))), zero);
    const isFree = v128.or(f32x4.gt(old, zero), f32x4.lt(gradient, zero));
    const step = f32x4.mul(f32x4.sub(moved, old), side);
    v128.store(multipliers + example * BLOCK + at, moved);
    v128.store(scratch + at, step);
    steepest = f32x4.max(steepest, v128.and(f32x4.abs(gradient), isFree));
    busy = v128.or(busy, v128.or(isFree, f32x4.le(gradient, f32x4.splat(margin))));
    moving = v128.or(moving, f32x4.ne(step, zero));
    lanes = i32x4.add(lanes, i32x4.splat(4));
  }
  steepest = f32x4.max(steepest, i32x4.shuffle(steepest, steepest, 2, 3, 0, 1));
  steepest = f32x4.max(steepest, i32x4.shuffle(steepest, steepest, 1, 0, 3, 2));
  largest = max(largest, f32x4.extract_lane(steepest, 0));
  if (!v128.any_true(busy)) return SETTLED;
  return v128.any_true(moving) ? MOVED : STAYED;
}

/** Adds an example, times the steps in `scratch`, to the weights. */
// @ts-ignore: decorator
@inline
function move(first: usize, end: usize): void {
  const a = v128.load(scratch);
  const b = v128.load(scratch, VECTOR);
  const c = v128.load(scratch, 2 * VECTOR);
  const d = v128.load(scratch, 3 * VECTOR);
  for (let at = first << 2; at < end << 2; at += 4) {
    const to = weights + <usize>load<u32>(rows + at) * BLOCK;
    const value = v128.load32_splat(values + at);
    v128.store(to, f32x4.add(v128.load(to), f32x4.mul(value, a)));
    v128.store(to, f32x4.add(v128.load(to, VECTOR), f32x4.mul(value, b)), VECTOR);
    v128.store(to, f32x4.add(v128.load(to, 2 * VECTOR), f32x4.mul(value, c)), 2 * VECTOR);
    v128.store(to, f32x4.add(v128.load(to, 3 * VECTOR), f32x4.mul(value, d)), 3 * VECTOR);
  }
}

/** Takes back all that an example has taught. */
export function forget(example: usize): void {
  const label = i32x4.splat(load<i32>(labels + (example << 2)));
  let lanes = i32x4(0, 1, 2, 3);
  for (let at: usize = 0; at < BLOCK; at += VECTOR) {
    const multiplier = multipliers + example * BLOCK + at;
    const taught = v128.load(multiplier);
    v128.store(scratch + at, v128.bitselect(f32x4.neg(taught), taught, i32x4.eq(lanes, label)));
    v128.store(multiplier, f32x4.splat(0));
    lanes = i32x4.add(lanes, i32x4.splat(4));
  }
  move(<usize>load<u32>(starts + (example << 2)), <usize>load<u32>(starts + (example << 2), 4));
}

/** The first `count` rows of the weights as whole numbers of one byte, into `to`; what one counts for each class, into `scratch`. */
export function quantise(count: usize, to: usize): void {
  for (let at: usize = 0; at < BLOCK; at += VECTOR) {
    let most = f32x4.splat(0);
    for (let from = weights + at; from < weights + count * BLOCK; from += BLOCK)
      most = f32x4.max(most, f32x4.abs(v128.load(from)));
    const step = f32x4.div(most, f32x4.splat(127));
    v128.store(scratch + at, v128.bitselect(step, f32x4.splat(1), f32x4.gt(step, f32x4.splat(0))));
  }
  for (let row: usize = 0; row < count; row++) {
    const low = i16x8.narrow_i32x4_s(steps(row, 0), steps(row, VECTOR));
    const high = i16x8.narrow_i32x4_s(steps(row, 2 * VECTOR), steps(row, 3 * VECTOR));
    v128.store(to + row * LANES, i8x16.narrow_i16x8_s(low, high));
  }
}

// @ts-ignore: decorator
@inline
function steps(row: usize, at: usize): v128 {
  return i32x4.trunc_sat_f32x4_s(
    f32x4.nearest(f32x4.div(v128.load(weights + row * BLOCK + at), v128.load(scratch + at))),
  );
}

// @ts-ignore: decorator
@inline
function swap(at: i32, other: i32): void {
  const one = order + (<usize>at << 2);
  const two = order + (<usize>other << 2);
  const kept = load<u32>(one);
  store<u32>(one, load<u32>(two));
  store<u32>(two, kept);
}

/**
 * Adds up rows of whole numbers (one byte each, `classes` to a row, a multiple of sixteen), each times its factor (16 bits),
 * into `sums` (32 bits): `rows` holds where each row begins, in bytes; `count` is even.
 */
export function addUp(matrix: usize, classes: usize, factors: usize, count: usize, sums: usize): void {
  for (let lane: usize = 0; lane < classes; lane += LANES) {
    const to = sums + (lane << 2);
    let a = v128.load(to);
    let b = v128.load(to, VECTOR);
    let c = v128.load(to, 2 * VECTOR);
    let d = v128.load(to, 3 * VECTOR);
    for (let at: usize = 0; at < count; at += 2) {
      // Two rows zipped together, so that one instruction multiplies both and adds the products.
      const one = v128.load(matrix + <usize>load<u32>(rows + (at << 2)) + lane);
      const two = v128.load(matrix + <usize>load<u32>(rows + (at << 2), 4) + lane);
      const low = i8x16.shuffle(one, two, 0, 16, 1, 17, 2, 18, 3, 19, 4, 20, 5, 21, 6, 22, 7, 23);
      const high = i8x16.shuffle(one, two, 8, 24, 9, 25, 10, 26, 11, 27, 12, 28, 13, 29, 14, 30, 15, 31);
      const pair = v128.load32_splat(factors + (at << 1));
      a = i32x4.add(a, i32x4.dot_i16x8_s(i16x8.extend_low_i8x16_s(low), pair));
      b = i32x4.add(b, i32x4.dot_i16x8_s(i16x8.extend_high_i8x16_s(low), pair));
      c = i32x4.add(c, i32x4.dot_i16x8_s(i16x8.extend_low_i8x16_s(high), pair));
      d = i32x4.add(d, i32x4.dot_i16x8_s(i16x8.extend_high_i8x16_s(high), pair));
    }
    v128.store(to, a);
    v128.store(to, b, VECTOR);
    v128.store(to, c, 2 * VECTOR);
    v128.store(to, d, 3 * VECTOR);
  }
}

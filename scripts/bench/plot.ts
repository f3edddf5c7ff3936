/** One curve over the number of intents. */
export interface Curve {
  readonly name: string;
  readonly values: readonly number[];
}

export interface Panel {
  readonly title: string;
  readonly curves: readonly Curve[];
  /** A share stands on a plain scale from 0 to 1, everything else on a logarithmic one. */
  readonly scale: 'share' | 'logarithmic';
}

const WIDTH = 360;
const HEIGHT = 240;
const MARGIN = { left: 56, right: 16, top: 32, bottom: 40 };
const COLUMNS = 2;
const COLOURS = ['#8a5a2b', '#2b6f8a'];

/** Panels side by side in one SVG picture; a dashed line shows what growing linearly from the first point would be. */
export function plot(xs: readonly number[], panels: readonly Panel[]): string {
  const rows = Math.ceil(panels.length / COLUMNS);
  const drawn = panels.map((panel, at) => {
    const [x, y] = [(at % COLUMNS) * WIDTH, Math.floor(at / COLUMNS) * HEIGHT];
    return `<g transform="translate(${x} ${y})">${draw(xs, panel)}</g>`;
  });
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH * COLUMNS} ${HEIGHT * rows}" font-family="sans-serif" font-size="11" fill="#222">`,
    `<rect width="100%" height="100%" fill="#fff"/>`,
    ...drawn,
    '</svg>\n',
  ].join('\n');
}

function draw(xs: readonly number[], { title, curves, scale }: Panel): string {
  const xAt = logarithmic([xs[0]!, xs.at(-1)!], [MARGIN.left, WIDTH - MARGIN.right]);
  const range = [HEIGHT - MARGIN.bottom, MARGIN.top] as const;
  const values = curves.flatMap(({ values }) => values);
  const domain = [decadeBelow(Math.min(...values)), decadeAbove(Math.max(...values))] as const;
  const yAt =
    scale === 'share'
      ? (value: number) => range[0] + value * (range[1] - range[0])
      : logarithmic(domain, range);
  const ticks = scale === 'share' ? [0, 0.25, 0.5, 0.75, 1] : decades(domain);
  return [
    `<text x="${MARGIN.left}" y="18" font-weight="bold">${title}</text>`,
    ...ticks.map((tick) => tickLine(yAt(tick), scale === 'share' ? `${tick * 100} %` : String(tick))),
    ...xs.map((x) => `<text x="${xAt(x)}" y="${HEIGHT - 22}" text-anchor="middle">${x}</text>`),
    `<text x="${WIDTH - MARGIN.right}" y="${HEIGHT - 8}" text-anchor="end">intents</text>`,
    ...curves.map(({ name, values }, at) => {
      const points = values.map((value, index) => `${xAt(xs[index]!).toFixed(1)},${yAt(value).toFixed(1)}`);
      const last = points.at(-1)!.split(',');
      const label = `<text x="${last[0]}" y="${Number(last[1]) - 6}" text-anchor="end" fill="${COLOURS[at]}">${name}</text>`;
      return `<polyline points="${points.join(' ')}" fill="none" stroke="${COLOURS[at]}" stroke-width="2"/>${label}`;
    }),
    scale === 'share' ? '' : linearGuide(xs, curves[0]!.values[0]!, { xAt, yAt, top: domain[1] }),
  ].join('\n');
}

const tickLine = (y: number, label: string): string =>
  `<line x1="${MARGIN.left}" x2="${WIDTH - MARGIN.right}" y1="${y}" y2="${y}" stroke="#ddd"/>` +
  `<text x="${MARGIN.left - 6}" y="${y + 4}" text-anchor="end">${label}</text>`;

type Scale = (value: number) => number;

function linearGuide(
  xs: readonly number[],
  first: number,
  { xAt, yAt, top }: { xAt: Scale; yAt: Scale; top: number },
): string {
  const x = Math.min(xs.at(-1)!, (xs[0]! * top) / first);
  return `<line x1="${xAt(xs[0]!)}" y1="${yAt(first)}" x2="${xAt(x)}" y2="${yAt((first * x) / xs[0]!)}" stroke="#999" stroke-dasharray="4 4"/>`;
}

function logarithmic([low, high]: readonly [number, number], [from, to]: readonly [number, number]): Scale {
  const size = Math.log(high / low) || 1;
  return (value) => from + ((to - from) * Math.log(value / low)) / size;
}

const decadeBelow = (value: number): number => 10 ** Math.floor(Math.log10(value));
const decadeAbove = (value: number): number => 10 ** Math.ceil(Math.log10(value * 1.001));

function decades([low, high]: readonly [number, number]): number[] {
  const count = Math.round(Math.log10(high / low));
  return Array.from({ length: count + 1 }, (_, at) => Number((low * 10 ** at).toPrecision(1)));
}

import { TEST_PER_INTENT, TRAIN_PER_INTENT } from './intents.ts';
import { environment, table } from './page.ts';
import { plot } from './plot.ts';
import type { Figures } from './task.ts';

/** Our classifier at so many intents. */
export interface Measured {
  readonly intents: number;
  readonly figures: Figures;
}

/** Twice the work for twice the intents is linear; timing on a shared machine is not finer than this. */
const TOLERANCE = 1.15;

const COLUMNS = [
  { name: 'training s', of: ({ trainSeconds }: Figures) => trainSeconds, digits: 2 },
  { name: 'µs p50', of: ({ p50 }: Figures) => p50, digits: 0 },
  { name: 'µs p99', of: ({ p99 }: Figures) => p99, digits: 0 },
  { name: 'model MB', of: ({ modelBytes }: Figures) => modelBytes / 1e6, digits: 2 },
  { name: 'memory MB', of: ({ heapBytes }: Figures) => heapBytes / 1e6, digits: 0 },
] as const;

/** docs/growth.md. */
export function growthPage(measured: readonly Measured[]): string {
  const rows = measured.map(({ intents, figures }) => [
    String(intents),
    `${(figures.accuracy * 100).toFixed(1)} %`,
    ...COLUMNS.map(({ of, digits }) => of(figures).toFixed(digits)),
  ]);
  return `# Growth

How the classifier grows with the number of intents: ${TRAIN_PER_INTENT} examples each to learn from, ${TEST_PER_INTENT} to measure on, from the texts of
banking77, clinc150 and hwu64. Above their 291 intents the largest are split in two by a word that half of their texts
have; such parts are alike, so accuracy falls faster there than it would with intents of different matters.
This page is written by \`npm run bench:growth\`.

${environment()}

${table(['intents', 'accuracy', ...COLUMNS.map(({ name }) => name)], rows)}

![Accuracy, training time, time per text and size over the number of intents](growth.svg)

The dashed line is linear growth. ${steepParts(measured)}
"memory" is all that the process holds once it has learnt, code and dictionary included.
`;
}

/** Where a figure grows faster than the intents do. */
function steepParts(measured: readonly Measured[]): string {
  const steep = COLUMNS.flatMap(({ name, of }) =>
    measured.slice(1).flatMap(({ intents, figures }, at) => {
      const before = measured[at]!;
      const factor = intents / before.intents;
      const grown = of(figures) / of(before.figures);
      return grown > factor * TOLERANCE
        ? [
            `${name} from ${before.intents} to ${intents} intents (× ${grown.toFixed(1)} for × ${factor.toFixed(1)})`,
          ]
        : [];
    }),
  );
  return steep.length === 0
    ? 'Nothing grows faster than that.'
    : `Faster than that grow: ${steep.join('; ')}.`;
}

/** docs/growth.svg. */
export function growthPicture(measured: readonly Measured[]): string {
  const values = (of: (figures: Figures) => number) => measured.map(({ figures }) => of(figures));
  const curve = (name: string) => {
    const { of } = COLUMNS.find((column) => column.name === name)!;
    return { name, values: values(of) };
  };
  return plot(
    measured.map(({ intents }) => intents),
    [
      {
        title: 'accuracy',
        scale: 'share',
        curves: [{ name: '', values: values(({ accuracy }) => accuracy) }],
      },
      { title: 'training, seconds', scale: 'logarithmic', curves: [curve('training s')] },
      { title: 'time per text, µs', scale: 'logarithmic', curves: [curve('µs p50'), curve('µs p99')] },
      { title: 'size, MB', scale: 'logarithmic', curves: [curve('model MB'), curve('memory MB')] },
    ],
  );
}

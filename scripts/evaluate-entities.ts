import { writeFileSync } from 'node:fs';
import { LANGUAGES } from '../src/domain/language.ts';
import { type Marked, PARTS, readCorpus, TYPES } from '../test/entities/corpus.ts';
import { chronoFinder, mixedFinder, ourFinder } from '../test/entities/finders.ts';
import { type Finder, judge, type Outcome, score } from '../test/entities/score.ts';
import { readArguments } from './arguments.ts';
import { table } from './bench/page.ts';

/**
 * `npm run evaluate:entities`: precision and recall of the entity finders on the annotated messages of test/entities/;
 * `--misses` lists what went wrong, `--write` writes docs/entities.md.
 */
const { values: options } = readArguments('usage: npm run evaluate:entities -- [--misses] [--write]', {
  options: { misses: { type: 'boolean', default: false }, write: { type: 'boolean', default: false } },
});
/** As it was once; it cannot be measured again. */
const FIRST_RUNS = [
  ['second', '89.7 %', '95.4 %', '88.6 %', '93.4 %'],
  ['third', '91.4 %', '94.6 %', '83.1 %', '90.7 %'],
];
const DOCUMENT = 'docs/entities.md';

const corpus = readCorpus('test/entities');
const ours = await ourFinder(process.cwd());
const outcomes = corpus.map((message) => judge(message, ours.find));
const report = [typeTable(), partTable(), roleLine(), chronoTable()].join('\n\n');
console.log(report);
if (options.misses) console.log(`\n${misses().join('\n')}`);
if (options.write) {
  writeFileSync(DOCUMENT, `${heading()}\n\n${report}\n`);
  console.log(`\nwrote ${DOCUMENT}`);
}

function heading(): string {
  return `# Entities

What \`npm run evaluate:entities\` measures on ${corpus.length} messages written for it (test/entities/), in which every date, amount,
length of time, bare number, brand, model, range and means of payment is annotated. An entity is right when its type and
value are; "span" is the share of the right ones that also cover exactly the annotated characters.
\`-- --misses\` lists what went wrong; this page is written by \`-- --write\`.

The rules were fitted to all of it, so the tables further down show what they know, not what they would make of other
messages. The honest figures are those of each later part before any rule was changed for it:

${table(['part', 'en precision', 'recall', 'fr precision', 'recall'], FIRST_RUNS)}

Dates are compared with chrono-node, asked for the year, month and day that are annotated and spared its times of day.
Our rules are kept alone: letting it read what they leave adds more wrong dates than right ones.`;
}

function typeTable(): string {
  const rows = LANGUAGES.flatMap((language) =>
    [...TYPES, 'all' as const].map((type) => {
      const own = outcomes.filter(({ message }) => message.language === language);
      return [language, type, ...cells(own, (entity) => type === 'all' || entity.type === type)];
    }),
  );
  return table(['', 'type', 'annotated', 'precision', 'recall', 'F1', 'span'], rows);
}

function partTable(): string {
  const rows = PARTS.flatMap((part) =>
    LANGUAGES.map((language) => {
      const own = outcomes.filter(({ message }) => message.part === part && message.language === language);
      return [part, language, String(own.length), ...cells(own, () => true)];
    }),
  );
  return table(['part', '', 'messages', 'annotated', 'precision', 'recall', 'F1', 'span'], rows);
}

function roleLine(): string {
  const amounts = corpus.flatMap(({ expected }) => expected.filter(({ role }) => role !== null));
  const missed = corpus.flatMap((message) => ours.missedRoles(message));
  return `Amounts told with their role (price with or without the subscription): ${amounts.length - missed.length} of ${amounts.length} given to the right fact.`;
}

function chronoTable(): string {
  const finders: readonly (readonly [string, Finder])[] = [
    ['our rules', ours.find],
    ['chrono-node', chronoFinder],
    ['ours, then chrono-node', mixedFinder(ours.find)],
  ];
  const rows = finders.flatMap(([name, find]) =>
    LANGUAGES.map((language) => {
      const own = corpus.filter((message) => message.language === language).map((each) => judge(each, find));
      return [name, language, ...cells(own, ({ type }) => type === 'date').slice(0, 4)];
    }),
  );
  return table(['dates by', '', 'annotated', 'precision', 'recall', 'F1'], rows);
}

function cells(some: readonly Outcome[], counts: (entity: Marked) => boolean): string[] {
  const { annotated, precision, recall, f1, exact } = score(some, counts);
  return [String(annotated), ...[precision, recall, f1, exact].map((part) => `${(part * 100).toFixed(1)} %`)];
}

function misses(): string[] {
  return outcomes.flatMap(({ message, missed, wrong }) => {
    const roles = ours.missedRoles(message);
    if (missed.length + wrong.length + roles.length === 0) return [];
    const described = (sign: string) => (entity: Marked) =>
      `   ${sign} ${entity.type} ${entity.value}  «${message.text.slice(entity.start, entity.end)}»`;
    return [
      `${message.part} ${message.language} ${message.today}  ${message.text}`,
      ...missed.map(described('−')),
      ...wrong.map(described('+')),
      ...roles.map(({ role, value }) => `   ? ${role} ${value}`),
    ];
  });
}

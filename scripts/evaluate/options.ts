import { parseArgs } from 'node:util';
import { LANGUAGES, Language } from '../../src/domain/language.ts';
import { EvaluateError } from './error.ts';

const USAGE = `usage: evaluate --train F.jsonl [--dev F.jsonl] [--oos-train F.jsonl] --test F.jsonl
                [--language ${LANGUAGES.join('|')}] [--seed N] [--dump F.jsonl] [--typos] [--no-vectors] [--json]`;

/** What the command line asks for; fails with the usage when it asks for nothing that can be done. */
export function readOptions() {
  const { values } = parsedArguments();
  const { train, test, dev, dump, typos, json } = values;
  const language = Language.safeParse(values.language);
  const seed = Number(values.seed);
  if (!train || !test || !language.success || !Number.isInteger(seed)) throw new EvaluateError(USAGE, 2);
  return {
    train,
    test,
    dev,
    dump,
    typos,
    json,
    noVectors: values['no-vectors'],
    seed,
    oosTrain: values['oos-train'],
    language: language.data,
  };
}

function parsedArguments() {
  try {
    return parseArgs({
      options: {
        train: { type: 'string' },
        dev: { type: 'string' },
        'oos-train': { type: 'string' },
        test: { type: 'string' },
        language: { type: 'string', default: 'en' },
        seed: { type: 'string', default: '1' },
        dump: { type: 'string' },
        'no-vectors': { type: 'boolean', default: false },
        typos: { type: 'boolean', default: false },
        json: { type: 'boolean', default: false },
      },
    });
  } catch (error) {
    throw new EvaluateError(`${(error as Error).message}\n${USAGE}`, 2);
  }
}

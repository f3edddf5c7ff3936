import type { Derivation, Input, Outcome } from '../domain/decision.ts';
import { CremaError } from '../domain/errors.ts';
import type { Receipt, Step } from '../domain/receipt.ts';
import { plain } from '../domain/value.ts';
import { periodOn } from '../policy/figures.ts';
import { type Voice, written } from './voice.ts';

/** The receipt of a computed outcome, in the voice's language; fails with CONTENT_INVALID when nothing was computed. */
export function renderReceipt(voice: Voice, policy: string, { outcome, derivation }: Outcome): Receipt {
  if (!derivation)
    throw new CremaError('CONTENT_INVALID', `${policy} computed nothing for its outcome ${outcome}`);
  const { result } = derivation;
  return {
    policy,
    outcome,
    asOf: voice.now,
    contentVersion: voice.contentVersion,
    inputs: derivation.inputs.map((input) => inputLine(voice, input)),
    rules: derivation.figures.map((use) => ruleLine(voice, use)),
    formula: derivation.formula,
    steps: derivation.steps.map((step) => stepLine(voice, step)),
    result: {
      name: result.name,
      label: labelOf(voice, result.name),
      value: plain(result.value),
      text: written(voice, result.value),
    },
  };
}

function inputLine(voice: Voice, { fact, value, origin, approximate }: Input): Receipt['inputs'][number] {
  const { phrases } = voice;
  return {
    fact,
    value: plain(value),
    origin,
    approximate,
    label: phrases.facts[fact]?.label ?? fact,
    text: written(voice, value),
    source: phrases.receipt[origin] ?? origin,
  };
}

function ruleLine(voice: Voice, use: Derivation['figures'][number]): Receipt['rules'][number] {
  const figure = voice.figures.find(({ id }) => id === use.id);
  const period = periodOn(figure?.periods ?? [], use.on);
  return {
    figure: use.id,
    fact: figure?.fact ?? '',
    value: period ? plain(period.value) : null,
    validFrom: period?.from ?? null,
    validTo: period?.to ?? null,
    label: figure?.label[voice.language] ?? use.id,
    text: period ? written(voice, period.value) : '',
  };
}

function stepLine(voice: Voice, { name, expression, sign = '=', result }: Step): Receipt['steps'][number] {
  const left = expression.map((part) => (typeof part === 'string' ? part : written(voice, part))).join(' ');
  return {
    name,
    label: labelOf(voice, name),
    text: `${left} ${sign} ${written(voice, result)}`,
    value: plain(result),
  };
}

const labelOf = ({ phrases }: Voice, name: string): string => phrases.receipt[name] ?? name;

import type { Decision, Derivation } from '../src/domain/decision.ts';
import { type Given, need } from '../src/policy/contract.ts';
import { isPast, type Known, known, saidUnknown } from '../src/policy/read.ts';
import { faultDay } from './_fault-day.ts';
import { stated } from './_stated.ts';
import { lastDayOf } from './_warranty-end.ts';
import { BRAND_FIGURES, lengthOfAll, partsLengthOn, type Years } from './_warranty-lengths.ts';
import { isMisused } from './_warranty-notes.ts';
import { asksForParts } from './_warranty-parts.ts';

/** Without its brand, what holds for all of them: it is not asked for where all are covered today, or none. */
export function withoutBrand(given: Given): Decision {
  const { facts } = given;
  if (asksForParts(given)) return stated('parts-general');
  if (saidUnknown(facts, 'brand') || isMisused(given)) return stated('general');
  const purchase = known(facts, 'purchaseDate');
  if (!purchase) return known(facts, 'ownMachine')?.value.flag === false ? stated('general') : need('brand');
  const warranty = lengthOfAll(given, purchase.value.date);
  if (!warranty) return need('brand');
  if (isOverWith(given, purchase, warranty)) return stated('expired-any', endingOf(purchase, warranty));
  return coveredAny(given, purchase, warranty);
}

/** Covered whichever the brand, it is not asked for. */
function coveredAny(given: Given, purchase: Known<'purchaseDate'>, warranty: Years): Decision {
  const values = endingOf(purchase, warranty);
  const { warrantyEnd } = values;
  const asked = faultDay(given);
  if (asked.value.date > warrantyEnd.date || asked.origin !== 'default')
    return need('brand', { name: isPast(warrantyEnd, given.today) ? 'dated-past' : 'dated', values });
  const derivation: Derivation = {
    inputs: [purchase, asked],
    figures: BRAND_FIGURES.map((id) => ({ id, on: purchase.value.date })),
    formula: 'purchaseDate + warranty; faultDate ≤ warrantyEnd',
    steps: [{ name: 'warranty-end', expression: [purchase.value, '+', warranty], result: warrantyEnd }],
    result: { name: 'warrantyEnd', value: warrantyEnd },
  };
  const isLastDay = !purchase.approximate && asked.value.date === warrantyEnd.date;
  const notes = [
    ...(isLastDay ? ['last-day'] : []),
    purchase.approximate ? 'approximate-purchase' : 'estimate',
  ];
  return { kind: 'outcome', outcome: 'covered-any', values, notes, derivation };
}

const endingOf = (purchase: Known<'purchaseDate'>, warranty: Years) => ({
  purchaseDate: purchase.value,
  warranty,
  warrantyEnd: lastDayOf(purchase, warranty),
});

/** True when neither a machine of any brand nor its spare parts are covered any more. */
function isOverWith(given: Given, purchase: Known<'purchaseDate'>, warranty: Years): boolean {
  const parts = partsLengthOn(given, purchase.value.date);
  const day = faultDay(given).value.date;
  return [warranty, ...(parts ? [parts] : [])].every((length) => day > lastDayOf(purchase, length).date);
}

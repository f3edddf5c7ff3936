import { addMonths } from '../src/domain/calendar.ts';
import type { Derivation, Input, Outcome, Values } from '../src/domain/decision.ts';
import type { IsoDate } from '../src/domain/value.ts';
import type { Given } from '../src/policy/contract.ts';
import { dateFrom, type Known, known } from '../src/policy/read.ts';
import { faultDay } from './_fault-day.ts';
import { lengthsOn, type Make, PARTS_FIGURE, type Years } from './_warranty-lengths.ts';

const MONTHS_PER_YEAR = 12;

/** What holds for a machine whose purchase is dated, worked out to the day; null where no length is published. */
export function onPurchase(given: Given, make: Make, purchase: Known<'purchaseDate'>): Outcome | null {
  const bought = purchase.value.date;
  const { brand, figure } = make;
  const { warranty, partsWarranty } = lengthsOn(given, make, bought);
  if (!warranty) return null;

  const whole = ending('warranty-end', purchase, { figure, length: warranty });
  const parts =
    partsWarranty && ending('parts-end', purchase, { figure: PARTS_FIGURE, length: partsWarranty });
  const asked = faultDay(given);
  const state = stateOn(asked.value.date, {
    warrantyEnd: whole.result.date,
    partsEnd: parts?.result.date ?? null,
  });
  const endings = parts ? [whole, parts] : [whole];
  const derivation: Derivation = {
    inputs: [brand, ...ruledOut(given), purchase, asked],
    figures: endings.map(({ figure: id }) => ({ id, on: bought })),
    formula: [...endings.map(({ figure: id }) => `purchaseDate + ${id}`), COMPARISONS[state]].join('; '),
    steps: endings.map(({ name, expression, result }) => ({ name, expression, result })),
    result:
      parts && state === 'parts-only'
        ? { name: 'partsEnd', value: parts.result }
        : { name: 'warrantyEnd', value: whole.result },
  };
  // A fault of a day on which the warranty still ran, told once it is over.
  const isPast = state.startsWith('covered') && whole.result.date < given.today;
  const ahead = aheadOf(given, { state, whole: whole.result.date, parts: parts?.result.date ?? null });
  const isPartsStill = isPast && (parts ? parts.result.date >= given.today : false);
  const notes = [
    ...(isPartsStill ? ['parts-still'] : []),
    // A rough date has no last day.
    ...(!ahead && asked.value.date === whole.result.date && !purchase.approximate ? ['last-day'] : []),
    purchase.approximate ? 'approximate-purchase' : 'estimate',
  ];
  const values: Values = {
    brand: brand.value,
    warranty,
    purchaseDate: purchase.value,
    warrantyEnd: whole.result,
    ...(parts && { partsWarranty: parts.length, partsEnd: parts.result }),
    ...((isPast || ahead) && { faultDate: asked.value }),
  };
  const name = ahead ?? (isPast ? 'covered-then' : state);
  return { kind: 'outcome', outcome: name, values, notes, derivation };
}

/** "Will it still be covered in March?": of a day still ahead, what runs today is not said to be over; null for any other. */
function aheadOf(
  { facts, today }: Given,
  { state, whole, parts }: { state: keyof typeof COMPARISONS; whole: IsoDate; parts: IsoDate | null },
): string | null {
  const fault = facts.faultDate;
  if (fault?.kind !== 'known' || fault.value.kind !== 'date' || (parts ?? whole) < today) return null;
  const last = fault.until ?? fault.value.date;
  if (last <= today) return null;
  if (last <= whole) return 'covered-ahead';
  // A month in which it ends is answered by its end.
  if ((fault.from ?? fault.value.date) <= whole) return 'ends-within';
  if (whole < today && state === 'parts-only') return null;
  if (state === 'parts-only') return 'parts-ahead';
  return parts === null ? 'over-ahead' : 'over-ahead-magimix';
}

/** The last day of a warranty: the anniversary itself. */
export const lastDayOf = (purchase: Known<'purchaseDate'>, { years }: Years) =>
  dateFrom(purchase.value, addMonths(purchase.value.date, years * MONTHS_PER_YEAR));

function ending(
  name: string,
  purchase: Known<'purchaseDate'>,
  { figure, length }: { figure: string; length: Years },
) {
  const result = lastDayOf(purchase, length);
  return { name, figure, length, expression: [purchase.value, '+', length], result };
}

/** What says that neither the range nor the use is excluded, when it was told. */
const ruledOut = ({ facts }: Given): Input[] =>
  (['range', 'misuse'] as const).flatMap((name) => known(facts, name) ?? []);

const COMPARISONS = {
  covered: 'faultDate ≤ warrantyEnd',
  'covered-magimix': 'faultDate ≤ warrantyEnd',
  'parts-only': 'warrantyEnd < faultDate ≤ partsEnd',
  expired: 'faultDate > warrantyEnd',
  'expired-magimix': 'faultDate > partsEnd',
} as const;

/** Both last days are still covered. */
function stateOn(
  day: IsoDate,
  { warrantyEnd, partsEnd }: { warrantyEnd: IsoDate; partsEnd: IsoDate | null },
): keyof typeof COMPARISONS {
  if (day <= warrantyEnd) return partsEnd ? 'covered-magimix' : 'covered';
  if (!partsEnd) return 'expired';
  return day <= partsEnd ? 'parts-only' : 'expired-magimix';
}

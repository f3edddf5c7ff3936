import type { Decision } from '../src/domain/decision.ts';
import { date } from '../src/domain/value.ts';
import { type Given, invalid } from '../src/policy/contract.ts';
import { isSupposed, known, saidUnknown } from '../src/policy/read.ts';
import type { Start, Way } from './_refund-day.ts';

export const BY_LABEL: Way = { suffix: 'label', startName: 'handoverDate' };
export const BY_CARRIER: Way = { suffix: 'carrier', startName: 'carrierReturnDate' };
export const WAYS: ReadonlyMap<string, Way> = new Map([
  ['return-label', BY_LABEL],
  ['returned-by-carrier', BY_CARRIER],
]);

/** True for an order that no published rule is known for: cancelled, or returned in another way. */
export function isWithoutRule({ facts }: Given): boolean {
  const kind = known(facts, 'refundKind');
  return kind !== null && !WAYS.has(kind.value.id);
}

/** The day the count begins; who only told since when they wait told it too, once the way is known. */
export function startOf({ facts }: Given, way: Way): Start | null {
  const told = known(facts, way.startName);
  return told ?? (known(facts, 'refundKind') ? known(facts, 'waitingSince') : null);
}

/** Without a word on how the order came back, the day that was told says how it most likely did. */
export function presumedWay({ facts }: Given): Way | undefined {
  const handed = known(facts, 'handoverDate')?.value.date;
  // One day given for both says nothing of the way.
  const isEither = handed !== undefined && handed === known(facts, 'carrierReturnDate')?.value.date;
  if (isEither && !saidUnknown(facts, 'refundKind')) return undefined;
  return [BY_LABEL, BY_CARRIER].find(({ startName }) => known(facts, startName));
}

/** A day to come is a mistake, unless it is the day the customer plans to hand the parcel over, or supposes that it comes back. */
export function futureStart(given: Given): Decision | null {
  const { facts, today } = given;
  const start = [known(facts, 'handoverDate'), known(facts, 'carrierReturnDate')].find(
    (one) => one && one.value.date > today && !isPlanned(given, one) && !isSupposed(facts, one.fact),
  );
  return start ? invalid(start.fact, 'in-future', { given: start.value, today: date(today) }) : null;
}

export const isPlanned = ({ facts, today }: Given, { fact, value }: Start): boolean =>
  fact === 'handoverDate' && value.date > today && known(facts, 'returnPlanned')?.value.flag === true;

import type { Decision } from '../src/domain/decision.ts';
import type { Given } from '../src/policy/contract.ts';
import { known } from '../src/policy/read.ts';
import { claimsStatus, verifiedStatus } from './_ambassador.ts';
import { REGISTRATION_NOTES, withRegistration } from './_registration-aside.ts';

/** What else somebody hears beside how long the warranty runs, by what was told of them and of the machine. */
export const ASIDE_NOTES = {
  'other-capsules': {},
  ambassador: {},
  'at-work': {},
  ...REGISTRATION_NOTES,
} as const;

/** The decision with each note that what was told beside the question calls for. */
export const withAsides = (given: Given, decision: Decision): Decision =>
  withRegistration(given, withWorkplace(given, withAmbassador(given, withCapsules(given, decision))));

/** True for who told of wrong use. */
export const isMisused = ({ facts }: Given): boolean => known(facts, 'misuse')?.value.flag === true;

/** Who uses other makers' capsules hears that after-sales is open to them all the same. */
function withCapsules({ facts }: Given, decision: Decision): Decision {
  const isOther = known(facts, 'otherCapsules')?.value.flag;
  return isOther && decision.kind === 'outcome'
    ? { ...decision, notes: [...decision.notes, 'other-capsules'] }
    : decision;
}

/** A machine at work may be one of the Professional range, for which no length is published. */
function withWorkplace({ facts }: Given, decision: Decision): Decision {
  const isAtWork = known(facts, 'machineAtWork')?.value.flag && !known(facts, 'range');
  if (!isAtWork || decision.kind !== 'outcome' || UNDATED.has(decision.outcome)) return decision;
  return { ...decision, notes: [...decision.notes, 'at-work'] };
}

const UNDATED: ReadonlySet<string> = new Set(['not-published', 'misuse']);

/** Who is, or says to be, an Ambassador hears after the end of a warranty that it ends nothing of that offer. */
function withAmbassador({ facts }: Given, decision: Decision): Decision {
  const isAmbassador = verifiedStatus(facts)?.value.flag || claimsStatus(facts);
  const isOver = decision.kind === 'outcome' && OVER.test(decision.outcome);
  return isAmbassador && isOver ? { ...decision, notes: [...decision.notes, 'ambassador'] } : decision;
}

const OVER = /^(?:expired|over|parts-only|parts-ahead)/u;

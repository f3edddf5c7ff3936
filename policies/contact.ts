import type { Decision } from '../src/domain/decision.ts';
import { plain } from '../src/domain/value.ts';
import type { Given, Policy } from '../src/policy/contract.ts';
import { known } from '../src/policy/read.ts';
import { verifiedStatus } from './_ambassador.ts';
import { isOver } from './_refund-over.ts';
import { stated } from './_stated.ts';
import { SUPPORT_FIGURES, supportValues } from './_support.ts';

/** What tells that a refund is late or wrong. */
const REFUND_READS = {
  refundWrong: {},
  daysOver: {},
  refundKind: {},
  handoverDate: {},
  carrierReturnDate: {},
} as const;
const REFUND_FACTS = ['refundWrong', 'daysOver', 'refundKind', 'handoverDate', 'carrierReturnDate'] as const;

/** How our team is reached; of the way that is asked for, whether anything of it is known. */
export const policy: Policy = {
  id: 'contact',
  states: ['F1', 'F2', 'F24', 'F27'],
  reads: { contactWay: {}, hoursAsked: {}, ambassador: {}, ...REFUND_READS },
  passing: ['contactWay', 'hoursAsked'],
  asides: ['contactWay', 'hoursAsked', 'ambassador', ...REFUND_FACTS],
  figures: SUPPORT_FIGURES,
  outcomes: {
    general: {},
    phone: {},
    'not-phone': {},
    mail: {},
    letter: {},
    page: {},
    hours: {},
    elsewhere: {},
    'refund-line': { phone: 'phone', weekdays: 'weekdays', opens: 'time', closes: 'time' },
  },
  notes: { 'whatsapp-yours': {}, 'whatsapp-ambassadors': {} },
  decide,
};

function decide(given: Given): Decision {
  const { facts } = given;
  if (known(facts, 'hoursAsked')) return stated('hours');
  const way = known(facts, 'contactWay');
  const outcome = way ? String(plain(way.value)) : 'general';
  // The one matter that has a line of its own: whom to call about it is known.
  const line = outcome === 'phone' && hasRefundTrouble(given) ? supportValues(given) : null;
  if (line) return stated('refund-line', line);
  if (!NAMING_WHATSAPP.includes(outcome)) return stated(outcome);
  const isAmbassador = verifiedStatus(facts)?.value.flag;
  return stated(outcome, {}, [isAmbassador ? 'whatsapp-yours' : 'whatsapp-ambassadors']);
}

const hasRefundTrouble = (given: Given): boolean =>
  known(given.facts, 'refundWrong')?.value.flag === true || isOver(given);

/** Where WhatsApp is one of the ways, it is said whose it is. */
const NAMING_WHATSAPP = ['general', 'not-phone'];

import type { Decision } from '../src/domain/decision.ts';
import { plain } from '../src/domain/value.ts';
import type { Given, Policy } from '../src/policy/contract.ts';
import { known } from '../src/policy/read.ts';
import { claimsStatus, verifiedStatus } from './_ambassador.ts';
import { isOver } from './_refund-over.ts';
import { stated } from './_stated.ts';
import { SUPPORT_FIGURES, SUPPORT_LINE, supportValues } from './_support.ts';

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
    phone: { phone: 'phone' },
    'not-phone': {},
    mail: {},
    letter: {},
    page: {},
    hours: {},
    elsewhere: {},
    'refund-line': SUPPORT_LINE,
  },
  notes: { 'whatsapp-yours': {}, 'whatsapp-claimed': {}, 'whatsapp-ambassadors': {} },
  inPassing: { 'channel-access': ['whatsapp-yours', 'whatsapp-claimed', 'whatsapp-ambassadors'] },
  decide,
};

function decide(given: Given): Decision {
  const { facts } = given;
  if (known(facts, 'hoursAsked')) return stated('hours');
  const way = known(facts, 'contactWay');
  const outcome = way ? String(plain(way.value)) : 'general';
  if (outcome === 'phone') return byPhone(given);
  return NAMING_WHATSAPP.includes(outcome) ? stated(outcome, {}, whatsappNotes(facts)) : stated(outcome);
}

/** The one matter that has a line of its own: whom to call about it is known; who calls about anything else hears what that line is for. */
function byPhone(given: Given): Decision {
  const line = supportValues(given);
  const notes = whatsappNotes(given.facts);
  if (!line) return stated('general', {}, notes);
  if (hasRefundTrouble(given)) return stated('refund-line', line);
  const isTold = verifiedStatus(given.facts)?.value.flag || claimsStatus(given.facts);
  return stated('phone', { phone: line.phone }, isTold ? notes : []);
}

/** Whose channel WhatsApp is; that somebody is an Ambassador counts once it is verified. */
function whatsappNotes(facts: Given['facts']): string[] {
  if (verifiedStatus(facts)?.value.flag) return ['whatsapp-yours'];
  return [claimsStatus(facts) ? 'whatsapp-claimed' : 'whatsapp-ambassadors'];
}

const hasRefundTrouble = (given: Given): boolean =>
  known(given.facts, 'refundWrong')?.value.flag === true || isOver(given);

/** Where WhatsApp is one of the ways, it is said whose it is. */
const NAMING_WHATSAPP = ['general', 'not-phone'];

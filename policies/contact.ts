import type { Decision } from '../src/domain/decision.ts';
import { plain } from '../src/domain/value.ts';
import type { Given, Policy } from '../src/policy/contract.ts';
import { known } from '../src/policy/read.ts';
import { verifiedStatus } from './_ambassador.ts';
import { stated } from './_stated.ts';

/** How our team is reached; of the way that is asked for, whether anything of it is known. */
export const policy: Policy = {
  id: 'contact',
  states: ['F1', 'F2', 'F24', 'F27'],
  reads: { contactWay: {}, hoursAsked: {}, ambassador: {} },
  passing: ['contactWay', 'hoursAsked'],
  asides: ['contactWay', 'hoursAsked', 'ambassador'],
  figures: [],
  outcomes: {
    general: {},
    phone: {},
    'not-phone': {},
    mail: {},
    letter: {},
    page: {},
    hours: {},
    elsewhere: {},
  },
  notes: { 'whatsapp-yours': {}, 'whatsapp-ambassadors': {} },
  decide,
};

function decide({ facts }: Given): Decision {
  if (known(facts, 'hoursAsked')) return stated('hours');
  const way = known(facts, 'contactWay');
  const outcome = way ? String(plain(way.value)) : 'general';
  if (!NAMING_WHATSAPP.includes(outcome)) return stated(outcome);
  const isAmbassador = verifiedStatus(facts)?.value.flag;
  return stated(outcome, {}, [isAmbassador ? 'whatsapp-yours' : 'whatsapp-ambassadors']);
}

/** Where WhatsApp is one of the ways, it is said whose it is. */
const NAMING_WHATSAPP = ['general', 'not-phone'];

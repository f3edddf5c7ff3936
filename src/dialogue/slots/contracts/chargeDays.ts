import type { Entity } from '../../../domain/entity.ts';
import type { FactName } from '../../../domain/fact.ts';

/** "My contract ran out in September and you charged me on the 3rd": the day money was taken is neither that of a start nor of an end. */
export function withoutChargeDays(
  entities: readonly Entity[],
  { text, wanted }: { readonly text: string; readonly wanted: readonly FactName[] },
): readonly Entity[] {
  // A machine is bought on the day it is paid, though not on that of an instalment.
  const isOfPayment = wanted.includes('subscriptionStart')
    ? isDayOfPayment
    : wanted.includes('purchaseDate')
      ? isDayOfInstalment
      : null;
  if (!isOfPayment) return entities;
  return entities.filter((entity) => entity.kind !== 'date' || !isOfPayment(entity, text));
}

/** « Le prélèvement du 5 décembre passe quand même ? », « le 5 décembre c'est le prélèvement »: a payment of a subscription, on whose day no machine was bought. */
const isDayOfInstalment = ({ start, end }: Entity, text: string): boolean =>
  INSTALMENT_OF.test(text.slice(0, start)) || PAYMENT_AFTER.test(text.slice(end));

/** True for the day or month of one of the payments, unless it is the first. */
export function isDayOfPayment({ start, end }: Entity, text: string): boolean {
  const before = text.slice(0, start);
  // "You charged me 80 yesterday": such a word leads to itself.
  const lead = IS_ADVERB.test(text.slice(start, end)) ? `${before}on ` : before;
  const charge = CHARGED_ON.exec(lead) ?? PAYMENT_OF.exec(before);
  return charge === null ? PAYMENT_AFTER.test(text.slice(end)) : !FIRST.test(text.slice(0, charge.index));
}

const IS_ADVERB =
  /^(?:yesterday|today|this (?:morning|week)|last (?:night|week|month)|hier|avant-hier|aujourd['’]hui|ce matin|la semaine dernière|le mois dernier)$/iu;

/** "The next payment is the 20th", « la mensualité de juillet », « vous prélevez encore juillet ? »: which payment it is. */
const PAYMENT_OF =
  /(?<!\p{L})(?:(?:payments?|instal?ments?|mensualités?|échéances?|prél[èe]vements?|paiements?)(?: (?:is|are|will be|due|goes out|comes|falls|est|tombe|part|prévue?|passe))*(?: (?:on|for|of|in|de|du|le))?|(?:prél[èe]v(?:e|es|ent|ez|er|ons)|take|charge|debit)(?: (?:me|us|still|encore))*(?: (?:for|pour))?)(?: (?:the|month of|le|mois de))*\s+$/iu;
/** The payments that only a subscription has. */
const INSTALMENT_OF =
  /(?<!\p{L})(?:instal?ments?|direct debits?|mensualités?|échéances?|prél[èe]vements?)(?: (?:is|are|will be|due|goes out|comes|falls|est|tombe|prévue?|passe))*(?: (?:on|for|of|in|de|du|le))?(?: (?:the|le))*\s+$/iu;
/** "June's payment", « le 5 décembre, c'est le prélèvement ». */
const PAYMENT_AFTER =
  /^(?:(?:['’]s|s)? (?:payment|instal?ment|money)|,? (?:is|was|that['’]?s|that is|c['’](?:est|était)|est|sera) (?:only |just |the day of |when |juste |le jour d[eu] )?(?:the |my |your |le |la |mon |ma |votre )?(?:next |prochaine? )?(?:payment|instal?ment|direct debit|prél[èe]vement|mensualité|échéance))(?!\p{L})/iu;

/** "My first payment was taken in May", « débuté avec le prélèvement de mai »: with it the subscription began. */
const FIRST =
  /(?<!\p{L})(?:(?:beg[au]n|begins?|start(?:s|ed)?|début\p{L}*|commenc\p{L}*)(?: (?:with|on|from|avec|par|dès|au|à|the|my|le|la|ma|mon))*|first|initial|1st|premi[eè]re?|1er|1[eè]re)(?: (?:time|monthly|subscription|ever|payment|instal?ment|debit|amount|was|fois|mois|que|paiement|mensualité|versement|tout)| (?:i|we) (?:was|were)| (?:j['’]ai|on a|vous)| (?:été|ete|m['’]avez|avez|m['’]a))*\s+$/iu;

const CHARGED_ON =
  /(?<!\p{L})(?:(?:charged|debited|billed|invoiced)|(?:took|taken|take|collected) (?:the |my |more |some |a |another |one )?(?:money|payment|instal?ment)|payment (?:was )?(?:taken|collected)|money (?:was |has )?(?:been )?(?:taken|gone out|left)|prél[eè]v[ée]+(?:e?s|ments?)?|débit(?:é|ée|és)?|facturée?s?)(?: (?:me|us|again|still|from|out|of|my|account|anyway|regardless|all the same|once more|encore|quand même|de nouveau|sur|mon|compte|\d+(?:[.,]\d+)? ?(?:€|euros?)?))* (?:on|in|le|du|en|au mois de)(?: the)? $/iu;

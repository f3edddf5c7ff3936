import type { Entity } from '../../../domain/entity.ts';
import { NAMING_MACHINES } from '../../../domain/fact.ts';
import type { IsoDate } from '../../../domain/value.ts';
import { plainWords } from '../../../language/normalise.ts';
import { blanked } from '../../../language/spans.ts';
import { isPrice } from '../amounts/barePrices.ts';
import { tellsFault } from './faultWords.ts';
import { isRemedy } from './received.ts';

/** Between the name of a machine and the day it is from. */
const DATES_FROM =
  /^(?:date|datait|datant) d(?:u|e|)$|^(?:(?:is|was) from|dat(?:es|ing) (?:from|back to))(?: the)?$/;

/** « J'ai une Magimix depuis mars 2024 », "I have had a Krups since May": since when it is theirs, and not since when it fails. */
const HAD_SINCE =
  /^(?:(?:machine|cafetiere|coffee maker|chez moi|chez nous|a la maison|at home|now|maintenant|deja) ){0,2}(?:depuis|since)(?: the| le| la)?$/u;
const HAVING =
  /(?<!\p{L})(?:j['’ ]?ai|j['’ ]?avais|on a|nous avons|i have|i['’]?ve|we have|we['’]?ve|i own|owned)(?: (?:eu|had|got|owned|une?|ma|notre|cette|la|an?|the|my|our|this|machine|cafetière|coffee|petite|little))*\s*$/iu;

/** "We got a Krups for Christmas 2023", "my wife had a Vertuo in May 2024": the day after a machine that somebody got is that of its purchase. */
const NEW = /^(?:(?:machine|coffee machine|coffee maker|cafetiere|neuve|d'occasion|new|second hand) ?)*$/u;
const GOT_ON =
  /^(?:(?:machine|coffee machine|coffee maker|cafetiere|neuve|d'occasion|new|second hand) )*(?:(?:back|early|late|around|about|courant|vers) )*(?:in|on|for|at|en|le|pour|a|au)(?: the| le| la)?$/u;
const GOT_ONE =
  /(?<!\p{L})(?:got|had|received|unwrapped|ordered|picked up|purchased|acquired|chose|eue?|reçue?|pris|prise|commandée?|acquise?|choisie?)(?: (?:me|us|him|her|myself|ourselves))? (?:an?|this|une?|cette)(?: (?:brand[- ]new|new|second[- ]hand|used|little|red|black|white|petite?|nouvelle|belle|jolie))*\s*$/iu;

/** "The Krups is from March 2023", « ma De'Longhi date de Noël 2022 »: the day it was bought, and none on which it failed. */
export function withMachineDates(
  entities: readonly Entity[],
  { text, today }: { readonly text: string; readonly today: IsoDate },
): readonly Entity[] {
  const names = entities.filter((one) => one.kind === 'term' && NAMING_MACHINES.includes(one.vocabulary));
  const rest = blanked(text, names);
  const bought = names.flatMap(({ end }): Entity[] => {
    const day = entities.find(({ kind, start }) => kind === 'date' && start >= end);
    if (day?.kind !== 'date') return [];
    const [before, between] = [rest.slice(0, end), plainWords(rest.slice(end, day.start))];
    const cue = { kind: 'cue', start: end, end: day.start } as const;
    const isHad = HAD_SINCE.test(between) && HAVING.test(before);
    if (DATES_FROM.test(between) || isHad) return [{ ...cue, facts: ['purchaseDate'] }];
    // "I got a Krups last night" may be of any day; a month or a year is that of its purchase.
    const isLed = GOT_ON.test(between) || (day.precision !== 'day' && NEW.test(between));
    return isLed && GOT_ONE.test(before) && !entities.some(isRemedy)
      ? [{ ...cue, facts: ['purchaseDate', 'subscriptionStart'] }]
      : [];
  });
  const cues = bought.length > 0 ? bought : ofItself(entities, text);
  const told = withoutRegistered(entities, { text, today });
  const dated = withoutGiven(withoutPriced(told, text), { text, today });
  return cues.length === 0 ? dated : [...dated, ...cues];
}

/** « Je l'ai achetée à Noël 2023 »: words that lead to a price tell the day of the purchase where a day follows them. */
function withoutPriced(entities: readonly Entity[], text: string): readonly Entity[] {
  return entities.map((cue): Entity => {
    const isOfPrice = cue.kind === 'cue' && cue.facts.every(isPrice);
    const leadsToDay = ({ kind, start }: Entity) =>
      kind === 'date' && start >= cue.end && text.slice(cue.end, start).trim() === '';
    if (!isOfPrice || !GOT.test(text.slice(cue.start, cue.end)) || !entities.some(leadsToDay)) return cue;
    return { ...cue, facts: ['purchaseDate', 'subscriptionStart'] };
  });
}

const GOT = /(?<!\p{L})(?:bought|got|purchased|took|acheté\p{L}*|eue?|prise?|acquise?|payée?)(?!\p{L})/iu;

/** "Got it for Christmas 2024, my aunt bought it on 1 December 2023": the day it was given is none where that of the purchase is told; nothing was given on a day ahead. */
function withoutGiven(
  entities: readonly Entity[],
  { text, today }: { readonly text: string; readonly today: IsoDate },
): readonly Entity[] {
  const days = entities.filter(({ kind }) => kind === 'date');
  const isBought = ({ start }: Entity) => BOUGHT_BEFORE.test(text.slice(0, start));
  const isGiven = ({ start, end }: Entity) =>
    FEAST.test(text.slice(start, end)) || GIVEN_BEFORE.test(text.slice(0, start));
  if (entities.some(isRemedy) || !days.some(isBought)) return entities;
  return entities.filter((day) => day.kind !== 'date' || day.date > today || isBought(day) || !isGiven(day));
}

/** "If I only register it now, does the warranty start today?": from today on, a day of registering is none of a purchase. */
const withoutRegistered = (
  entities: readonly Entity[],
  { text, today }: { readonly text: string; readonly today: IsoDate },
): readonly Entity[] =>
  entities.filter((day) => {
    const since = day.kind === 'date' && day.date >= today ? REGISTERED.exec(text.slice(0, day.start)) : null;
    return since === null || BOUGHT_BEFORE.test(since[0]) || tellsFault(since[0]);
  });

const REGISTERED =
  /(?<!\p{L})(?:register(?:ed|ing|s)?|registration|enregistr\p{L}*)(?!\p{L})[^.;:!?\d]{0,60}$/iu;

const BOUGHT_BEFORE =
  /(?<!\p{L})(?:bought|purchased|paid for|invoice|receipt|achetée?s?|payée?|facture|ticket)(?!\p{L})[^.;:!?\d]{0,30}$/iu;
const GIVEN_BEFORE =
  /(?<!\p{L})(?:gift|present|given|gave|unwrapped|unboxed|opened|cadeau|offerte?|donnée?|déballée?|ouverte?)(?!\p{L})[^.,;:!?\d]{0,30}$/iu;
const FEAST =
  /(?<!\p{L})(?:christmas|xmas|birthday|(?:mother|father)['’]s day|no[ëe]l|anniversaire|fête des)(?!\p{L})/iu;

/** "It's from November 2023", « elle est de novembre 2023 »: of what is spoken of, a machine or a contract, unless it is of its repair. */
function ofItself(entities: readonly Entity[], text: string): Entity[] {
  if (entities.some(isRemedy)) return [];
  return entities.flatMap((day): Entity[] => {
    const from = day.kind === 'date' ? IT_IS_FROM.exec(text.slice(0, day.start)) : null;
    if (!from) return [];
    return [{ kind: 'cue', start: from.index, end: day.start, facts: ['purchaseDate', 'subscriptionStart'] }];
  });
}

const IT_IS_FROM =
  /(?<!\p{L})(?:(?:it|she|mine|the machine)(?:['’]s| is| was| dates| dates back| goes back)? (?:from|to)|(?:elle|la mienne|la machine) (?:est|date|datait|remonte) (?:d(?:e|u)|d['’]|à|au))(?: the| about| around| le)*\s*$/iu;

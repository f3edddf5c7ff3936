import type { Entity } from '../../../domain/entity.ts';
import {
  FACT_KINDS,
  FACT_VOCABULARIES,
  type FactName,
  type Facts,
  type FillGround,
} from '../../../domain/fact.ts';
import { flag, type IsoDate, money, months, term, timeOfDay } from '../../../domain/value.ts';
import { dateCandidates } from './dateCandidates.ts';
import type { Candidate } from './reading.ts';
import { durationCandidates } from './span.ts';

export interface FillContext {
  readonly text: string;
  readonly asking: FactName | null;
  /** The facts the topic's policy reads, most wanted first. */
  readonly wanted: readonly FactName[];
  readonly today: IsoDate;
  /** What was told so far, and the facts the last values went to: what a correction is about. */
  /** With what the account says: "79, not 59". */
  readonly known?: Facts;
  readonly facts: Facts;
  readonly lastFilled: readonly FactName[];
  /** Facts the policy only notes in passing: a date that nothing names is none of theirs. */
  readonly asides?: readonly FactName[];
  /** The date the policy would ask for: what a date without a cue most likely is. */
  readonly preferred: FactName | null;
  /** True when what is told of somebody else is told of the one spoken of. */
  readonly isOfSomebodyElse?: boolean;
  /** True when the message follows an answer, so that a bare value revises one it rests on. */
  readonly isFollowUp: boolean;
  /** The days that our answers came to: said back, they tell nothing. */
  readonly printed?: readonly IsoDate[];
  /** What was told or is known by the account, where the message is no second thought about it. */
  readonly settled?: Facts;
}

export interface Assignment extends Candidate {
  readonly fact: FactName;
  readonly ground: FillGround;
}

/** Every value an entity may be read as. */
export function candidatesOf(entity: Entity, context: FillContext): Candidate[] {
  const { today, text, facts } = context;
  const exact = { entity, approximate: false, needs: 'nothing' } as const;
  switch (entity.kind) {
    case 'money':
      // A monthly payment is neither of the two prices of a contract, nor is the fee somebody claims.
      if (entity.per || isClaimed(entity, text)) return [];
      return [{ ...exact, kind: 'money', value: money(entity.cents), fits: anyFact }];
    case 'number':
      if (isClaimed(entity, text)) return [];
      return [
        {
          ...exact,
          kind: 'money',
          value: money(Math.round(entity.value * 100)),
          fits: anyFact,
          needs: 'cue',
        },
        ...(Number.isInteger(entity.value) && entity.value <= MAX_MONTHS
          ? [
              {
                ...exact,
                kind: 'months' as const,
                value: months(entity.value),
                fits: isCommitment,
                needs: 'cue' as const,
              },
            ]
          : []),
      ];
    case 'date':
      return dateCandidates(entity, context);
    case 'duration':
      return durationCandidates(entity, today, facts);
    case 'time':
      return [{ ...exact, kind: 'time', value: timeOfDay(entity.minuteOfDay), fits: anyFact }];
    case 'term':
      return [
        { ...exact, kind: 'term', value: term(entity.vocabulary, entity.id), fits: takes(entity.vocabulary) },
        { ...exact, kind: 'flag', value: flag(entity.id === 'yes'), fits: takes(entity.vocabulary) },
      ];
    case 'marker': {
      if (entity.marker === 'not-begun')
        return [{ ...exact, kind: 'flag', value: flag(true), fits: isPlanOfSubscription }];
      if (entity.marker === 'as-customer')
        return [{ ...exact, kind: 'flag', value: flag(true), fits: isOwnOrder }];
      if (entity.marker === 'length-asked')
        return [{ ...exact, kind: 'flag', value: flag(true), fits: isLengthAsked }];
      if (entity.marker !== 'own' && entity.marker !== 'general') return [];
      const fits = (fact: FactName) => fact === 'ownMachine';
      return [{ ...exact, kind: 'flag', value: flag(entity.marker === 'own'), fits }];
    }
    case 'cue':
      return [];
    default:
      return entity satisfies never;
  }
}

const CLAIMED =
  /(?:\b(?:owe|owes|owed)(?: you)?|\b(?:fee|penalty) (?:of|is|was|would be)|frais (?:de|sont de|seraient de)|pénalité (?:de|est de|serait de)|\bréclame(?:z|nt|r)?|\bréclamant|\bdevrais)\s*[€£]?\s*$/iu;

/** "It says I owe 124": what is claimed is no price. */
const isClaimed = ({ start }: Entity, text: string): boolean =>
  CLAIMED.test(text.slice(Math.max(0, start - MAX_CLAIM_CHARS), start));

/** The words of a claim, up to the amount, are no longer. */
const MAX_CLAIM_CHARS = 40;

const anyFact = () => true;
const isPlanOfSubscription = (fact: FactName) => fact === 'subscriptionPlanned';
const isLengthAsked = (fact: FactName) => fact === 'lengthAsked';
const isOwnOrder = (fact: FactName) => fact === 'ownOrder';
const isCommitment = (fact: FactName) => fact === 'commitmentMonths';

const takes = (vocabulary: string) => (fact: FactName) => FACT_VOCABULARIES[fact] === vocabulary;

/** True when the reading may stand for the fact. */
export const holds = (candidate: Candidate, fact: FactName): boolean =>
  FACT_KINDS[fact] === candidate.kind && candidate.fits(fact);

/** Beyond this many months nobody commits: a bare number is a price then. */
export const MAX_MONTHS = 36;

/** The days of an order that comes back, each of its own way. */
export const RETURN_DAYS: readonly FactName[] = ['handoverDate', 'carrierReturnDate'];

/** Dates on which something began. */
export const PAST_FACTS: readonly FactName[] = [
  'subscriptionStart',
  'purchaseDate',
  'handoverDate',
  'carrierReturnDate',
  'remedyDate',
];

import type { Conversation } from '../../../domain/conversation.ts';
import type { Entity } from '../../../domain/entity.ts';
import type { IsoDate } from '../../../domain/value.ts';
import { withoutClaimed } from '../amounts/claimed.ts';
import { withoutCounts } from '../amounts/counted.ts';
import { withoutEitherLength } from '../amounts/eitherLength.ts';
import { withoutEitherPrice } from '../amounts/eitherPrice.ts';
import { withoutInstalments } from '../amounts/instalments.ts';
import { withNamedLength } from '../amounts/namedLength.ts';
import { withoutDaysQuoted, withoutQuoted } from '../amounts/quoted.ts';
import { withSides } from '../amounts/sides.ts';
import { withoutWorkedSum } from '../amounts/workedSum.ts';
import { withAsserted } from '../asked/asserted.ts';
import { withoutExceptedDays } from '../asked/exceptedDays.ts';
import { withLengthPut } from '../asked/lengthPut.ts';
import { withoutRivalPrices } from '../asked/rivalPrices.ts';
import { withoutBeginnings } from '../contracts/beginnings.ts';
import { withLeaveNow } from '../contracts/leaveNow.ts';
import { withMailMeant } from '../contracts/mailMeant.ts';
import { withOwnStatus } from '../contracts/ownStatus.ts';
import { withDayOfAnswer } from '../days/dayOfAnswer.ts';
import { withDayOfRough } from '../days/dayOfRough.ts';
import { withEitherDay } from '../days/eitherDay.ts';
import { withExactDays } from '../days/exactDays.ts';
import { withOneDate } from '../days/oneDate.ts';
import { withoutPriceDays } from '../days/priceDays.ts';
import { withSameDay } from '../days/sameDay.ts';
import { withMonthOfWeekday, withWeekdayOfRough } from '../days/weekdayBeside.ts';
import { withFaultDays } from '../machines/faultDays.ts';
import { withMachineDates } from '../machines/machineDates.ts';
import { withoutFormer } from '../machines/machineName.ts';
import { withRangesCompared } from '../machines/rangesCompared.ts';
import { withReplacementTold } from '../orders/replacementTold.ts';
import { withWayNamed } from '../orders/returnWay.ts';
import { withoutGoodsSentBack } from '../orders/shortfall.ts';
import { withWaitRighted } from '../retractions/waitRighted.ts';
import { weighed } from './weigh.ts';

/** A message where it stands in a conversation. */
interface Passage {
  readonly text: string;
  readonly today: IsoDate;
  readonly conversation: Conversation;
}

/** What the entities of a message tell beside each other, its words and what was told before, whichever policy reads them. */
export function tellings(entities: readonly Entity[], passage: Passage): readonly Entity[] {
  return READINGS.reduce((sofar, reading) => reading(sofar, passage), entities);
}

/** Each on what the ones before it left. */
const READINGS: readonly ((entities: readonly Entity[], passage: Passage) => readonly Entity[])[] = [
  (entities, { text }) => withoutPriceDays(entities, text),
  (entities, { text }) => withoutRivalPrices(withoutWorkedSum(withoutClaimed(entities, text), text), text),
  (entities, { text }) => withoutExceptedDays(entities, text),
  withoutQuoted,
  (entities, { text, conversation: { facts } }) =>
    withoutEitherPrice(withSides(entities, text), { text, facts }),
  withoutDaysQuoted,
  withLeaveNow,
  withNamedLength,
  withSameDay,
  withDayOfAnswer,
  withDayOfRough,
  (entities, { text, conversation }) =>
    conversation.isOfSomebodyElse ? entities : withOwnStatus(entities, text),
  (entities, { text }) => withoutFormer(entities, text),
  (entities, { text }) => withRangesCompared(entities, text),
  (entities, { text, today }) => withMachineDates(entities, { text, today }),
  withFaultDays,
  withEitherDay,
  withOneDate,
  (entities, { text }) => withoutEitherLength(withLengthPut(entities, text), text),
  (entities, { text }) => withoutBeginnings(entities, text),
  withoutGoodsSentBack,
  (entities, { text }) => withoutCounts(entities, text),
  (entities, { text }) => withoutInstalments(entities, text),
  (entities, { text }) => withExactDays(entities, text),
  (entities, { text }) => withAsserted(entities, text),
  withMonthOfWeekday,
  (entities, { text }) => withWeekdayOfRough(entities, text),
  (entities, { text, conversation: { facts } }) => weighed(entities, { text, facts }),
  (entities, { text }) => withSides(entities, text),
  withMailMeant,
  withReplacementTold,
  withWayNamed,
  withWaitRighted,
];

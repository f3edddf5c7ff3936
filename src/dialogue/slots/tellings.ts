import type { Conversation } from '../../domain/conversation.ts';
import type { Entity } from '../../domain/entity.ts';
import type { IsoDate } from '../../domain/value.ts';
import { withAsserted } from './asserted.ts';
import { withoutBeginnings } from './beginnings.ts';
import { withoutCounts } from './counted.ts';
import { withDayOfAnswer } from './dayOfAnswer.ts';
import { withDayOfRough } from './dayOfRough.ts';
import { withEitherDay } from './eitherDay.ts';
import { withoutEitherLength } from './eitherLength.ts';
import { withoutEitherPrice } from './eitherPrice.ts';
import { withExactDays } from './exactDays.ts';
import { withoutExceptedDays } from './exceptedDays.ts';
import { withoutInstalments } from './instalments.ts';
import { withLeaveNow } from './leaveNow.ts';
import { withLengthPut } from './lengthPut.ts';
import { withMachineDates } from './machineDates.ts';
import { withoutFormer } from './machineName.ts';
import { withMailMeant } from './mailMeant.ts';
import { withNamedLength } from './namedLength.ts';
import { withOneDate } from './oneDate.ts';
import { withOwnStatus } from './ownStatus.ts';
import { withoutPriceDays } from './priceDays.ts';
import { withoutDaysQuoted, withoutQuoted } from './quoted.ts';
import { withReplacementTold } from './replacementTold.ts';
import { withWayNamed } from './returnWay.ts';
import { withoutRivalPrices } from './rivalPrices.ts';
import { withSameDay } from './sameDay.ts';
import { withSides } from './sides.ts';
import { withWaitRighted } from './waitRighted.ts';
import { withMonthOfWeekday, withWeekdayOfRough } from './weekdayBeside.ts';
import { weighed } from './weigh.ts';
import { withoutWorkedSum } from './workedSum.ts';

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
  (entities, { text }) => withoutRivalPrices(withoutWorkedSum(entities, text), text),
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
  (entities, { text }) => withMachineDates(entities, text),
  withEitherDay,
  withOneDate,
  (entities, { text }) => withoutEitherLength(withLengthPut(entities, text), text),
  (entities, { text }) => withoutBeginnings(entities, text),
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

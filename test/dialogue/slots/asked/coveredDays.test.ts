import { describe, expect, it } from 'vitest';
import { dayOfCover } from '../../../../src/dialogue/slots/asked/coveredDays.ts';
import { dayIn } from '../../../fakes/entities.ts';

const TODAY = '2026-06-15';

describe('the day on which it is asked whether something is still covered', () => {
  it.each<[string, string, string, string | null]>([
    ['would christmas be inside the 6 months', 'christmas', '2026-12-25', '2026-12-25'],
    ['is it covered at christmas', 'christmas', '2026-12-25', '2026-12-25'],
    ['elle est encore garantie au 1er février ?', '1er février', '2026-02-01', '2027-02-01'],
    ['à Noël elle sera encore couverte ?', 'Noël', '2026-12-25', '2026-12-25'],
    ['was it covered in february', 'february', '2026-02-01', '2026-02-01'],
    ['was it covered in june 2024', 'june 2024', '2024-06-01', '2024-06-01'],
    ['bought at christmas, is it covered', 'christmas', '2026-12-25', null],
    ['ma garantie du 1er mai', '1er mai', '2026-05-01', null],
  ])('%s → %s', (text, words, date, meant) => {
    expect(dayOfCover(dayIn(text, words, date), { text, today: TODAY })?.date ?? null).toBe(meant);
  });
});

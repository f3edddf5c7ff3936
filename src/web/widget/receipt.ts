import { h } from './dom.ts';
import type { Receipt } from './wire.ts';
import type { Words } from './words.ts';

// Days are written as in the answers themselves.
const DATE_LOCALES = { en: 'en-GB', fr: 'fr-FR' };

/** The receipt of a computed answer, closed until someone wants to know. */
export function receiptDetails(receipt: Receipt, words: Words, language: 'en' | 'fr'): HTMLElement {
  const day = (iso: string) => dayText(iso, language);
  const inputs = receipt.inputs.map(({ label, text, source }) => row(label, text, source));
  const rules = receipt.rules.map(({ label, text, fact, validFrom }) =>
    row(label, text, [fact, validFrom && `${words.since} ${day(validFrom)}`].filter(Boolean).join(' · ')),
  );
  const steps = receipt.steps.map(({ label, text }) => row(label, text, ''));
  const { result } = receipt;
  return h(
    'details',
    { class: 'receipt' },
    h('summary', {}, words.receipt),
    h(
      'table',
      {},
      ...section(words.inputs, inputs),
      ...section(words.rules, rules),
      ...section(words.steps, steps),
      h('tfoot', {}, row(result.label, result.text, '')),
    ),
    h('p', { class: 'small' }, `${words.asOf} ${day(receipt.asOf)}`),
  );
}

function section(title: string, rows: HTMLElement[]): HTMLElement[] {
  if (rows.length === 0) return [];
  const head = h('tr', {}, h('th', { colspan: '2', scope: 'rowgroup', class: 'section' }, title));
  return [h('tbody', {}, head, ...rows)];
}

function row(label: string, text: string, note: string): HTMLElement {
  const value = h('td', {}, text);
  if (note !== '') value.append(h('small', {}, note));
  return h('tr', {}, h('th', { scope: 'row' }, label), value);
}

function dayText(iso: string, language: 'en' | 'fr'): string {
  const date = new Date(`${iso.slice(0, 10)}T12:00:00Z`);
  return Number.isNaN(date.getTime())
    ? iso
    : date.toLocaleDateString(DATE_LOCALES[language], { dateStyle: 'long', timeZone: 'UTC' });
}

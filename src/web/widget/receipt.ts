import { h } from './dom.ts';
import type { Receipt } from './wire.ts';
import { dayText, type Language, type Words } from './words.ts';

/** The receipt of a computed answer, closed until someone wants to know. */
export function receiptDetails(receipt: Receipt, words: Words, language: Language): HTMLElement {
  const inputs = receipt.inputs.map(({ label, text, source }) => row(label, text, source));
  const rules = receipt.rules.map((rule) => row(rule.label, rule.text, origin(rule, words, language)));
  const steps = receipt.steps.map(({ label, text }) => row(label, text));
  const { result } = receipt;
  const details = h(
    'details',
    { class: 'receipt' },
    h('summary', {}, words.receipt),
    h(
      'table',
      {},
      h('caption', { class: 'sr' }, words.receipt),
      ...section(words.inputs, inputs),
      ...section(words.rules, rules),
      ...section(words.steps, steps),
      h('tfoot', {}, row(result.label, result.text)),
    ),
    h('p', { class: 'small' }, `${words.asOf} ${dayText(receipt.asOf, language)}`),
  );
  details.addEventListener('toggle', () => details.open && details.scrollIntoView({ block: 'nearest' }));
  return details;
}

function section(title: string, rows: HTMLElement[]): HTMLElement[] {
  if (rows.length === 0) return [];
  const head = h('tr', {}, h('th', { colspan: '2', scope: 'rowgroup', class: 'section' }, title));
  return [h('tbody', {}, head, ...rows)];
}

function row(label: string, text: string, note = ''): HTMLElement {
  const value = h('td', {}, text);
  if (note !== '') value.append(h('small', {}, note));
  return h('tr', {}, h('th', { scope: 'row' }, label), value);
}

/** Where a published figure comes from: the number of its rule, and since when it holds. */
function origin({ fact, validFrom }: Receipt['rules'][number], words: Words, language: Language): string {
  const since = validFrom && `${words.since} ${dayText(validFrom, language)}`;
  return [fact && `${words.rule} ${fact}`, since].filter(Boolean).join(', ');
}

import { FACT_KINDS, FACT_NAMES } from '../../domain/fact.ts';
import type { Language } from '../../domain/language.ts';
import type { ValueKinds } from '../../policy/contract.ts';
import { ledNames, placeholders, withoutPlaceholders } from '../../replies/template.ts';
import type { Located } from '../entries.ts';
import type { Content } from '../load.ts';
import type { Problem } from '../problem.ts';

/** One text of the content, with its place and the values it may print. */
export interface TemplateAt {
  readonly file: string;
  readonly line: number;
  readonly where: string;
  readonly text: string;
  readonly values: ValueKinds;
}

/** Values every template may print. */
const EVERYWHERE = { today: 'date', exampleDate: 'date', exampleMoney: 'money' } as const;

/** What a sentence of the dialogue may print besides. */
const DIALOGUE_VALUES: Readonly<Record<string, ValueKinds>> = {
  'question-left': { question: 'text' },
  resumed: { topic: 'text' },
  'of-item': { item: 'text' },
  'days-ago': { day: 'date', days: 'days' },
  'days-ahead': { day: 'date', days: 'days' },
  'that-today': { day: 'date' },
  total: { total: 'money' },
};

/** Every text said in a language: answers, questions, sentences of the dialogue. */
export function templatesOf(content: Content, language: Language): TemplateAt[] {
  return [...answerTemplates(content, language), ...phraseTemplates(content, language)];
}

/** A brace that belongs to no placeholder would be read by the customer as it stands. */
export function checkBraces(content: Content, language: Language): Problem[] {
  return templatesOf(content, language).flatMap(({ file, line, where, text }) => {
    const [brace] = /[{}]/.exec(withoutPlaceholders(text)) ?? [];
    return brace === undefined
      ? []
      : [
          {
            file,
            line,
            message: `${where}: a "${brace}" that belongs to no placeholder; write {name}, {figure.id}, {link.id} or {on:name}, without blanks`,
          },
        ];
  });
}

/** A template may print only what its policy gives, the figures and the links. */
export function checkPlaceholders(content: Content, language: Language): Problem[] {
  const figures = new Set(content.figures.map(({ value }) => value.id));
  const links = new Set(Object.keys(content.phrases[language]?.value.links ?? {}));
  return templatesOf(content, language).flatMap(({ file, line, where, text, values }) =>
    placeholders(text).flatMap((name): Problem[] => {
      const [prefix, id = ''] = name.split(/\.(.*)/s);
      if (prefix === 'figure' && id)
        return figures.has(id)
          ? []
          : [
              {
                file,
                line,
                message: `${where}: no figure "${id}" in policies/figures.yaml; add it there or correct the name`,
              },
            ];
      if (prefix === 'link' && id)
        return links.has(id)
          ? []
          : [
              {
                file,
                line,
                message: `${where}: no link "${id}" in answers/${language}/_phrases.yaml; add it under links: or correct the name`,
              },
            ];
      if (name in values || name in EVERYWHERE) {
        const kind = { ...EVERYWHERE, ...values }[name];
        return kind === 'date' || !ledNames(text).includes(name)
          ? []
          : [
              {
                file,
                line,
                message: `${where}: {on:${name}} needs a date, but ${name} is ${kind}; write {${name}}`,
              },
            ];
      }
      const known = Object.keys(values).join(', ') || 'none';
      return [
        { file, line, message: `${where}: nothing provides {${name}}; the values at hand are: ${known}` },
      ];
    }),
  );
}

function answerTemplates(content: Content, language: Language): TemplateAt[] {
  return content.answers[language].flatMap((answer) => {
    const intent = content.intents.find(({ value }) => value.id === answer.value.intent)?.value;
    const policy = content.policies.find(({ id }) => id === intent?.policy);
    const { text, short, sympathy, opening, openings, outcomes, apologies, notes, choices } = answer.value;
    const owner = answer.value.intent;
    return [
      ...(text ? [at(answer, owner, { path: ['text'], text })] : []),
      ...(short ? [at(answer, owner, { path: ['short'], text: short })] : []),
      ...(sympathy ? [at(answer, owner, { path: ['sympathy'], text: sympathy })] : []),
      ...(opening ? [at(answer, owner, { path: ['opening'], text: opening })] : []),
      ...Object.entries(openings).map(([id, template]) =>
        at(answer, owner, { path: ['openings', id], text: template, values: policy?.openings?.[id] ?? {} }),
      ),
      ...Object.entries(outcomes).map(([id, template]) =>
        at(answer, owner, { path: ['outcomes', id], text: template, values: policy?.outcomes[id] ?? {} }),
      ),
      ...Object.entries(apologies).map(([id, template]) =>
        at(answer, owner, { path: ['apologies', id], text: template, values: policy?.outcomes[id] ?? {} }),
      ),
      ...Object.entries(notes).flatMap(([id, text]) =>
        text === null
          ? []
          : at(answer, owner, { path: ['notes', id], text, values: policy?.notes[id] ?? {} }),
      ),
      ...choices.map((choice, index) => at(answer, owner, { path: ['choices', index], text: choice })),
    ];
  });
}

function phraseTemplates(content: Content, language: Language): TemplateAt[] {
  const phrases = content.phrases[language];
  if (!phrases) return [];
  const facts = FACT_NAMES.flatMap((fact) => {
    const words = phrases.value.facts[fact];
    if (!words) return [];
    const problems = content.policies.map((policy) => policy.reads[fact] ?? {});
    return [
      at(phrases, 'facts', { path: ['facts', fact, 'ask'], text: words.ask }),
      at(phrases, 'facts', { path: ['facts', fact, 'again'], text: words.again }),
      ...(words.noted === null
        ? []
        : [
            at(phrases, 'facts', {
              path: ['facts', fact, 'noted'],
              text: words.noted,
              values: { given: FACT_KINDS[fact] },
            }),
          ]),
      at(phrases, 'facts', { path: ['facts', fact, 'label'], text: words.label }),
      ...words.choices.map((choice, index) =>
        at(phrases, 'facts', { path: ['facts', fact, 'choices', index], text: choice }),
      ),
      ...Object.entries(words.after).flatMap(([outcome, { ask, choices }]) =>
        [ask, ...choices].map((text) =>
          at(phrases, 'facts', { path: ['facts', fact, 'after', outcome], text }),
        ),
      ),
      ...Object.entries(words.problems).map(([id, text]) =>
        at(phrases, 'facts', {
          path: ['facts', fact, 'problems', id],
          text,
          values: problems.find((known) => known[id])?.[id] ?? {},
        }),
      ),
    ];
  });
  const sentences = (['dialogue', 'whatsapp'] as const).flatMap((group) =>
    Object.entries(phrases.value[group]).map(([id, text]) =>
      at(phrases, group, { path: [group, id], text, values: DIALOGUE_VALUES[id] ?? {} }),
    ),
  );
  return [...facts, ...sentences];
}

function at(
  source: Located<unknown>,
  owner: string,
  { path, text, values = {} }: { path: readonly PropertyKey[]; text: string; values?: ValueKinds },
): TemplateAt {
  const where = path[0] === owner ? path.join('.') : [owner, ...path].join('.');
  return { file: source.file, line: source.lineOf(path), where, text, values };
}

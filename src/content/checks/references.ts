import type { Intent } from '../../domain/content.ts';
import { FACT_KINDS, FACT_VOCABULARIES, type FactName } from '../../domain/fact.ts';
import { LANGUAGES, type Language } from '../../domain/language.ts';
import type { Policy } from '../../policy/contract.ts';
import type { Located } from '../entries.ts';
import type { Content } from '../load.ts';
import type { Problem } from '../problem.ts';
import { policyOf } from './policyOf.ts';

/** Every id that one file uses must exist in another, and every fact a policy asks for must have words. */
export function checkReferences(content: Content): Problem[] {
  return [
    ...content.intents.flatMap((intent) => policyExists(content, intent)),
    ...content.intents.flatMap((intent) => namedIntentsExist(content, intent)),
    ...repeatedIntents(content),
    ...LANGUAGES.flatMap((language) =>
      content.policies.flatMap((policy) => factsHaveQuestions(content, policy, language)),
    ),
    ...content.policies.flatMap((policy) => policyIdsExist(content, policy)),
    ...companyConceptsExist(content),
    ...subjectTopicsExist(content),
    ...returnNamesExist(content),
  ];
}

function policyExists(content: Content, { value, file, lineOf }: Located<Intent>): Problem[] {
  if (value.policy === null || policyOf(content, value)) return [];
  const known = content.policies.map(({ id }) => id).join(', ') || 'none';
  return [
    {
      file,
      line: lineOf(['policy']),
      message: `${value.id}: no policy "${value.policy}"; add policies/${value.policy}.ts or use one of: ${known}`,
    },
  ];
}

function namedIntentsExist({ intents }: Content, { value, file, lineOf }: Located<Intent>): Problem[] {
  const named = [
    ...value.covers.map((id) => ({ id, key: 'covers' })),
    ...(value.ownCase ? [{ id: value.ownCase, key: 'own-case' }] : []),
  ];
  return named
    .filter(({ id }) => !intents.some((other) => other.value.id === id))
    .map(({ id, key }) => ({
      file,
      line: lineOf([key]),
      message: `${value.id}: ${key} names no known intent "${id}"; correct the name or remove it`,
    }));
}

function subjectTopicsExist({ intents, subjects }: Content): Problem[] {
  if (!subjects) return [];
  const { value, file, lineOf } = subjects;
  const topics = Object.entries(value)
    .flatMap(([topic, { near }]) => [topic, ...near])
    .filter((topic) => !intents.some((intent) => intent.value.topic === topic))
    .map((topic) => `no topic "${topic}"; name a file of intents/ without its .yaml, or remove it`);
  const opened = Object.values(value)
    .flatMap(({ opens }) => opens ?? [])
    .filter((id) => !intents.some((intent) => intent.value.id === id))
    .map((id) => `opens names no known intent "${id}"; correct the name or remove it`);
  return [...topics, ...opened].map((message) => ({ file, line: lineOf([]), message }));
}

function returnNamesExist({ intents, vocabularies, returns }: Content): Problem[] {
  if (!returns) return [];
  const { value, file, lineOf } = returns;
  const topics = [...Object.keys(value.names), ...Object.keys(value.terms)]
    .filter((topic) => !intents.some((intent) => intent.value.topic === topic))
    .map((topic) => `no topic "${topic}"; name a file of intents/ without its .yaml, or remove it`);
  const terms = Object.values(value.terms)
    .flat()
    .filter((id) => !vocabularies.some((vocabulary) => vocabulary.value.id === id))
    .map((id) => `no vocabulary "${id}"; name a file of intents/vocabulary/ without its .yaml, or remove it`);
  return [...topics, ...terms].map((message) => ({ file, line: lineOf([]), message }));
}

function repeatedIntents({ intents }: Content): Problem[] {
  return intents.flatMap(({ value, file, lineOf }, index) => {
    const first = intents.slice(0, index).find((earlier) => earlier.value.id === value.id);
    if (!first) return [];
    return [
      {
        file,
        line: lineOf([]),
        message: `${value.id}: the intent stands in ${first.file} too; keep one of them`,
      },
    ];
  });
}

function factsHaveQuestions(content: Content, policy: Policy, language: Language): Problem[] {
  const phrases = content.phrases[language];
  if (!phrases) return [];
  return (Object.keys(policy.reads) as FactName[]).flatMap((fact): Problem[] => {
    const words = phrases.value.facts[fact];
    const missing = (key: string, path: readonly string[]): Problem => ({
      file: phrases.file,
      line: phrases.lineOf(path),
      message: `facts.${fact}: no ${key} in "${language}", which the policy ${policy.id} needs; add it`,
    });
    if (!words) return [missing('question', ['facts'])];
    const always = FACT_KINDS[fact] === 'date' ? ['not-understood', 'which-day'] : ['not-understood'];
    return [...Object.keys(policy.reads[fact] ?? {}), ...always]
      .filter((problem) => !words.problems[problem])
      .map((problem) => missing(`sentence problems.${problem}`, ['facts', fact]));
  });
}

function policyIdsExist(content: Content, policy: Policy): Problem[] {
  const file = `policies/${policy.id}.ts`;
  const figures = new Set(content.figures.map(({ value }) => value.id));
  const vocabularies = new Set(content.vocabularies.map(({ value }) => value.id));
  const needed = (Object.keys(policy.reads) as FactName[]).flatMap((fact) => FACT_VOCABULARIES[fact] ?? []);
  return [
    ...policy.figures
      .filter((id) => !figures.has(id))
      .map((id) => ({ file, line: 1, message: `no figure "${id}" in policies/figures.yaml; add it there` })),
    ...needed
      .filter((id) => !vocabularies.has(id))
      .map((id) => ({ file, line: 1, message: `no vocabulary "${id}"; add intents/vocabulary/${id}.yaml` })),
  ];
}

function companyConceptsExist({ otherCompanies, concepts, vocabularies }: Content): Problem[] {
  if (!otherCompanies) return [];
  const known = new Set([
    ...Object.keys(concepts?.value ?? {}),
    ...vocabularies.flatMap(({ value }) => [value.id, value.readAs ?? []].flat()),
  ]);
  return otherCompanies.value.unless
    .filter((id) => !known.has(id))
    .map((id) => ({
      file: otherCompanies.file,
      line: otherCompanies.lineOf(['unless']),
      message: `unless: no concept or vocabulary "${id}"; add it to _concepts.yaml or correct the name`,
    }));
}

import type { Answer, Intent } from '../../domain/content.ts';
import { LANGUAGES, type Language } from '../../domain/language.ts';
import type { Located } from '../entries.ts';
import type { Content } from '../load.ts';
import type { Problem } from '../problem.ts';
import { policyOf } from './policyOf.ts';

/** Every intent has its words in each language, one for everything its policy can say, and no others. */
export function checkAnswers(content: Content): Problem[] {
  return LANGUAGES.flatMap((language) => [
    ...content.intents.flatMap((intent) => hasAnswer(content, intent, language)),
    ...strayAnswers(content, language),
  ]);
}

function hasAnswer(
  content: Content,
  { value, file, lineOf }: Located<Intent>,
  language: Language,
): Problem[] {
  if (value.leads !== null) return [];
  const answer = content.answers[language].find((one) => one.value.intent === value.id);
  if (!answer)
    return [
      {
        file,
        line: lineOf([]),
        message: `${value.id}: no answer in "${language}"; add it to answers/${language}/${value.topic}.yaml`,
      },
    ];
  const policy = policyOf(content, value);
  const missing = (key: string): Problem => ({
    file: answer.file,
    line: answer.lineOf([]),
    message: `${value.id}: no ${key} in "${language}"; add its text`,
  });
  if (!policy) return value.policy === null && answer.value.text === null ? [missing('text')] : [];
  return [
    ...Object.keys(policy.outcomes)
      .filter((id) => !answer.value.outcomes[id])
      .map((id) => missing(`text for the outcome outcomes.${id} of the policy ${policy.id}`)),
    ...Object.keys(policy.notes)
      .filter((id) => answer.value.notes[id] === undefined)
      .map((id) => missing(`text for the note notes.${id} of the policy ${policy.id}`)),
    ...Object.keys(policy.openings ?? {})
      .filter((id) => !answer.value.openings[id])
      .map((id) => missing(`text for the opening openings.${id} of the policy ${policy.id}`)),
  ];
}

const namedFirst = ({ notesFirst }: Answer): readonly string[] => (notesFirst === 'all' ? [] : notesFirst);

/** Answers, outcomes and notes that nothing would ever say. */
function strayAnswers(content: Content, language: Language): Problem[] {
  return content.answers[language].flatMap(({ value, file, lineOf }) => {
    const intent = content.intents.find((one) => one.value.id === value.intent)?.value;
    if (!intent)
      return [
        {
          file,
          line: lineOf([]),
          message: `${value.intent}: no such intent; add it to intents/${value.topic}.yaml or remove the answer`,
        },
      ];
    if (intent.topic !== value.topic)
      return [
        {
          file,
          line: lineOf([]),
          message: `${value.intent}: the intent stands in intents/${intent.topic}.yaml; move the answer to answers/${language}/${intent.topic}.yaml`,
        },
      ];
    const policy = policyOf(content, intent);
    const stray = (key: 'outcomes' | 'apologies' | 'notes' | 'openings', ids: readonly string[]): Problem[] =>
      ids.map((id) => ({
        file,
        line: lineOf([key, id]),
        message: `${value.intent}: ${key}.${id} is never said: ${policy ? `the policy ${policy.id} has no such name` : 'the intent has no policy'}; remove it or correct the name`,
      }));
    return [
      ...stray(
        'outcomes',
        Object.keys(value.outcomes).filter((id) => !policy?.outcomes[id]),
      ),
      ...stray(
        'apologies',
        Object.keys(value.apologies).filter((id) => !policy?.outcomes[id]),
      ),
      ...stray(
        'notes',
        [...Object.keys(value.notes), ...namedFirst(value)].filter((id) => !policy?.notes[id]),
      ),
      ...stray(
        'openings',
        Object.keys(value.openings).filter((id) => !policy?.openings?.[id]),
      ),
      ...(policy && value.text !== null
        ? [
            {
              file,
              line: lineOf(['text']),
              message: `${value.intent}: text is never said, as the policy ${policy.id} decides; remove it`,
            },
          ]
        : []),
    ];
  });
}

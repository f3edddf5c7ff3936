import { existsSync } from 'node:fs';
import { appendFile, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { LANGUAGES } from '../src/domain/language.ts';
import { misused, readArguments } from './arguments.ts';

/** `npm run new-answer -- <topic> <intent> [--policy <policy>]`: the entry in all three folders, and what to fill in. */
const USAGE =
  'usage: npm run new-answer -- <topic> <intent> [--policy <policy>], such as: machine machine-noise';
const NAME = /^[a-z][a-z0-9-]*$/;

const { positionals, values } = readArguments(USAGE, {
  allowPositionals: true,
  options: { policy: { type: 'string' } },
});
const [topic = '', intent = '', ...rest] = positionals;
if (rest.length > 0) misused(`"${rest.join(' ')}" is too much\n${USAGE}`);

const problem = await problemWith(topic, intent, values.policy);
if (problem) {
  console.error(problem);
  process.exitCode = 1;
} else {
  await append(join('intents', `${topic}.yaml`), intentEntry(intent, values.policy));
  for (const language of LANGUAGES)
    await append(join('answers', language, `${topic}.yaml`), answerEntry(intent, values.policy));
  await append(join('test', 'conversations', `${topic}.yaml`), dialogueEntry(intent));
  console.log(instructions(topic, intent, values.policy));
}

async function problemWith(
  topicName: string,
  intentName: string,
  policy: string | undefined,
): Promise<string | null> {
  if (!NAME.test(topicName) || !NAME.test(intentName)) return USAGE;
  if (policy !== undefined && !existsSync(join('policies', `${policy}.ts`)))
    return `there is no policies/${policy}.ts; write the policy first, or leave --policy out`;
  const known = await readFile(join('intents', `${topicName}.yaml`), 'utf8').catch(() => '');
  return new RegExp(`^${intentName}:`, 'm').test(known)
    ? `intents/${topicName}.yaml has an intent ${intentName} already; choose another name`
    : null;
}

async function append(file: string, entry: string): Promise<void> {
  const text = await readFile(file, 'utf8').catch(() => '');
  await appendFile(
    file,
    `${text === '' || text.endsWith('\n') ? '' : '\n'}${text === '' ? '' : '\n'}${entry}`,
  );
}

function intentEntry(name: string, policy: string | undefined): string {
  return [
    `${name}:`,
    '  # What a button calls it.',
    '  label: { en: "", fr: "" }',
    ...(policy ? [`  policy: ${policy}`] : []),
    '  examples:',
    '    en: []',
    '    fr: []',
    '',
  ].join('\n');
}

function answerEntry(name: string, policy: string | undefined): string {
  const body = policy ? ['  outcomes: {}', '  notes: {}'] : ['  text: ""'];
  return [`${name}:`, ...body, ''].join('\n');
}

function dialogueEntry(name: string): string {
  return [
    `- name: ${name.replaceAll('-', ' ')}`,
    '  turns:',
    '    - you: WRITE a question that is not among the examples',
    `      crema: { kind: answer, intent: ${name} }`,
    '',
  ].join('\n');
}

function instructions(topicName: string, name: string, policy: string | undefined): string {
  return [
    `Added ${name}. Now fill in:`,
    `  intents/${topicName}.yaml            its label, and 40 or more examples per language as customers write them`,
    `  answers/{en,fr}/${topicName}.yaml    ${policy ? `a text per outcome and note of policies/${policy}.ts` : 'its text'}, without a typed digit`,
    `  test/conversations/${topicName}.yaml a golden dialogue`,
    'Then: npm run check:content lists what is still missing, npm run chat -- --explain tries it.',
  ].join('\n');
}

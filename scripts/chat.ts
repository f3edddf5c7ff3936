import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { z } from 'zod';
import { readConfig } from '../src/config.ts';
import { readBrain } from '../src/content/brain.ts';
import { type Conversation, NEW_CONVERSATION } from '../src/domain/conversation.ts';
import { Customer } from '../src/domain/customer.ts';
import { CremaError } from '../src/domain/errors.ts';
import { Language } from '../src/domain/language.ts';
import { Channel } from '../src/domain/message.ts';
import { worldAt } from '../src/domain/world.ts';
import { type Brain, type Turn, takeTurn } from '../src/turn.ts';
import { readArguments } from './arguments.ts';
import { customerNamed } from './chat/customer.ts';
import { explain } from './chat/explain.ts';
import { quietLog } from './quiet-log.ts';

/** One line of `npm run --silent chat -- --json`. */
const ChatLine = z.object({
  conversation: z.string().min(1),
  text: z.string(),
  locale: Language.nullish(),
  now: z.iso.datetime({ offset: true }).nullish(),
  channel: Channel.nullish(),
  customer: Customer.nullish(),
});
type ChatLine = z.infer<typeof ChatLine>;

const USAGE = 'usage: npm run chat -- [--explain] [--as <id>], or npm run --silent chat -- --json';

const { values: options } = readArguments(USAGE, {
  options: {
    json: { type: 'boolean', default: false },
    explain: { type: 'boolean', default: false },
    as: { type: 'string' },
  },
});
const settings = readConfig(process.env);
const person = options.as === undefined ? null : await customerNamed(options.as, settings).catch(refuse);
const brain = await readBrain(process.cwd(), {
  links: {
    contact: settings.LINK_CONTACT ?? null,
    'contact-page': settings.LINK_CONTACT ?? null,
    'after-sales-prices': settings.LINK_AFTER_SALES_PRICES ?? null,
  },
  defaultLanguage: 'en',
  models: { path: join(settings.DATA_DIR, 'models'), log: quietLog },
});
await (options.json ? chatByLines() : chatInTerminal());

/** One JSON object in, one out, in order; a bad line gets an error and the next one still works. */
async function chatByLines(): Promise<void> {
  const conversations = new Map<string, Conversation>();
  for await (const line of createInterface({ input: process.stdin, crlfDelay: Number.POSITIVE_INFINITY })) {
    if (line.trim() !== '') await print(JSON.stringify(answerOrError(brain, conversations, line)));
  }
}

/** The answer to a line; a failure of our own costs that line alone, and is told where nobody parses it. */
function answerOrError(brain: Brain, conversations: Map<string, Conversation>, line: string): object {
  try {
    return answerLine(brain, conversations, line);
  } catch (error) {
    console.error(error);
    const code = error instanceof CremaError ? error.code : 'INTERNAL';
    return {
      error: {
        code,
        message: 'this line could not be answered, through a fault of ours; the reason is on stderr',
      },
    };
  }
}

function answerLine(brain: Brain, conversations: Map<string, Conversation>, line: string): object {
  const parsed = parseLine(line);
  if (parsed instanceof CremaError) return { error: { code: parsed.code, message: parsed.message } };
  const turn = talk(brain, conversations, parsed);
  const { language, kind, intent, asks, confidence } = turn.trace;
  return {
    conversation: parsed.conversation,
    language,
    kind,
    intent,
    asks,
    replies: turn.replies.map(({ text, choices }) => ({ text, choices })),
    receipt: turn.replies.find(({ receipt }) => receipt)?.receipt ?? null,
    confidence,
  };
}

function talk(brain: Brain, conversations: Map<string, Conversation>, line: ChatLine): Turn {
  const turn = takeTurn(
    brain,
    conversations.get(line.conversation) ?? NEW_CONVERSATION,
    { id: '', text: line.text, ...(line.locale ? { locale: line.locale } : {}) },
    worldAt(line.now ?? new Date(), {
      timeZone: settings.TIME_ZONE,
      channel: line.channel ?? 'web',
      customer: line.customer ?? null,
    }),
  );
  conversations.set(line.conversation, turn.conversation);
  return turn;
}

function parseLine(line: string): ChatLine | CremaError {
  const json = parseJson(line);
  if (json === undefined)
    return new CremaError(
      'INPUT_INVALID',
      'the line is not JSON; write one object per line, without line breaks in it',
    );
  const result = ChatLine.safeParse(json);
  if (result.success) return result.data;
  const [issue] = result.error.issues;
  const where = issue?.path.join('.') || 'the line';
  return new CremaError(
    'INPUT_INVALID',
    `${where}: ${issue?.message}; see the contract of npm run chat in the README`,
  );
}

function parseJson(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return undefined;
  }
}

/** A friendly talk in the terminal, for people. */
async function chatInTerminal(): Promise<void> {
  const conversations = new Map<string, Conversation>();
  const terminal = createInterface({ input: process.stdin, output: process.stdout, prompt: 'You    ' });
  console.log('Ask in English or French; Ctrl-D ends.\n');
  terminal.prompt();
  for await (const text of terminal) {
    const turn = talk(brain, conversations, { conversation: 'terminal', text, customer: person });
    for (const reply of turn.replies) console.log(readable(reply));
    if (options.explain) for (const line of explain(brain, text, turn)) console.log(`       · ${line}`);
    console.log('');
    terminal.prompt();
  }
}

function refuse(error: Error): never {
  console.error(error.message);
  process.exit(1);
}

/** A bubble as a terminal shows it: indented under the speaker, bold without its signs, choices in brackets. */
function readable({ text, choices, receipt }: Turn['replies'][number]): string {
  const said = text.replaceAll('**', '').replaceAll('\n', '\n       ');
  const steps = (receipt?.steps ?? []).map((step) => `         ${step.text}`);
  const offered = choices.length > 0 ? [`       [ ${choices.join(' | ')} ]`] : [];
  return [`\nCrema  ${said}`, ...steps, ...offered].join('\n');
}

function print(line: string): Promise<void> | undefined {
  // A slow reader must slow us down, or the lines pile up in memory.
  if (process.stdout.write(`${line}\n`)) return undefined;
  return new Promise((resolve) => process.stdout.once('drain', resolve));
}

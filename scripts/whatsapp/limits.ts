interface Titled {
  readonly id: string;
  readonly title: string;
  readonly description?: string;
}

interface Wire {
  readonly type?: string;
  readonly text?: { readonly body?: string };
  readonly interactive?: {
    readonly type?: string;
    readonly body?: { readonly text?: string };
    readonly footer?: { readonly text?: string };
    readonly action?: {
      readonly buttons?: readonly { readonly reply: Titled }[];
      readonly button?: string;
      readonly sections?: readonly { readonly title?: string; readonly rows: readonly Titled[] }[];
    };
  };
}

/** What the Graph API would refuse in a message; empty when it would take it. */
export function problemsOf(message: unknown): string[] {
  const { type, text, interactive } = message as Wire;
  if (type === 'text') return length('text.body', text?.body, 1, 4_096);
  if (type !== 'interactive') return [`type ${type} is not sent by this channel`];
  const common = [
    ...length('body', interactive?.body?.text, 1, 1_024),
    ...(interactive?.footer ? length('footer', interactive.footer.text, 1, 60) : []),
  ];
  if (interactive?.type === 'button') {
    const replies = (interactive.action?.buttons ?? []).map(({ reply }) => reply);
    return [...common, ...count('buttons', replies.length, 3), ...titled(replies, { id: 256, title: 20 })];
  }
  if (interactive?.type !== 'list')
    return [`interactive type ${interactive?.type} is not sent by this channel`];
  const { button, sections = [] } = interactive.action ?? {};
  const rows = sections.flatMap((section) => section.rows);
  return [
    ...common,
    ...length('action.button', button, 1, 20),
    ...count('rows', rows.length, 10),
    ...titled(rows, { id: 200, title: 24 }),
    ...rows.flatMap(({ description }) =>
      description === undefined ? [] : length('description', description, 1, 72),
    ),
    ...sections.flatMap(({ title }) => (sections.length > 1 ? length('section title', title, 1, 24) : [])),
  ];
}

function titled(items: readonly Titled[], limits: { id: number; title: number }): string[] {
  const repeated = (values: readonly string[]) => new Set(values).size < values.length;
  return [
    ...items.flatMap(({ id }) => length('id', id, 1, limits.id)),
    ...items.flatMap(({ title }) => length('title', title, 1, limits.title)),
    ...(repeated(items.map(({ id }) => id)) ? ['an id is there twice'] : []),
    ...(repeated(items.map(({ title }) => title)) ? ['a title is there twice'] : []),
  ];
}

const count = (what: string, number: number, max: number): string[] =>
  number >= 1 && number <= max ? [] : [`${number} ${what}, not 1 to ${max}`];

function length(what: string, value: string | undefined, min: number, max: number): string[] {
  const size = value?.length ?? 0;
  return size >= min && size <= max ? [] : [`${what} has ${size} characters, not ${min} to ${max}`];
}

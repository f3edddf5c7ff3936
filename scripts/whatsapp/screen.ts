import type { Sent } from './fake-graph.ts';

/** Something under a message that can be pressed. */
export interface Pressable {
  readonly id: string;
  readonly title: string;
  readonly kind: 'button' | 'list';
}

interface Shown {
  readonly text?: { readonly body: string };
  readonly interactive?: {
    readonly body: { readonly text: string };
    readonly footer?: { readonly text: string };
    readonly action: {
      readonly buttons?: readonly { readonly reply: { readonly id: string; readonly title: string } }[];
      readonly button?: string;
      readonly sections?: readonly {
        readonly rows: readonly {
          readonly id: string;
          readonly title: string;
          readonly description?: string;
        }[];
      }[];
    };
  };
}

/** What can be pressed under a message, in the order it is shown. */
export function pressablesOf({ body }: Sent): Pressable[] {
  const { buttons = [], sections = [] } = (body as Shown).interactive?.action ?? {};
  return [
    ...buttons.map(({ reply }) => ({ ...reply, kind: 'button' as const })),
    ...sections.flatMap(({ rows }) => rows.map(({ id, title }) => ({ id, title, kind: 'list' as const }))),
  ];
}

/** A message as a phone would show it, in a terminal. */
export function shown(message: Sent): string {
  const { text, interactive } = message.body as Shown;
  const { button, sections } = interactive?.action ?? {};
  const rows = sections?.flatMap((section) => section.rows) ?? [];
  const lines = [
    text?.body ?? interactive?.body.text ?? '',
    ...(interactive?.footer ? [`(${interactive.footer.text})`] : []),
    ...(button === undefined ? [] : [`≡ ${button}`]),
    ...pressablesOf(message).map(({ title, kind }, index) => {
      const description = kind === 'list' ? rows[index]?.description : undefined;
      return `  /${index + 1}  ${title}${description === undefined ? '' : `  ${description}`}`;
    }),
  ];
  return lines.join('\n');
}

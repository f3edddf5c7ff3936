import type { Answer, Figure, Intent, Phrases, Vocabulary } from '../domain/content.ts';
import type { Values } from '../domain/decision.ts';
import type { Language } from '../domain/language.ts';
import { date, type IsoDate, money, type Value } from '../domain/value.ts';
import { periodOn } from '../policy/figures.ts';
import { formatLedDate, formatValue } from './format.ts';
import { fillTemplate } from './template.ts';

/** Everything needed to say a step in one language. */
export interface Voice {
  readonly language: Language;
  readonly answers: ReadonlyMap<string, Answer>;
  readonly phrases: Phrases;
  readonly intents: ReadonlyMap<string, Intent>;
  readonly vocabularies: readonly Vocabulary[];
  readonly figures: readonly Figure[];
  /** Configured addresses by link name; a missing one is said in words. */
  readonly links: Readonly<Record<string, string | null>>;
  readonly today: IsoDate;
  /** The instant of the turn, ISO 8601. */
  readonly now: string;
  readonly contentVersion: string;
}

const FIGURE_PREFIX = 'figure.';
const LINK_PREFIX = 'link.';

/** Shows how dates and amounts may be typed, without a figure in the content. */
const EXAMPLES = { exampleMoney: money(24_900) } as const;

/** A template said with the given values, the figures in force today and the links. */
export function say(voice: Voice, template: string, values: Values = {}): string {
  const known: Values = { ...EXAMPLES, exampleDate: date(voice.today), today: date(voice.today), ...values };
  return fillTemplate(template, (name, lead) => {
    if (name.startsWith(LINK_PREFIX)) return link(voice, name.slice(LINK_PREFIX.length));
    const value = name.startsWith(FIGURE_PREFIX)
      ? figureToday(voice, name.slice(FIGURE_PREFIX.length))
      : known[name];
    if (!value) return null;
    return lead && value.kind === 'date' ? formatLedDate(lead, value, voice.language) : written(voice, value);
  });
}

/** The value as the voice's language writes it. */
export const written = (voice: Voice, value: Value): string =>
  formatValue(value, { language: voice.language, vocabularies: voice.vocabularies });

function figureToday({ figures, today }: Voice, id: string): Value | undefined {
  return periodOn(figures.find((figure) => figure.id === id)?.periods ?? [], today)?.value;
}

/** A link that is not configured falls back to words: a dead link helps nobody. */
function link({ phrases, links }: Voice, name: string): string | null {
  const words = phrases.links[name];
  if (!words) return null;
  const address = links[name];
  return address ? `[${words.label}](${address})` : words.without;
}

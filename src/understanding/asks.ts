import { MAX_READ_CHARACTERS } from '../language/normalise.ts';
import { read } from '../language/reading.ts';

// How a question or a request begins, in either language, without accents.
export const OPENERS =
  "how|what|what's|when|where|which|who|whose|why|can|could|may|is|are|am|do|does|did|will|would|should|must|has|have|i (?:want|need|would like|'d like)|i'd like|would like to know|i (?:asked|was asking|am asking)|whether|if i (?:have to|must|need to|can)|tell me|" +
  "comment|combien|quand|ou|quel|quelle|quels|quelles|qui|pourquoi|que|qu'|est-ce|est ce|puis-je|peut-on|on peut|peux-tu|pouvez-vous|dois-je|doit-on|faut-il|y a[ -]t[ -]il|c'est|je (?:veux|voudrais|souhaite|dois|peux)|j'aimerais|j'ai demande|j'avais demande|je demandais|je parlais|(?:voudrais|aimerais|souhaiterais) savoir|si je (?:dois|peux|devrai|pourrai)|s'il faut";
export const LINK = '(?:and|also|or|plus|then|et|aussi|puis|sinon)';
// "The repair, what does it cost?", « faire réparer, c'est combien ? »: what is asked about is named first.
const NAMED_FIRST = `(?<!(?:^|[?!.;] )(?:${LINK} )*(?:the|my|your|a|la|le|les|l'|ma|mon|mes|votre|vos|une?) ?(?:[\\p{L}'-]+ ?){1,3})`;
export const BREAK = new RegExp(
  `(?<=[?!.;]) |,? ${LINK} (?:${LINK} )?(?=(?:${OPENERS})\\b)|${NAMED_FIRST}[,:] (?!c'est (?:quel|combien|quand|ou|quoi))(?=(?:${OPENERS})\\b)`,
  'u',
);
const GREETING =
  '(?:(?:bonjour|bonsoir|salut|coucou|bjr|slt|bsr|hello|hi|hey|hiya|good (?:morning|afternoon|evening))(?: (?:there|all|madame|monsieur|team|again))*)';
const BEGINS_AS_QUESTION = new RegExp(
  `^(?:(?:${LINK}|so|alors|donc|ok|${GREETING})[,!]? )*(?:${OPENERS})\\b`,
  'u',
);

// "Ça se fait où", "and that costs how much": the asking word comes last.
export const ENDS_AS_QUESTION =
  /\p{L} (?:ou|quand|combien|comment|pourquoi|lequel|laquelle|quoi|where|when|how|how much|how long)$/u;
const CLAUSE_BREAK = new RegExp(`(?<=[,.;:!?]) | (?=(?:and|but|et|mais) )|${BREAK.source}`, 'u');

/** The clauses of a text as it is read, without those that have no word. */
export const clausesOf = (text: string): string[] =>
  read(text.slice(0, MAX_READ_CHARACTERS))
    .text.split(CLAUSE_BREAK)
    .map((clause) => clause.trim())
    .filter((clause) => /\p{L}/u.test(clause));

/** True for a clause that is a question by its mark, or by how it begins or ends. */
export const asks = (clause: string): boolean =>
  clause.endsWith('?') || BEGINS_AS_QUESTION.test(clause) || ENDS_AS_QUESTION.test(clause);

/** True for a part that is a question by its mark or by how it begins. */
export const isAsked = (part: string): boolean => part.endsWith('?') || BEGINS_AS_QUESTION.test(part);

/** True for a part that is a question by itself, and not a wish or a remark before one: "I'd like to leave, what is the fee?" */
export const isPlainQuestion = (part: string): boolean =>
  part.endsWith('?') || (BEGINS_AS_QUESTION.test(part) && !BEGINS_AS_WISH.test(part));

// « Comment je fais » asks; « bonjour, je voudrais » wishes.
const BEGINS_AS_WISH =
  /^(?:(?!(?:comment|combien|quand|ou|pourquoi|qui|que) )\p{L}+,? )?(?:i (?:want|need|would like)|i'd like|je |j'aimerais|c'est(?! (?:quoi|combien|quand|ou|quel|qui|comment)))/u;

/** True when a question mark stands in the text, or some clause of it begins or ends as one. */
export const asksInPassing = (text: string): boolean => text.includes('?') || clausesOf(text).some(asks);

// "Ok où je le vois", "so how then?": « ok c'est clair » and "what a pity" ask nothing.
const BEGINS_WITH_ASKING_WORD = new RegExp(
  `^(?:(?:${LINK}|so|alors|donc|du coup|ok|okay|right|bon|mais|but|${GREETING})[,!]? )*(?:how|where|which|why|who|what(?! an? )|when(?= (?:is|are|do|does|will|can|would|should)\\b)|comment|combien|pourquoi|quel(?:le)?s?|qui|quand(?= (?:est|sera|dois|puis|peut|va|vais)\\b)|ou(?= (?:je|j'|on|il|elle|est|sont|ca|c'est|ce|se|dois|faut|puis|peut|trouver|voir)\\b))\\b`,
  'u',
);

/** True where the text asks by its mark, or by a word that can only ask. */
export const asksOutright = (text: string): boolean =>
  text.includes('?') ||
  clausesOf(text).some((clause) => BEGINS_WITH_ASKING_WORD.test(clause) || ENDS_AS_QUESTION.test(clause));

/** True when some clause of the text asks, by its mark or by how it begins. */
export const asksSomething = (text: string): boolean =>
  text.includes('?') ||
  read(text)
    .text.split(/[,.;!] /u)
    .some((clause) => BEGINS_AS_QUESTION.test(clause.trim()));

/** "What if I take the refurbished one, how long is that guaranteed?": what is only supposed says what the question is about. */
export const SUPPOSES =
  /^\W*(?:(?:and|but|so|ok|okay|mais|donc|bon|alors|sinon|du coup)[\s,]+)*(?:what if|et (?:s['’]ils?|si))(?!\p{L})(?:(?!(?<!\p{L})(?:what|how|when|where|who|which|why|combien|comment|quand|quoi|quel(?:le)?s?|pourquoi|est-ce)(?!\p{L}))[^.;?!])*$/iu;

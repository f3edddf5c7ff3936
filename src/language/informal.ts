import type { Language } from '../domain/language.ts';
import { usualTag } from './dictionary.ts';
import { tokenise } from './tokenise.ts';

/** What is typed in a hurry, and what it stands for; only forms that are no words of their own, nor could mean two things. */
const ENGLISH: Readonly<Record<string, string>> = {
  abt: 'about',
  acct: 'account',
  asap: 'as soon as possible',
  bc: 'because',
  becuz: 'because',
  btw: 'by the way',
  coz: 'because',
  cuz: 'because',
  dat: 'that',
  dunno: 'do not know',
  gimme: 'give me',
  gonna: 'going to',
  gotta: 'got to',
  hav: 'have',
  heres: "here's",
  hes: "he's",
  hows: "how's",
  hw: 'how',
  idk: 'i do not know',
  im: 'i am',
  ive: 'i have',
  kinda: 'kind of',
  lemme: 'let me',
  lets: "let's",
  msg: 'message',
  nd: 'and',
  ofc: 'of course',
  pic: 'picture',
  pls: 'please',
  plz: 'please',
  ppl: 'people',
  r: 'are',
  rn: 'right now',
  shud: 'should',
  shes: "she's",
  thru: 'through',
  thats: "that's",
  theres: "there's",
  theyre: "they're",
  thx: 'thanks',
  tmrw: 'tomorrow',
  tnx: 'thanks',
  u: 'you',
  ur: 'your',
  urs: 'yours',
  wanna: 'want to',
  wat: 'what',
  wen: 'when',
  weve: "we've",
  whats: "what's",
  wheres: "where's",
  whos: "who's",
  wht: 'what',
  whts: 'what is',
  wiv: 'with',
  wk: 'week',
  wks: 'weeks',
  wud: 'would',
  y: 'why',
  ya: 'you',
  yr: 'year',
  yrs: 'years',
  youre: "you're",
  youve: "you've",
};

const FRENCH: Readonly<Record<string, string>> = {
  abo: 'abonnement',
  auj: "aujourd'hui",
  avc: 'avec',
  bcp: 'beaucoup',
  bjr: 'bonjour',
  bsr: 'bonsoir',
  cad: "c'est-à-dire",
  cest: "c'est",
  cetait: "c'était",
  cmt: 'comment',
  dsl: 'désolé',
  jai: "j'ai",
  jaimerais: "j'aimerais",
  javais: "j'avais",
  jpeux: 'je peux',
  jsais: 'je sais',
  jsuis: 'je suis',
  jveux: 'je veux',
  jvoudrais: 'je voudrais',
  ke: 'que',
  kel: 'quel',
  ki: 'qui',
  koi: 'quoi',
  mavez: "m'avez",
  mnt: 'maintenant',
  mrc: 'merci',
  msg: 'message',
  num: 'numéro',
  pb: 'problème',
  pbs: 'problèmes',
  pk: 'pourquoi',
  pq: 'pourquoi',
  ptet: 'peut-être',
  qd: 'quand',
  qqch: 'quelque chose',
  qqn: "quelqu'un",
  quil: "qu'il",
  quon: "qu'on",
  rdv: 'rendez-vous',
  slt: 'salut',
  stp: "s'il te plaît",
  svp: "s'il vous plaît",
  tjrs: 'toujours',
  tjs: 'toujours',
  ya: 'il y a',
};

const FORMS: Readonly<Record<Language, ReadonlyMap<string, readonly string[]>>> = {
  en: tokenised(ENGLISH, 'en'),
  fr: tokenised(FRENCH, 'fr'),
};

/** The words with hurried forms written out: "pls" as "please", "jsuis" as "je suis"; each keeps its place in the text. */
export function writtenOut<T extends { readonly text: string }>(
  tokens: readonly T[],
  language: Language,
): readonly T[] {
  const forms = FORMS[language];
  if (!tokens.some(({ text }) => forms.has(text) || text === '2' || text === '4')) return tokens;
  return tokens.flatMap((token, at) => {
    const words = forms.get(token.text) ?? spokenFigure(token.text, tokens[at + 1]?.text, language);
    return words?.map((text) => ({ ...token, text })) ?? token;
  });
}

/** "2" before a verb is "to", and "4" before a pronoun "for"; before anything else they are figures. */
function spokenFigure(
  word: string,
  next: string | undefined,
  language: Language,
): readonly string[] | undefined {
  if (language !== 'en' || next === undefined) return undefined;
  if (word === '2' && usualTag(next) === 'VB') return ['to'];
  if (word === '4' && usualTag(next)?.startsWith('PRP')) return ['for'];
  return undefined;
}

function tokenised(
  forms: Readonly<Record<string, string>>,
  language: Language,
): ReadonlyMap<string, readonly string[]> {
  return new Map(
    Object.entries(forms).map(([form, full]) => [form, tokenise(full, language).map(({ text }) => text)]),
  );
}

import type { Entity } from '../../../domain/entity.ts';
import { FACT_VOCABULARIES } from '../../../domain/fact.ts';
import { plainWords } from '../../../language/normalise.ts';
import { CLAUSE_END } from '../../../language/sentence.ts';
import { blanked } from '../../../language/spans.ts';

/** Words that only suppose or ask what follows them: "once my commitment is over", "suis-je encore engagé". */
const OPEN_BEFORE =
  /\b(?:if|whether|when|once|after|until|till|before|as soon as|unless|am i|are we|are my|is my|is the|is it|si|quand|lorsque|une fois|apres|des que|jusqu a|avant|tant que|est ce que|est ce|suis je|sommes nous)\b/;
/** "It has to be registered": what is needed need not be so. */
const NEEDED_BEFORE =
  /\b(?:must|ha(?:s|ve|d) to|needs? to|got to|should|faut|doit|devrait|obligatoire|necessaire|soit)\b/;
/** "It is over so what do I owe?": the question is another. */
const GOES_ON = /^\s*(?:,|so|and|but|then|yet|donc|et|mais|alors (?!\?))/iu;
const BESIDE_CHARS = 2;
/** A day this near says since when, or until when. */
const DAY_BESIDE_CHARS = 12;
/** "I did my two years, which ended on 3 May": so does one after words that say the end again. */
const END_AGAIN =
  /^[\s,(]*(?:(?:it|they|that|which|qui|ils|elles?|depuis|since|en|le|la|on|in|au|back|de|à|s'est|se sont|sont|est|was|were|has|have|been)\s+)*(?:ended|finished|over|up|expired|ran out|done|terminée?s?|finie?s?|échue?s?|achevée?s?|expirée?s?|passée?s?)\s+(?:(?:depuis|since|en|le|on|in|the|last|au)\s*)*$/iu;

/** "Half of my 12 months is behind me": the other half is not. */
const HALF_BEFORE =
  /\b(?:half|middle|moiti[ée]|milieu|50 ?%)(?: (?:of|my|the|our|a|de|des|du|mes|mon|les|nos))* ?$/iu;

/** What is said of the commitment as it stands; what is only asked or supposed tells nothing, and a day beside it tells more. */
export function withAsserted(entities: readonly Entity[], text: string): Entity[] {
  return withoutSince(entities).flatMap((entity): Entity[] => {
    if (isRegistered(entity)) return isAskedAbout(text, entity) ? [] : [entity];
    if (entity.kind !== 'term' || entity.vocabulary !== FACT_VOCABULARIES.inCommitment) return [entity];
    const { start, end } = entity;
    // "I finished my 12-month commitment on 3 October": how long it was stands between the word and its day.
    const lengths = entities.filter(({ kind }) => kind === 'duration');
    const between = (one: Entity, other: Entity) =>
      blanked(text, lengths).slice(one.end, other.start).replace(/\s+/gu, ' ');
    if (isMoreThan(text, entity)) return [];
    if (HALF_BEFORE.test(text.slice(0, start))) return lengthIn(text, entity);
    const day = entities.find(
      (other) => other.kind === 'date' && other.start >= end && isBeside(between(entity, other)),
    );
    if (day) return [...lengthIn(text, entity), { kind: 'cue', start, end, facts: ['commitmentEnd'] }];
    return [...lengthIn(text, entity), ...(isOpen(text, { start, end }) ? [] : [entity])];
  });
}

/** "It's been over a year": the word counts, and says of nothing that it has ended. */
const isMoreThan = (text: string, { start, end }: Entity): boolean =>
  /over$/iu.test(text.slice(start, end)) && COUNT_AFTER.test(text.slice(end));

const COUNT_AFTER =
  /^\s+(?:\d|(?:an?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)\s+(?:days?|weeks?|months?|years?|yrs?)(?!\p{L}))/iu;

const isRegistered = (entity: Entity): boolean =>
  entity.kind === 'term' && entity.vocabulary === FACT_VOCABULARIES.machineRegistered && entity.id === 'yes';

/** "Is mine registered? How do I check?", "no idea whether it is registered", "must it be registered": who asks it does not know it. */
function isAskedAbout(text: string, { start, end }: Entity): boolean {
  if (NEEDED_BEFORE.test(plainWords(text.slice(0, start).split(CLAUSE_END).at(-1)!))) return true;
  const [rest] = text.slice(end).split(CLAUSE_END);
  const goesOn = (rest?.match(/\p{L}+/gu)?.length ?? 0) > MAX_WORDS_ASKED;
  return isOpen(goesOn ? text.slice(0, end) : text, { start, end });
}

/** "My machine is registered what do I do?" asks something else. */
const MAX_WORDS_ASKED = 3;

/** "My commitment is over since the summer": since when it is over, and not since when it runs. */
function withoutSince(entities: readonly Entity[]): readonly Entity[] {
  const over = entities.filter(
    (entity) => entity.kind === 'term' && entity.vocabulary === FACT_VOCABULARIES.inCommitment,
  );
  const isOfOver = (cue: Entity) =>
    cue.kind === 'cue' &&
    cue.facts.includes('subscriptionStart') &&
    over.some(({ end }) => cue.start >= end && cue.start - end <= BESIDE_CHARS);
  return entities.filter((entity) => !isOfOver(entity));
}

const isBeside = (between: string): boolean =>
  between.length <= DAY_BESIDE_CHARS || END_AGAIN.test(between) || UNTIL.test(between);

/** "Still tied in, normally, until May": leads to the end in the same sentence. */
const UNTIL = /^[^.;!?\n]{0,40}(?:until|till|jusqu[ '’](?:en|au|à|a))(?: (?:the|le|la|fin|end|of))*\s*$/iu;

const LENGTHS: readonly (readonly [RegExp, number])[] = [
  [/\b(?:12|twelve|douze) (?:months?|mois)\b/iu, 12],
  [
    /\b(?:24|twenty[ -]four|vingt[ -]quatre) (?:months?|mois)\b|\b(?:two|2|deux) (?:full )?(?:years?|ans)\b/iu,
    24,
  ],
];

/** "My 24 months are over" tells the length too. */
function lengthIn(text: string, { start, end }: Pick<Entity, 'start' | 'end'>): Entity[] {
  const said = text.slice(start, end);
  const amount = LENGTHS.find(([pattern]) => pattern.test(said))?.[1];
  return amount === undefined
    ? []
    : [{ kind: 'duration', start, end, amount, unit: 'month', sense: 'length' }];
}

function isOpen(text: string, { start, end }: { start: number; end: number }): boolean {
  const before = text.slice(0, start);
  const clause = before.split(CLAUSE_END).at(-1)!;
  if (OPEN_BEFORE.test(plainWords(clause))) return true;
  const after = text.slice(end);
  return !GOES_ON.test(after) && after[after.search(CLAUSE_END)] === '?';
}

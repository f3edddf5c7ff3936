import { LANGUAGES } from '../domain/language.ts';
import { checkAnswers } from './checks/answers.ts';
import { checkChoices } from './checks/choices.ts';
import { checkDigits } from './checks/digits.ts';
import { checkFigures } from './checks/figures.ts';
import { checkFollowUps } from './checks/followUps.ts';
import { checkHelp } from './checks/help.ts';
import { checkReferences } from './checks/references.ts';
import { checkBraces, checkPlaceholders } from './checks/templates.ts';
import { checkDuplicates, checkNearTwins } from './checks/utterances.ts';
import { checkVerdicts } from './checks/verdicts.ts';
import { type Content, loadContent } from './load.ts';
import type { Problem } from './problem.ts';

/** Reads the content below `root` and looks for every kind of mistake; sorted by file and line. */
export const checkContent = (root: string): Promise<Checked> => check(root, [...SOUND, checkNearTwins]);

/**
 * Reads the content below `root` and looks for mistakes that leave an answer out or make it wrong; sorted by file and
 * line. Utterances that are only much alike harm no answer, and finding them takes longer than all the rest.
 */
export const checkSound = (root: string): Promise<Checked> => check(root, SOUND);

interface Checked {
  readonly content: Content;
  readonly problems: Problem[];
}

type Check = (content: Content) => Problem[];

const SOUND: readonly Check[] = [
  checkReferences,
  checkAnswers,
  ...LANGUAGES.map((language) => (content: Content) => checkPlaceholders(content, language)),
  ...LANGUAGES.map((language) => (content: Content) => checkBraces(content, language)),
  checkFollowUps,
  checkHelp,
  checkDigits,
  ...LANGUAGES.map((language) => (content: Content) => checkChoices(content, language)),
  checkFigures,
  checkDuplicates,
  checkVerdicts,
];

async function check(root: string, checks: readonly Check[]): Promise<Checked> {
  const { content, problems } = await loadContent(root);
  // A file that cannot be read leaves a hole; what the hole breaks elsewhere would bury the one real mistake.
  const found = problems.length > 0 ? problems : checks.flatMap((one) => one(content));
  return { content, problems: found.sort(byPlace) };
}

const byPlace = (first: Problem, second: Problem): number =>
  first.file.localeCompare(second.file) || first.line - second.line;

import { LANGUAGES } from '../domain/language.ts';
import { checkAnswers } from './checks/answers.ts';
import { checkChoices } from './checks/choices.ts';
import { checkDigits } from './checks/digits.ts';
import { checkFigures } from './checks/figures.ts';
import { checkFollowUps } from './checks/followUps.ts';
import { checkHelp } from './checks/help.ts';
import { checkReferences } from './checks/references.ts';
import { checkPlaceholders } from './checks/templates.ts';
import { checkUtterances } from './checks/utterances.ts';
import { checkVerdicts } from './checks/verdicts.ts';
import { type Content, loadContent } from './load.ts';
import type { Problem } from './problem.ts';

/** Reads the content below `root` and looks for every kind of mistake; sorted by file and line. */
export async function checkContent(root: string): Promise<{ content: Content; problems: Problem[] }> {
  const { content, problems } = await loadContent(root);
  // A file that cannot be read leaves a hole; what the hole breaks elsewhere would bury the one real mistake.
  if (problems.length > 0) return { content, problems: problems.sort(byPlace) };
  const all = [
    ...checkReferences(content),
    ...checkAnswers(content),
    ...LANGUAGES.flatMap((language) => checkPlaceholders(content, language)),
    ...checkFollowUps(content),
    ...checkHelp(content),
    ...checkDigits(content),
    ...LANGUAGES.flatMap((language) => checkChoices(content, language)),
    ...checkFigures(content),
    ...checkUtterances(content),
    ...checkVerdicts(content),
  ];
  return { content, problems: all.sort(byPlace) };
}

const byPlace = (first: Problem, second: Problem): number =>
  first.file.localeCompare(second.file) || first.line - second.line;

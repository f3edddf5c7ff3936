import { resolve } from 'node:path';
import { checkContent } from '../src/content/check.ts';
import { formatProblem } from '../src/content/problem.ts';

/** `npm run check:content [-- folder]`: every mistake with file, line and remedy; exit code 1 when there is one. */
const root = resolve(process.argv[2] ?? '.');
const { content, problems } = await checkContent(root);

for (const problem of problems) console.error(formatProblem(problem));
if (problems.length > 0) {
  console.error(`${problems.length} ${problems.length === 1 ? 'mistake' : 'mistakes'} in the content`);
  process.exitCode = 1;
} else {
  const utterances = content.intents.reduce(
    (count, { value }) => count + value.examples.en.length + value.examples.fr.length,
    0,
  );
  console.log(
    `content ${content.version}: ${content.intents.length} intents, ${utterances} utterances, ${content.policies.length} policies, ${content.figures.length} figures, no mistakes`,
  );
}

import { recall, type TrainingContent } from '../../understanding/build.ts';
import type { Classifier } from '../../understanding/classifier.ts';
import type { Learnt } from '../../understanding/learnt.ts';
import { unpackModel } from './file.ts';
import { modelKey } from './key.ts';
import { keepModelFile, type ModelFolder, modelPath, readModelFile } from './store.ts';
import { type Lesson, trainApart } from './train.ts';

/** The classifier for this content: the one kept in the folder if it is whole and fits, else trained now and kept. */
export async function classifierFor(
  content: TrainingContent,
  folder: ModelFolder | null,
  name: string = content.language,
): Promise<Classifier> {
  const key = await modelKey(content);
  if (folder === null) return trained({ key, content }, await trainApart({ key, content }));
  const path = modelPath(folder, name, key);
  const kept = await keptModel({ key, content }, path, folder);
  if (kept !== null) return kept;
  const started = performance.now();
  const bytes = await trainApart({ key, content });
  const seconds = Number(((performance.now() - started) / 1000).toFixed(2));
  folder.log.info({ model: name, seconds, path }, 'model trained');
  await keepModelFile(folder, path, bytes);
  return trained({ key, content }, bytes);
}

async function keptModel(
  { key, content }: Lesson,
  path: string,
  { log }: ModelFolder,
): Promise<Classifier | null> {
  const bytes = await readModelFile(path, log);
  if (bytes === null) return null;
  const unpacked = unpackModel(bytes, key);
  if (unpacked.ok) return recall(content, unpacked.model as Learnt);
  log.warn({ path, reason: unpacked.reason }, 'model file refused, training anew');
  return null;
}

/** A trained model takes the same way as a kept one, so that both answer alike. */
function trained({ key, content }: Lesson, bytes: Uint8Array): Classifier {
  const unpacked = unpackModel(bytes, key);
  if (!unpacked.ok) throw new Error(`the model just trained cannot be read: ${unpacked.reason}`);
  return recall(content, unpacked.model as Learnt);
}

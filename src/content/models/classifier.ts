import type { Classifier } from '../../understanding/classifier.ts';
import type { TrainingContent } from '../../understanding/understand.ts';
import { unpackModel } from './file.ts';
import { modelKey } from './key.ts';
import { keepModelFile, type ModelFolder, modelPath, readModelFile } from './store.ts';
import { trainInWorker } from './train.ts';

/** The classifier for this content: the one kept in the folder if it is whole and fits, else trained now and kept. */
export async function classifierFor(
  content: TrainingContent,
  folder: ModelFolder | null,
): Promise<Classifier> {
  const key = await modelKey(content);
  if (folder === null) return trained(await trainInWorker({ key, content }), key);
  const path = modelPath(folder, content.language, key);
  const kept = await keptModel(path, key, folder);
  if (kept !== null) return kept;
  const started = performance.now();
  const bytes = await trainInWorker({ key, content });
  const seconds = Number(((performance.now() - started) / 1000).toFixed(2));
  folder.log.info({ language: content.language, seconds, path }, 'model trained');
  await keepModelFile(folder, path, bytes);
  return trained(bytes, key);
}

async function keptModel(path: string, key: string, { log }: ModelFolder): Promise<Classifier | null> {
  const bytes = await readModelFile(path, log);
  if (bytes === null) return null;
  const unpacked = unpackModel(bytes, key);
  if (unpacked.ok) return unpacked.model as Classifier;
  log.warn({ path, reason: unpacked.reason }, 'model file refused, training anew');
  return null;
}

/** A trained model takes the same way as a kept one, so that both answer alike. */
function trained(bytes: Uint8Array, key: string): Classifier {
  const unpacked = unpackModel(bytes, key);
  if (!unpacked.ok) throw new Error(`the model just trained cannot be read: ${unpacked.reason}`);
  return unpacked.model as Classifier;
}

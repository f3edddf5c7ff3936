import { parentPort, workerData } from 'node:worker_threads';
import { learn } from '../../understanding/build.ts';
import { learntOf } from '../../understanding/learnt.ts';
import { packModel } from './file.ts';
import type { Lesson } from './train.ts';

const port = parentPort;
if (port === null) throw new Error('worker.ts runs in a worker thread only');

const { key, content } = workerData as Lesson;
const file = packModel(key, learntOf(learn(content)));
port.postMessage(file, [file.buffer]);

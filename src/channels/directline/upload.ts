import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { CremaError } from '../../domain/errors.ts';
import { post } from './activities.ts';
import type { Room } from './room.ts';
import { ConversationParams, IdAnswer, REFUSALS, WireActivity } from './schemas.ts';

const UPLOAD_LIMIT_BYTES = 5 * 1024 * 1024;

/** Takes what a client sends with files: the words are answered, the files declined in words and dropped. */
export function uploadRoute(room: Room): FastifyPluginAsyncZod {
  return async (app) => {
    app.removeAllContentTypeParsers();
    app.addContentTypeParser('*', { parseAs: 'buffer' }, (_, body, done) => done(null, body));
    app.post(
      '/conversations/:conversationId/upload',
      {
        bodyLimit: UPLOAD_LIMIT_BYTES,
        schema: {
          tags: ['direct line'],
          summary: 'Say something with files, which are not read',
          consumes: ['multipart/form-data', 'application/octet-stream'],
          params: ConversationParams,
          response: { ...REFUSALS, 200: IdAnswer },
        },
        onRequest: async (request) => {
          await room.access.enter(request, (request.params as { conversationId: string }).conversationId);
        },
      },
      async (request) => {
        const pass = await room.access.enter(request, request.params.conversationId);
        const body = Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0);
        const { activity, files } = await readUpload(body, request.headers['content-type'] ?? '');
        return { id: await post(room, pass, activity, files) };
      },
    );
  };
}

async function readUpload(body: Buffer, type: string): Promise<{ activity: WireActivity; files: number }> {
  if (!/^multipart\/form-data\b/i.test(type)) return { activity: EMPTY, files: 1 };
  const form = await formOf(body, type);
  const part = form.get('activity');
  const text = typeof part === 'string' ? part : await part?.text();
  const files = [...form.values()].filter((value) => typeof value !== 'string' && value !== part).length;
  return { activity: text === undefined ? EMPTY : activityOf(text), files: Math.max(files, 1) };
}

const EMPTY: WireActivity = { type: 'message' };

async function formOf(body: Buffer, type: string): Promise<FormData> {
  try {
    return await new Response(new Uint8Array(body), { headers: { 'content-type': type } }).formData();
  } catch (cause) {
    throw new CremaError('INPUT_INVALID', 'The upload is not a readable multipart form.', { cause });
  }
}

function activityOf(text: string): WireActivity {
  try {
    return WireActivity.parse(JSON.parse(text));
  } catch (cause) {
    throw new CremaError('INPUT_INVALID', 'activity: this part must be one activity as JSON.', { cause });
  }
}

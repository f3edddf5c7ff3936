import type { IncomingHttpHeaders } from 'node:http';
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { CremaError } from '../../domain/errors.ts';
import { post } from './activities.ts';
import { POSTS } from './limits.ts';
import type { Room } from './room.ts';
import { ConversationParams, IdAnswer, REFUSALS, WireActivity } from './schemas.ts';

const UPLOAD_LIMIT_BYTES = 5 * 1024 * 1024;
/** Named back to the sender; more would be a list nobody reads. */
const MAX_FILES = 20;

/** Takes what a client sends with files: the words are answered, the files declined in words and dropped. */
export function uploadRoute(room: Room): FastifyPluginAsyncZod {
  return async (app) => {
    app.removeAllContentTypeParsers();
    app.addContentTypeParser('*', { parseAs: 'buffer' }, (_, body, done) => done(null, body));
    app.post(
      '/conversations/:conversationId/upload',
      {
        config: { rateLimit: POSTS },
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
        const activity = await readUpload(body, request.headers);
        return { id: await post(room, pass, activity) };
      },
    );
  };
}

/** The activity of an upload, naming the files that came with it: the page names them only by addresses of its own. */
async function readUpload(body: Buffer, headers: IncomingHttpHeaders): Promise<WireActivity> {
  const type = headers['content-type'] ?? '';
  if (!/^multipart\/form-data\b/i.test(type)) {
    const name = /filename="?([^";]{1,200})/i.exec(headers['content-disposition'] ?? '')?.[1];
    return { type: 'message', attachments: [{ contentType: type, name }] };
  }
  const form = await formOf(body, type);
  const part = form.get('activity');
  const activity: WireActivity = part === null ? { type: 'message' } : activityOf(await textOf(part));
  const files = [...form].flatMap(([name, file]) =>
    name === 'activity' || typeof file === 'string' ? [] : [{ contentType: file.type, name: file.name }],
  );
  return { ...activity, attachments: (files.length > 0 ? files : [{}]).slice(0, MAX_FILES) };
}

const textOf = async (part: string | Blob): Promise<string> =>
  typeof part === 'string' ? part : part.text();

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

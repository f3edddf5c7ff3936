import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { freePort, type Running, startServer } from './process.ts';

/** The first start learns the content, which takes long on a busy machine. */
const START_TIMEOUT_MS = 180_000;

let folder: string;
let server: Running;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'crema-signed-in-'));
  server = await startServer(folder, await freePort());
}, START_TIMEOUT_MS);
afterAll(async () => {
  await server?.end('SIGTERM');
  await rm(folder, { recursive: true, force: true });
}, START_TIMEOUT_MS);

interface Chat {
  readonly conversationId: string;
  readonly token: string;
  readonly customer: { readonly status: string; readonly code?: string };
}

interface Answer {
  readonly text: string;
  readonly channelData?: {
    readonly receipt?: { readonly inputs: { origin: string }[]; readonly result: { value: unknown } };
  };
}

async function call<T>(path: string, { token, body }: { token?: string; body?: object } = {}): Promise<T> {
  const answer = await fetch(`${server.origin}${path}`, {
    method: body ? 'POST' : 'GET',
    headers: { 'content-type': 'application/json', ...(token && { authorization: `Bearer ${token}` }) },
    ...(body && { body: JSON.stringify(body) }),
  });
  return (await answer.json()) as T;
}

const generate = (body: object, token?: string) =>
  call<Chat>('/v3/directline/tokens/generate', { body, ...(token && { token }) });

const signInAs = async (customer: string) =>
  (await call<{ customerToken: string }>('/demo/sign-in', { body: { customer } })).customerToken;

async function begun(chat: Chat): Promise<Chat> {
  await call('/v3/directline/conversations', { token: chat.token, body: { locale: 'en' } });
  return chat;
}

async function ask({ conversationId, token }: Chat, text: string): Promise<Answer> {
  const path = `/v3/directline/conversations/${conversationId}/activities`;
  await call(path, { token, body: { type: 'message', text, locale: 'en' } });
  const { activities } = await call<{ activities: Answer[] }>(path, { token });
  return activities.at(-1) as Answer;
}

describe('a customer who is signed in', () => {
  it('is asked nothing that the account says, and sees that it came from there', async () => {
    const chat = await begun(await generate({ customerToken: await signInAs('subscriber') }));
    expect(chat.customer).toEqual({ status: 'verified' });
    const answer = await ask(chat, 'what do I pay if I cancel my subscription now?');
    expect(answer.channelData?.receipt?.result.value).toBe(124.2);
    expect(answer.channelData?.receipt?.inputs.map(({ origin }) => origin)).toContain('account');
  });

  it('goes on with the chat they began as a guest, whose question is then answered from the account', async () => {
    const guest = await begun(await generate({}));
    const asked = await ask(guest, 'what do I pay if I cancel my subscription now?');
    expect(asked.channelData?.receipt).toBeUndefined();
    const signedIn = await generate({ customerToken: await signInAs('subscriber') }, guest.token);
    expect(signedIn.conversationId).toBe(guest.conversationId);
    const answer = await ask(signedIn, 'what do I pay if I cancel my subscription now?');
    expect(answer.channelData?.receipt?.result.value).toBe(124.2);
  });

  it('is a guest, and told why, when the token is not one of ours', async () => {
    const chat = await begun(await generate({ customerToken: 'eyJhbGciOiJIUzI1NiJ9.e30.AAAA' }));
    expect(chat.customer).toMatchObject({ status: 'refused', code: 'NOT_CONFIGURED' });
    expect((await ask(chat, 'do I keep the machine?')).text).toContain('yours to keep');
  });
});

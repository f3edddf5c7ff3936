import { afterEach, describe, expect, it } from 'vitest';
import { type ChatServer, chatServer, startChat } from '../../fakes/chat-server.ts';

let server: ChatServer;
afterEach(() => server.app.close());

const DECLINED = expect.stringContaining('cannot read files');
const message = (text: string, more: object = {}) => ({ type: 'message', text, from: { id: 'me' }, ...more });

describe('upload', () => {
  const part = (name: string, type: string, body: string, file: string) =>
    `--XboundaryX\r\nContent-Disposition: form-data; name="${name}"; filename="${file}"\r\nContent-Type: ${type}\r\n\r\n${body}\r\n`;
  const form = (activity: string) =>
    `${part('activity', 'application/vnd.microsoft.activity', activity, 'blob')}${part('file', 'image/png', 'xx', 'a.png')}--XboundaryX--\r\n`;

  it.each([
    [
      'answers the words sent with a file',
      'multipart/form-data; boundary=XboundaryX',
      form(JSON.stringify(message('hi'))),
      200,
      ['Hello!', 'hi', 'echo: hi', DECLINED],
    ],
    [
      'takes a file without words',
      'multipart/form-data; boundary=XboundaryX',
      form('{"type":"message"}'),
      200,
      ['Hello!', '', DECLINED],
    ],
    ['takes a bare file', 'image/png', 'xx', 200, ['Hello!', '', DECLINED]],
    ['refuses a broken form', 'multipart/form-data; boundary=XboundaryX', 'xx', 400, ['Hello!']],
    [
      'refuses a broken activity',
      'multipart/form-data; boundary=XboundaryX',
      form('{"type"'),
      400,
      ['Hello!'],
    ],
  ])('%s', async (_, type, payload, status, texts) => {
    server = await chatServer();
    const { url, headers, read } = await startChat(server);
    const answer = await server.app.inject({
      method: 'POST',
      url: `${url}/upload?userId=me`,
      headers: { ...headers, 'content-type': type },
      payload,
    });
    expect(answer.statusCode).toBe(status);
    const said = (await read()).json().activities;
    expect(said.map(({ text }: { text: string }) => text)).toEqual(texts);
  });

  it('shows the sender what was sent, by name', async () => {
    server = await chatServer();
    const { url, headers, read } = await startChat(server);
    const answer = await server.app.inject({
      method: 'POST',
      url: `${url}/upload?userId=me`,
      headers: { ...headers, 'content-type': 'multipart/form-data; boundary=XboundaryX' },
      payload: form(JSON.stringify(message('hi', { attachments: [{ contentUrl: 'blob:secret' }] }))),
    });
    expect(answer.json()).toEqual({ id: expect.any(String) });
    const [, own] = (await read()).json().activities;
    expect(own).toMatchObject({ text: 'hi', attachments: [{ contentType: 'image/png', name: 'a.png' }] });
    expect(JSON.stringify(own)).not.toContain('blob:');
  });
});

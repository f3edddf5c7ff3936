import { afterEach, describe, expect, it } from 'vitest';
import { type ChatServer, chatServer, startChat } from '../../fakes/chat-server.ts';

let server: ChatServer;
afterEach(() => server.app.close());

const message = (text: string, more: object = {}) => ({ type: 'message', text, from: { id: 'me' }, ...more });

describe('upload', () => {
  const part = (name: string, type: string, body: string, file: string) =>
    `--b\r\nContent-Disposition: form-data; name="${name}"; filename="${file}"\r\nContent-Type: ${type}\r\n\r\n${body}\r\n`;
  const form = (activity: string) =>
    `${part('activity', 'application/vnd.microsoft.activity', activity, 'blob')}${part('file', 'image/png', 'xx', 'a.png')}--b--\r\n`;

  it.each([
    [
      'answers the words sent with a file',
      'multipart/form-data; boundary=b',
      form(JSON.stringify(message('hi'))),
      200,
      3,
    ],
    ['takes a file without words', 'multipart/form-data; boundary=b', form('{"type":"message"}'), 200, 1],
    ['takes a bare file', 'image/png', 'xx', 200, 1],
    ['refuses a broken form', 'multipart/form-data; boundary=b', 'xx', 400, 1],
    ['refuses a broken activity', 'multipart/form-data; boundary=b', form('{"type"'), 400, 1],
  ])('%s', async (_, type, payload, status, lines) => {
    server = await chatServer();
    const { url, headers, read } = await startChat(server);
    const answer = await server.app.inject({
      method: 'POST',
      url: `${url}/upload?userId=me`,
      headers: { ...headers, 'content-type': type },
      payload,
    });
    expect(answer.statusCode).toBe(status);
    expect((await read()).json().activities).toHaveLength(lines);
  });
});

import { describe, expect, it } from 'vitest';
import { messageFrom, press, reaction, text, webhookOf } from '../../../scripts/whatsapp/phone.ts';
import { parseWebhook } from '../../../src/channels/whatsapp/parse.ts';
import { ALEX, LINE, NOBODY } from '../../fakes/whatsapp.ts';

const NOW = new Date('2026-06-15T10:00:00Z');
const SENDER = { userIds: [ALEX.userId], phone: `+${ALEX.waId}`, country: null };
const parse = (json: unknown) => parseWebhook(json, { ...LINE, now: NOW });
const read = (content: Readonly<Record<string, unknown>>, caller = ALEX) =>
  parse(webhookOf(LINE, { callers: [caller], messages: [messageFrom(caller, content, NOW)] }));
const payloadOf = (content: Readonly<Record<string, unknown>>) => read(content)?.events[0]?.payload;

describe('what a customer sends', () => {
  it.each([
    ['a text', text('hello'), { text: 'hello', button: null }],
    ['a pressed button', press({ id: 'say:Yes', title: 'Yes' }), { text: 'Yes', button: 'say:Yes' }],
    ['a picked row', press({ id: 'say:No', title: 'No' }, 'list'), { text: 'No', button: 'say:No' }],
    [
      "a template's button",
      { type: 'button', button: { payload: 'p', text: 'Call me' } },
      { text: 'Call me' },
    ],
    [
      'the words under a picture',
      { type: 'image', image: { id: '1', caption: 'broken?' } },
      { text: 'broken?' },
    ],
    ['the words under a film', { type: 'video', video: { id: '1', caption: 'look' } }, { text: 'look' }],
    ['the words under a file', { type: 'document', document: { id: '1', caption: 'see' } }, { text: 'see' }],
  ])('%s is said', (_what, content, expected) => {
    expect(payloadOf(content)).toMatchObject({ kind: 'said', sender: SENDER, ...expected });
  });

  it.each([
    ['a picture', { type: 'image', image: { id: '1' } }, 'media'],
    ['a picture with an empty caption', { type: 'image', image: { id: '1', caption: ' ' } }, 'media'],
    ['a voice message', { type: 'audio', audio: { id: '1', voice: true } }, 'media'],
    ['a sticker', { type: 'sticker', sticker: { id: '1' } }, 'media'],
    ['a place', { type: 'location', location: { latitude: 48.8, longitude: 2.3 } }, 'media'],
    ['a contact', { type: 'contacts', contacts: [{ name: { formatted_name: 'Bo' } }] }, 'media'],
    ['what WhatsApp cannot pass on', { type: 'unsupported', errors: [{ code: 131051 }] }, 'media'],
    [
      'a form',
      { type: 'interactive', interactive: { type: 'nfm_reply', nfm_reply: { response_json: '{}' } } },
      'media',
    ],
    ['an order', { type: 'order', order: { catalog_id: '1', product_items: [] } }, 'order'],
  ])('%s holds no words', (_what, content, what) => {
    expect(payloadOf(content)).toMatchObject({ kind: 'wordless', what, sender: SENDER });
  });

  it.each([
    ['a reaction', reaction('wamid.1', '👍'), { to: 'wamid.1', emoji: '👍' }],
    ['a reaction taken away', reaction('wamid.1'), { to: 'wamid.1', emoji: null }],
  ])('%s is noted', (_what, content, expected) => {
    expect(payloadOf(content)).toMatchObject({ kind: 'reacted', ...expected });
  });

  it('a new number links the old ids with the new ones, on the lane of the new', () => {
    const system = {
      type: 'user_changed_number',
      wa_id: '33611111111',
      user_id: 'FR.new',
      previous_user_id: 'FR.old',
    };
    const message = { ...messageFrom({ waId: '33600000000' }, { type: 'system', system }, NOW) };
    const [event] = parse(webhookOf(LINE, { messages: [message] }))?.events ?? [];
    expect(event?.payload).toEqual({
      kind: 'renumbered',
      before: { userIds: ['FR.old'], phone: '+33600000000' },
      after: { userIds: ['FR.new'], phone: '+33611111111' },
    });
    const next = messageFrom({ userId: 'FR.new', waId: '33611111111' }, text('hi'), NOW);
    expect(parse(webhookOf(LINE, { messages: [next] }))?.events[0]?.lane).toBe(event?.lane);
  });

  it.each([
    ['a message of a group', { ...text('hi'), group_id: 'g' }],
    ['a kind unknown today', { type: 'hologram', hologram: {} }],
    ['a call permission', { type: 'interactive', interactive: { type: 'call_permission_reply' } }],
    ['a system message of another kind', { type: 'system', system: { type: 'customer_identity_changed' } }],
    ['no type', {}],
  ])('%s is left alone', (_what, content) => {
    expect(read(content)).toMatchObject({ events: [], ignored: 1 });
  });
});

describe('who sent it', () => {
  const senderOf = (message: object, contacts: readonly object[] = []) => {
    const body = webhookOf(LINE, {
      messages: [{ id: 'm', timestamp: '1781517600', ...text('hi'), ...message }],
    });
    const value = (body as { entry: { changes: { value: Record<string, unknown> }[] }[] }).entry[0]!
      .changes[0]!.value;
    value.contacts = contacts;
    return parse(body)?.events[0]?.payload.sender;
  };

  it.each([
    ['number and id', { from: '33600000001', from_user_id: 'FR.1' }, [], ['FR.1'], '+33600000001'],
    ['an id alone', { from_user_id: 'FR.1' }, [], ['FR.1'], null],
    ['a number alone', { from: '33600000001' }, [], [], '+33600000001'],
    [
      'a parent id first',
      { from_user_id: 'FR.1', from_parent_user_id: 'FR.ENT.1' },
      [],
      ['FR.ENT.1', 'FR.1'],
      null,
    ],
    [
      'the contact with the same id',
      { from_user_id: 'FR.2' },
      [
        { user_id: 'FR.1', wa_id: '331' },
        { user_id: 'FR.2', wa_id: '33600000002' },
      ],
      ['FR.2'],
      '+33600000002',
    ],
    [
      'the contact with the same number',
      { from: '33600000001' },
      [{ wa_id: '33600000001', user_id: 'FR.1', parent_user_id: 'FR.ENT.1' }],
      ['FR.ENT.1', 'FR.1'],
      '+33600000001',
    ],
  ])('is told by %s', (_what, message, contacts, userIds, phone) => {
    expect(senderOf(message, contacts)).toMatchObject({ userIds, phone });
  });

  it('cannot be told without any id, and the message is left alone', () => {
    expect(senderOf({})).toBeUndefined();
  });
});

describe('a webhook', () => {
  it('may hold many entries, changes, messages of several people, and statuses', () => {
    const one = webhookOf(LINE, {
      callers: [ALEX, NOBODY],
      messages: [messageFrom(ALEX, text('a')), messageFrom(NOBODY, text('b')), messageFrom(ALEX, text('c'))],
      statuses: [
        { id: 'w1', status: 'delivered' },
        { id: 'w2', status: 'played' },
        { id: 'w3', status: 'odd' },
      ],
    }) as { entry: object[] };
    const delivery = parse({ ...one, entry: [...one.entry, ...one.entry] });
    expect(delivery?.events.map(({ payload }) => payload.text)).toEqual(['a', 'b', 'c', 'a', 'b', 'c']);
    expect(new Set(delivery?.events.map(({ lane }) => lane)).size).toBe(2);
    expect(delivery?.statuses.map(({ status }) => status)).toEqual([
      'delivered',
      'read',
      'delivered',
      'read',
    ]);
    expect(delivery?.ignored).toBe(2);
  });

  it('keeps what can be read when one item cannot', () => {
    const messages = [null, 7, { id: 'x' }, messageFrom(ALEX, text('here'))] as never[];
    const delivery = parse(webhookOf(LINE, { messages, statuses: ['?'] as never[] }));
    expect(delivery?.events).toHaveLength(1);
    expect(delivery?.ignored).toBe(4);
  });

  it.each([
    ['another number', webhookOf({ phoneNumberId: '1' }, { messages: [messageFrom(ALEX, text('hi'))] })],
    [
      'another field',
      { object: 'whatsapp_business_account', entry: [{ changes: [{ field: 'security', value: {} }] }] },
    ],
  ])('about %s is ignored', (_what, body) => {
    expect(parse(body)).toMatchObject({ events: [], statuses: [], ignored: 1 });
  });

  it.each([[null], [[]], ['x'], [{ object: 'page', entry: [] }]])("%j is none of WhatsApp's", (body) => {
    expect(parse(body)).toBeNull();
  });

  it.each([
    [130429, true],
    [131056, true],
    [131047, false],
    [131026, false],
  ])('has a failure of code %i tried again: %s', (code, again) => {
    const status = {
      id: 'w',
      status: 'failed',
      biz_opaque_callback_data: 's',
      errors: [{ code, title: 't' }],
    };
    const [parsed] = parse(webhookOf(LINE, { statuses: [status] }))?.statuses ?? [];
    expect(parsed).toMatchObject({ wamid: 'w', sendId: 's', status: 'failed', code });
    expect(parsed?.retryAt !== null).toBe(again);
  });

  it('reports errors of the account', () => {
    const body = webhookOf(LINE, {}) as { entry: { changes: { value: Record<string, unknown> }[] }[] };
    body.entry[0]!.changes[0]!.value.errors = [{ code: 131042, title: 'payment' }];
    expect(parse(body)?.errors).toEqual([131042]);
  });
});

import rateLimit from '@fastify/rate-limit';
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { SignJWT } from 'jose';
import { z } from 'zod';
import { addDays, daysBetween } from '../domain/calendar.ts';
import { IsoDate } from '../domain/value.ts';
import { CustomerRecord } from './account.ts';
import { AUDIENCE, MAX_LIFE_SECONDS } from './claims.ts';

const NAMES = ['guest', 'subscriber', 'ambassador'] as const;

/** A file of customers that also tells their names and for which day its dates were chosen. */
export const DemoFile = z.object({
  writtenOn: IsoDate,
  customers: z.array(CustomerRecord.extend({ name: z.string() })),
});
export type DemoFile = z.infer<typeof DemoFile>;

const SIGN_INS = { max: 30, timeWindow: '1 minute' } as const;
const MS_PER_SECOND = 1_000;

/** Lets visitors of the demo page be one of its customers; only for a server that knows no real ones by token. */
export function demoSignIn({
  readFile,
  key,
  today,
  clock,
}: {
  readFile: () => Promise<DemoFile>;
  key: () => Promise<Uint8Array>;
  today: () => IsoDate;
  clock: () => Date;
}): FastifyPluginAsyncZod {
  const sign = async ({
    id,
    name: _name,
    phone: _phone,
    whatsappUserId: _user,
    ...account
  }: DemoCustomer) => {
    const now = Math.floor(clock().getTime() / MS_PER_SECOND);
    return new SignJWT({ customer: account })
      .setProtectedHeader({ alg: 'HS256' })
      .setSubject(id)
      .setAudience(AUDIENCE)
      .setIssuedAt(now)
      .setExpirationTime(now + MAX_LIFE_SECONDS)
      .sign(await key());
  };
  return async (app) => {
    await app.register(rateLimit, SIGN_INS);
    app.post(
      '/demo/sign-in',
      {
        schema: {
          tags: ['demo'],
          summary: 'A token to chat as one of the demo customers',
          body: z.object({ customer: z.enum(NAMES) }),
          response: { 200: z.object({ customerToken: z.string().nullable(), name: z.string() }) },
        },
      },
      async ({ body }) => {
        if (body.customer === 'guest') return { customerToken: null, name: 'Guest' };
        const file = await readFile();
        const chosen = file.customers.find(({ id }) => id === `demo-${body.customer}`);
        if (!chosen) throw new Error(`the demo file has no customer demo-${body.customer}`);
        const moved = onDay(chosen, daysBetween(file.writtenOn, today()));
        return { customerToken: await sign(moved), name: chosen.name };
      },
    );
  };
}

type DemoCustomer = DemoFile['customers'][number];

/** The customer with every date moved, so that the demo never grows old. */
function onDay(customer: DemoCustomer, days: number): DemoCustomer {
  const move = (_key: string, value: unknown) =>
    IsoDate.safeParse(value).success ? addDays(value as IsoDate, days) : value;
  return JSON.parse(JSON.stringify(customer, move));
}

import { z } from 'zod';

const ErrorBody = z.object({ error: z.object({ code: z.string(), message: z.string() }) });

/** The refusals any Direct Line call can meet, for the API description. */
export const REFUSALS = {
  400: ErrorBody,
  401: ErrorBody,
  403: ErrorBody,
  404: ErrorBody,
  429: ErrorBody,
  503: ErrorBody,
};

/** How the customer's token was taken; `code` is stable, `message` says what to do next. */
export const CustomerAnswer = z.object({
  status: z.enum(['guest', 'verified', 'refused']),
  code: z.string().optional(),
  message: z.string().optional(),
});
export type CustomerAnswer = z.infer<typeof CustomerAnswer>;

export const TokenAnswer = z.object({
  conversationId: z.string(),
  token: z.string(),
  expires_in: z.int(),
  customer: CustomerAnswer,
});

export const ConversationAnswer = TokenAnswer.extend({
  streamUrl: z.string().describe('A WebSocket address, good for one minute'),
});

export const ActivitiesAnswer = z.object({
  activities: z.array(z.looseObject({})),
  watermark: z.string().describe('Repeat it to get only what is newer'),
});

export const IdAnswer = z.object({ id: z.string() });

export const ConversationParams = z.object({ conversationId: z.string() });

export const WatermarkQuery = z.object({ watermark: z.string().optional() });

const CustomerToken = z
  .string()
  .nullish()
  .describe('A token your site signed for a customer who is signed in');

const Person = z.object({ id: z.string().max(200).nullish() });

export const GenerateBody = z
  .object({
    user: Person.nullish(),
    trustedOrigins: z.array(z.string().max(300)).max(50).nullish(),
    customerToken: CustomerToken,
  })
  .nullish();

export const StartBody = z
  .object({ user: Person.nullish(), locale: z.string().max(100).nullish(), customerToken: CustomerToken })
  .nullish();

/** Of a file only what it is called: files are not read. */
const Attachment = z.object({
  contentType: z.string().max(200).nullish(),
  name: z.string().max(200).nullish(),
});

/** What is read of a posted activity; fields not named here are dropped. */
export const WireActivity = z.object({
  type: z.string().min(1).max(100),
  text: z.string().nullish(),
  name: z.string().max(200).nullish(),
  value: z.unknown().optional(),
  locale: z.string().max(100).nullish(),
  from: z.object({ id: z.string().max(200).nullish() }).nullish(),
  channelData: z.record(z.string(), z.unknown()).nullish(),
  entities: z.array(z.looseObject({})).max(20).nullish(),
  attachments: z.array(Attachment).max(50).nullish(),
});
export type WireActivity = z.infer<typeof WireActivity>;

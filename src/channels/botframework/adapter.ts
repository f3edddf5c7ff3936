import {
  CloudAdapter,
  type ConfigurationBotFrameworkAuthentication,
  type InvokeResponse,
  type TurnContext,
} from 'botbuilder';
import type { Activity } from 'botframework-schema';
import { CremaError } from '../../domain/errors.ts';
import type { Logger } from '../../domain/ports/logger.ts';
import { languageOf } from '../locale.ts';
import { parseActivity } from './parse.ts';
import { SORRY } from './words.ts';

type Logic = (context: TurnContext) => Promise<void>;

/** The Azure channels' way in and out; its own way in, `process`, prints what it is sent and answers a forged token with 500. */
export class BotFrameworkAdapter extends CloudAdapter {
  constructor(authentication: ConfigurationBotFrameworkAuthentication, log: Logger) {
    super(authentication);
    this.onTurnError = async (context, error) => {
      const { channelId, locale } = context.activity;
      log.error({ channelId, ...described(error) }, 'turn failed');
      await context.sendActivity(SORRY[languageOf(locale) ?? 'en']).catch((cause: unknown) => {
        log.error({ channelId, ...described(cause) }, 'apology not delivered');
      });
    };
  }

  /**
   * Has one posted activity answered; the replies have been delivered when it returns.
   * Fails with CREDENTIALS_MISSING when the Bot Framework did not send it, with INPUT_INVALID when it has no usable form.
   */
  async answer(
    body: object,
    { authorization, newId, logic }: { authorization: string; newId: () => string; logic: Logic },
  ): Promise<InvokeResponse | undefined> {
    const sender = await this.botFrameworkAuthentication
      .authenticateRequest(body as Activity, authorization)
      .catch(refuse);
    return this.processActivity(sender, parseActivity(body, newId), logic);
  }
}

/** Keys that cannot be fetched are our trouble; anything else is wrong with the token. */
function refuse(cause: unknown): never {
  const { name, statusCode } = described(cause);
  if (name === 'FetchError' || (statusCode !== undefined && statusCode >= 500)) throw cause;
  throw new CremaError(
    'CREDENTIALS_MISSING',
    'Only the Bot Framework may call here, with a token for this app; check the app id at both ends.',
    { cause },
  );
}

/** What may be logged of a failure: a request that could not be delivered carries the customer's words. */
function described(error: unknown): { name?: string; code?: string; statusCode?: number } {
  if (!(error instanceof Error)) return {};
  const { name, code, statusCode } = error as Error & { code?: unknown; statusCode?: unknown };
  return {
    name,
    ...(typeof code === 'string' && { code }),
    ...(typeof statusCode === 'number' && { statusCode }),
  };
}

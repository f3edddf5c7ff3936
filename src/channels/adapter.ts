import { BotAdapter, TurnContext } from 'botbuilder';
import type { Activity, ResourceResponse } from 'botframework-schema';
import type { StoredMessage } from '../domain/ports/store.ts';

/** What one activity led to: the transcript's lines, and the activities a Bot Framework channel would deliver. */
export interface Outcome {
  readonly lines: readonly StoredMessage[];
  readonly outgoing: readonly Partial<Activity>[];
}

type Logic = (context: TurnContext) => Promise<void>;

const LINES = Symbol('lines committed by the turn');
const OUTGOING = Symbol('activities sent by the turn');

/** Tells the channel which stored lines this turn is about; activities themselves lose their ids when sent. */
export function noteLines(context: TurnContext, lines: readonly StoredMessage[]): void {
  context.turnState.set(LINES, lines);
}

/** Runs a turn and hands back what it said, for channels that deliver by themselves. */
export class CollectingAdapter extends BotAdapter {
  async process(activity: Partial<Activity>, logic: Logic): Promise<Outcome> {
    const context = new TurnContext(this, activity);
    const outgoing: Partial<Activity>[] = [];
    context.turnState.set(OUTGOING, outgoing);
    await this.runMiddleware(context, logic);
    const lines: readonly StoredMessage[] = context.turnState.get(LINES) ?? [];
    return { lines, outgoing };
  }

  override async sendActivities(
    context: TurnContext,
    activities: Partial<Activity>[],
  ): Promise<ResourceResponse[]> {
    const outgoing: Partial<Activity>[] = context.turnState.get(OUTGOING);
    outgoing.push(...activities);
    return activities.map(() => ({ id: '' }));
  }

  override updateActivity(): Promise<never> {
    return notOffered('Changing a message');
  }

  override deleteActivity(): Promise<never> {
    return notOffered('Deleting a message');
  }

  override continueConversation(): Promise<never> {
    return notOffered('Writing first');
  }

  override continueConversationAsync(): Promise<never> {
    return notOffered('Writing first');
  }
}

const notOffered = (what: string): Promise<never> =>
  Promise.reject(new Error(`${what} is not offered on this channel.`));

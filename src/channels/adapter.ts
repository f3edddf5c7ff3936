import { BotAdapter, TurnContext } from 'botbuilder';
import type { Activity, ResourceResponse } from 'botframework-schema';

type Logic = (context: TurnContext) => Promise<void>;

const OUTGOING = Symbol('activities sent by the turn');

/** Runs a turn and hands back what it said, for channels that deliver by themselves. */
export class CollectingAdapter extends BotAdapter {
  async process(activity: Partial<Activity>, logic: Logic): Promise<readonly Partial<Activity>[]> {
    const context = new TurnContext(this, activity);
    const outgoing: Partial<Activity>[] = [];
    context.turnState.set(OUTGOING, outgoing);
    await this.runMiddleware(context, logic);
    return outgoing;
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

import { openStorage } from '../../../src/storage/open.ts';
import { silent } from './logger.ts';
import { newConversation, turn } from './turns.ts';

/** A process of its own that commits turns until it is killed, and prints each only after it was acknowledged. */
const [dataDir = ''] = process.argv.slice(2);
try {
  const { conversations } = await openStorage({ dataDir, log: silent });
  const { id } = await conversations.open(newConversation());
  console.log(id);
  for (let version = 0; ; version += 1) {
    const messageId = `m${version}`;
    const { kind } = await conversations.commitTurn(turn(id, version, messageId));
    if (kind === 'committed') console.log(messageId);
  }
} catch (error) {
  console.log(`${(error as { code?: string }).code}: ${(error as Error).message}`);
}

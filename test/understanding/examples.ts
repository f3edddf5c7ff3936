import type { Example } from '../../src/understanding/classifier.ts';

const TEXTS: Readonly<Record<string, readonly string[]>> = {
  cancel: [
    'how do I cancel my subscription',
    'I want to cancel',
    'cancel the plan please',
    'where can I end my subscription',
    'stop my plan',
    'please terminate the subscription',
    'how to unsubscribe from the machine plan',
    'can I cancel on the website',
  ],
  penalty: [
    'how much do I pay if I cancel early',
    'what is the cancellation fee',
    'is there a penalty when I leave',
    'early exit fee',
    'cost of leaving before the end',
    'what will it cost me to cancel now',
    'how is the penalty calculated',
    'amount I owe if I stop today',
  ],
  refund: [
    'when do I get my refund',
    'where is my money',
    'I returned my order and have not been refunded',
    'refund for a returned parcel',
    'how long does a refund take',
    'the parcel came back, when am I refunded',
    'money back for my order',
    'I am still waiting for my refund',
  ],
  warranty: [
    'is my machine still under warranty',
    'how long is the warranty',
    'warranty of a Magimix machine',
    'does the guarantee cover this',
    'how many years of guarantee do I have',
    'my machine is two years old, is it covered',
    'warranty period please',
    'until when is my machine covered',
  ],
  repair: [
    'my machine is broken',
    'the machine leaks water',
    'can you repair my machine',
    'it does not make coffee any more',
    'my coffee machine stopped working',
    'I need a repair',
    'the machine will not start',
    'faulty machine, what can I do',
  ],
  contact: [
    'how can I contact you',
    'I want to talk to a person',
    'what is your phone number',
    'contact customer service',
    'is there an email address',
    'let me speak to someone',
    'can I call you',
    'how do I reach you',
  ],
};

export const EXAMPLES: readonly Example[] = Object.entries(TEXTS).flatMap(([intent, texts]) =>
  texts.map((text) => ({ text, intent })),
);

export const STRANGE_EXAMPLES: readonly Example[] = [
  'what is the weather tomorrow',
  'tell me a joke',
  'who won the football match',
  'where can I buy capsules',
  'how do I descale',
  'recipe for iced latte',
  'capital of Australia',
  'do you sell tea',
].map((text) => ({ text, intent: 'out-of-scope' }));

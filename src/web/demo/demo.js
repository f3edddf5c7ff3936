const french = document.documentElement.lang === 'fr';
const words = french
  ? {
      nothing: 'La boutique ne sait rien de vous : Crema vous demandera ce qu’il lui faut.',
      ambassador: 'Cliente ou client Ambassadeur',
      subscription: ({ machineModel, commitmentMonths, subscriptionStart }) =>
        `Abonnement ${machineModel}, ${commitmentMonths} mois à compter du ${day(subscriptionStart)}`,
      machine: ({ brand, range, purchaseDate }) =>
        `Machine ${brand} ${range}, achetée le ${day(purchaseDate)}`,
      order: ({ id, handoverDate }) =>
        `Commande ${id}${handoverDate ? `, remise au transporteur le ${day(handoverDate)}` : ''}`,
      off: 'Ce serveur connaît de vrais clients : la démonstration reste en invité.',
    }
  : {
      nothing: 'The shop knows nothing about you: Crema asks for what it needs.',
      ambassador: 'Ambassador customer',
      subscription: ({ machineModel, commitmentMonths, subscriptionStart }) =>
        `${machineModel} subscription, ${commitmentMonths} months from ${day(subscriptionStart)}`,
      machine: ({ brand, range, purchaseDate }) =>
        `${brand} ${range} machine, bought on ${day(purchaseDate)}`,
      order: ({ id, handoverDate }) =>
        `Order ${id}${handoverDate ? `, handed to the carrier on ${day(handoverDate)}` : ''}`,
      off: 'This server knows real customers, so the demo stays with a guest.',
    };

const chat = document.querySelector('crema-chat');
const account = document.querySelector('#account');
const choices = [...document.querySelectorAll('input[name="customer"]')];

for (const example of document.querySelectorAll('.examples button')) {
  example.addEventListener('click', () => chat.ask(example.textContent));
}
for (const choice of choices) choice.addEventListener('change', () => signIn(choice.value));
const chosen = sessionStorage.getItem('customer') ?? 'guest';
for (const choice of choices) choice.checked = choice.value === chosen;
signIn(chosen);

/** What a shop's own page does once someone has signed in: it fetches a signed token and hands it to the chat. */
async function signIn(customer) {
  sessionStorage.setItem('customer', customer);
  const { token, isOff } = await fetchToken(customer);
  if (sessionStorage.getItem('customer') !== customer) return;
  for (const choice of choices) choice.disabled = isOff && choice.value !== 'guest';
  if (isOff) choices[0].checked = true;
  showAccount(isOff ? [words.off] : factsOf(token));
  // The first token is at hand; later conversations get a fresh one.
  let atHand = token;
  const next = async () => {
    const given = atHand ?? (await fetchToken(customer)).token;
    atHand = null;
    return given;
  };
  chat.identify(token === null ? null : next);
}

/** The token of a demo customer, null for the guest; a server with customers of its own offers none. */
async function fetchToken(customer) {
  const response = await fetch('/demo/sign-in', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ customer }),
  });
  const { customerToken = null } = response.ok ? await response.json() : {};
  return { token: customerToken, isOff: response.status === 404 };
}

/** What the token tells the assistant, shown beside the chat. */
function showAccount(facts) {
  const lines = facts.map((text) => Object.assign(document.createElement('li'), { textContent: text }));
  account.replaceChildren(...lines);
}

function factsOf(token) {
  if (token === null) return [words.nothing];
  const bytes = atob(token.split('.')[1].replaceAll('-', '+').replaceAll('_', '/'));
  const text = new TextDecoder().decode(Uint8Array.from(bytes, (byte) => byte.charCodeAt(0)));
  const { ambassador, subscriptions = [], machines = [], orders = [] } = JSON.parse(text).customer ?? {};
  return [
    ...(ambassador ? [words.ambassador] : []),
    ...subscriptions.map(words.subscription),
    ...machines.map(words.machine),
    ...orders.map(words.order),
  ];
}

function day(iso) {
  return new Date(`${iso}T12:00:00Z`).toLocaleDateString(french ? 'fr-FR' : 'en-GB', { dateStyle: 'long' });
}

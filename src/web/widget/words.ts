const EN = {
  title: 'Crema',
  subtitle: 'Machines, plans, refunds',
  log: 'Conversation',
  placeholder: 'Ask your question…',
  send: 'Send',
  open: 'Open the chat',
  openUnread: 'Open the chat, new message',
  close: 'Close the chat',
  save: 'Save the conversation',
  again: 'New conversation',
  confirmAgain: 'Start a new conversation? This one will no longer be shown.',
  confirm: 'Start anew',
  cancel: 'Keep it',
  you: 'You said:',
  bot: 'Crema said:',
  newTab: '(opens in a new tab)',
  choices: 'Suggested replies',
  latest: 'New message',
  rate: 'Did this answer your question?',
  up: 'Yes',
  down: 'No',
  stars: 'How helpful was it?',
  star: ['1 star', '2 stars', '3 stars', '4 stars', '5 stars'],
  comment: 'Anything to add? (optional)',
  why: 'What was missing? (optional)',
  tell: 'Send',
  thanks: 'Thank you.',
  thanksAll: 'Thank you for your feedback.',
  receipt: 'How we got this',
  inputs: 'What we used',
  rules: 'Published rules',
  steps: 'The computation',
  rule: 'rule',
  since: 'since',
  asOf: 'As of',
  calendar: 'Add to calendar:',
  pending: 'Not sent yet',
  offline: 'You are offline. What you type is sent as soon as you are back.',
  reconnecting: 'Reconnecting…',
  online: 'Connected again.',
  refused: 'Not sent: this message is too long or cannot be read.',
  ended: 'The earlier conversation has ended. This is a new one.',
  expired: 'Your sign-in has expired, so you are chatting as a guest.',
  unverified: 'We could not check your sign-in, so you are chatting as a guest.',
  transcriptOf: 'Conversation with Crema, saved on',
};
export type Words = typeof EN;

const FR: Words = {
  title: 'Crema',
  subtitle: 'Machines et abonnements',
  log: 'Conversation',
  placeholder: 'Posez votre question…',
  send: 'Envoyer',
  open: 'Ouvrir la discussion',
  openUnread: 'Ouvrir la discussion, nouveau message',
  close: 'Fermer la discussion',
  save: 'Enregistrer la conversation',
  again: 'Nouvelle conversation',
  confirmAgain: 'Commencer une nouvelle conversation ? Celle-ci ne sera plus affichée.',
  confirm: 'Recommencer',
  cancel: 'La garder',
  you: 'Vous :',
  bot: 'Crema :',
  newTab: '(nouvel onglet)',
  choices: 'Réponses proposées',
  latest: 'Nouveau message',
  rate: 'Avons-nous répondu à votre question ?',
  up: 'Oui',
  down: 'Non',
  stars: 'Cette réponse vous a-t-elle été utile ?',
  star: ['1 étoile', '2 étoiles', '3 étoiles', '4 étoiles', '5 étoiles'],
  comment: 'Un mot à ajouter ? (facultatif)',
  why: 'Que manquait-il ? (facultatif)',
  tell: 'Envoyer',
  thanks: 'Merci.',
  thanksAll: 'Merci de votre avis.',
  receipt: 'Le détail du calcul',
  inputs: 'Ce que nous avons retenu',
  rules: 'Règles publiées',
  steps: 'Le calcul',
  rule: 'règle',
  since: 'depuis le',
  asOf: 'À la date du',
  calendar: 'Ajouter au calendrier :',
  pending: 'Pas encore envoyé',
  offline: 'Vous êtes hors ligne. Votre message partira dès votre retour.',
  reconnecting: 'Reconnexion…',
  online: 'De nouveau en ligne.',
  refused: 'Non envoyé : ce message est trop long ou illisible.',
  ended: 'La conversation précédente est terminée. En voici une nouvelle.',
  expired: 'Votre connexion a expiré : vous discutez en tant qu’invité.',
  unverified: 'Nous n’avons pas pu vérifier votre compte : vous discutez en tant qu’invité.',
  transcriptOf: 'Conversation avec Crema, enregistrée le',
};

export type Language = 'en' | 'fr';

/** The language of the interface for a locale: French for French, English for everyone else. */
export function languageOf(locale: string): Language {
  return locale.toLowerCase().startsWith('fr') ? 'fr' : 'en';
}

export const WORDS = { en: EN, fr: FR };

// Days are written as in the answers themselves.
export const DATE_LOCALES = { en: 'en-GB', fr: 'fr-FR' } as const;

/** `3 March 2028`, from an ISO date or time; text that is neither stays as it is. */
export function dayText(iso: string, language: Language): string {
  const date = new Date(`${iso.slice(0, 10)}T12:00:00Z`);
  if (Number.isNaN(date.getTime())) return iso;
  return date.toLocaleDateString(DATE_LOCALES[language], { dateStyle: 'long', timeZone: 'UTC' });
}

const EN = {
  title: 'Crema',
  subtitle: 'Machines, plans and refunds',
  log: 'Conversation',
  placeholder: 'Ask your question…',
  send: 'Send',
  open: 'Open the chat',
  close: 'Close the chat',
  again: 'New conversation',
  typing: 'Crema is typing',
  you: 'You said:',
  bot: 'Crema said:',
  choices: 'Suggested replies',
  rate: 'Did this answer your question?',
  up: 'This answer helped',
  down: 'This answer did not help',
  thanks: 'Thank you for telling us.',
  askAgain: 'Thank you. Ask your own question below, in your own words.',
  why: 'What was missing?',
  tell: 'Tell us',
  receipt: 'How we got this',
  inputs: 'What we used',
  rules: 'Published rules',
  steps: 'The computation',
  since: 'since',
  asOf: 'As of',
  offline: 'No connection. What you type is sent as soon as it is back.',
  refused: 'Not sent: this message is too long or cannot be read.',
  restarted: 'The earlier conversation has ended. This is a new one.',
};
export type Words = typeof EN;

const FR: Words = {
  title: 'Crema',
  subtitle: 'Machines, abonnements, aide',
  log: 'Conversation',
  placeholder: 'Posez votre question…',
  send: 'Envoyer',
  open: 'Ouvrir la discussion',
  close: 'Fermer la discussion',
  again: 'Nouvelle conversation',
  typing: 'Crema écrit',
  you: 'Vous :',
  bot: 'Crema :',
  choices: 'Réponses proposées',
  rate: 'Avons-nous répondu à votre question ?',
  up: 'Cette réponse m’a aidé',
  down: 'Cette réponse ne m’a pas aidé',
  thanks: 'Merci de votre avis.',
  askAgain: 'Merci. Posez votre question ci-dessous, avec vos propres mots.',
  why: 'Que manquait-il ?',
  tell: 'Envoyer',
  receipt: 'Notre calcul',
  inputs: 'Ce que nous avons retenu',
  rules: 'Règles publiées',
  steps: 'Le calcul',
  since: 'depuis le',
  asOf: 'À la date du',
  offline: 'Pas de connexion. Votre message partira dès son retour.',
  refused: 'Non envoyé : ce message est trop long ou illisible.',
  restarted: 'La conversation précédente est terminée. En voici une nouvelle.',
};

/** The language of the interface for a locale: French for French, English for everyone else. */
export function languageOf(locale: string): 'en' | 'fr' {
  return locale.toLowerCase().startsWith('fr') ? 'fr' : 'en';
}

export const WORDS = { en: EN, fr: FR };

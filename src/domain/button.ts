/** What WhatsApp shows of a choice, in characters; the content check holds choices to it. */
export const BUTTON_LIMITS = {
  /** Up to three choices are buttons. */
  buttons: 3,
  buttonTitle: 20,
  /** Up to ten are the rows of a list. */
  rows: 10,
  rowTitle: 24,
  footer: 60,
} as const;

/** What stands at a start button, and what its script changes there. */
export const start = {
  start: 'Start',
  starting: 'Getting ready',
  preparing: 'Fetching all that it needs.',
  failed: 'A part of this page could not be loaded. Nothing is lost.',
  again: 'Try again',
  offline: 'Works without a network now.',
  usualWay: 'as usual',
  chosenWay: 'as you chose before',
} as const

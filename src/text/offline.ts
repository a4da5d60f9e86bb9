/** Words about working without a network. */
export const offline = {
  title: 'No network',
  description: 'What works without a network, and what does not.',
  heading: 'This page needs a network',
  lead: 'Your browser has no connection now, and this page was not kept on your device.',
  works: 'What works without a network',
  worksPoints: [
    'Tests: take one from the first problem to its result. Your code runs on your device.',
    'A test under way: go on where you were. Your answers are kept on your device.',
    'Results of tests that you took in this browser, your practice, and the download of its records.',
    'The guide.',
  ],
  again: 'When the connection is back, load this page again.',
  home: 'Go to the tests',
  history: 'Go to your practice',
} as const

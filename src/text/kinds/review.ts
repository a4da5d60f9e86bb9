/** What the component of review items says. */
export const review = {
  verdict: 'Your verdict',
  verdicts: {
    approve: 'Approve',
    comment: 'Comment only',
    'request-changes': 'Request changes',
    undecided: 'none',
  },
  verdictTexts: {
    approve: 'It can go in as it is.',
    comment: 'It can go in; what you say is for later.',
    'request-changes': 'It must not go in before it is changed.',
  },
  yours: (verdict: string): string => `Your verdict: ${verdict}.`,
  right: (verdict: string): string => `The right one: ${verdict}.`,
  isRight: 'That is right.',
  none: 'You have marked nothing.',
  noVerdict: 'You have not given a verdict.',
} as const

/** What the component of critique items says. */
export const critique = {
  transcript: 'What was asked',
  answer: 'The answer',
  from: { person: 'Person', assistant: 'Assistant' },
  claims: 'What the assistant claims',
  claimsHelp: 'Judge each claim by what you see, and by what anybody could check.',
  truths: { true: 'True', false: 'False', unverifiable: 'Cannot be told from this' },
  decision: 'Your decision',
  decisions: { accept: 'Accept', edit: 'Edit', reject: 'Reject', undecided: 'none' },
  decisionTexts: {
    accept: 'It can be used as it is.',
    edit: 'It is worth mending: a few places must change first.',
    reject: 'It is wrong at its root; asking anew is less work.',
  },
  claim: 'Claim',
  yours: 'Your judgment',
  right: 'It is',
  isRight: 'right',
  isWrong: 'wrong',
  none: 'not judged',
  yourDecision: (decision: string): string => `Your decision: ${decision}.`,
  rightDecision: (decision: string): string => `The right one: ${decision}.`,
  decisionIsRight: 'That is right.',
  missing: (count: number): string =>
    count === 1 ? 'One claim is not judged yet.' : `${count} claims are not judged yet.`,
  noMarks: 'You have marked nothing.',
  noDecision: 'You have not taken a decision.',
} as const

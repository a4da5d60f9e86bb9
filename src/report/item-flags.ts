/** What may be remarkable about a calibrated item, the gravest first: in words, what it may mean and what to do. */
export const itemFlags = {
  'nobody-answered': {
    words: 'nobody answered',
    meaning: 'Without answers, parameters are the prior’s. Have somebody answer before you use them.',
  },
  'no-variance': {
    words: 'everybody has the same score',
    meaning: 'Answers that are all alike say nothing about difficulty: the parameters are the prior’s.',
  },
  'does-not-separate': {
    words: 'does not separate',
    meaning:
      'Strong and weak persons score alike. Look for a wrong key, an ambiguous question, or a skill that the others do not need.',
  },
  dif: {
    words: 'DIF',
    meaning:
      'Equally able persons of two groups score differently. Look for what one of the groups knows for reasons that the test is not about.',
  },
  misfit: {
    words: 'misfit',
    meaning: 'The answers do not follow the curve. Compare the points with it in the figure.',
  },
  'misfit-low': {
    words: 'misfit at low ability',
    meaning: 'Weak persons leave the curve: guessing, a clue in the question, or answers from elsewhere.',
  },
  'misfit-middle': {
    words: 'misfit at middle ability',
    meaning: 'The curve bends elsewhere than the answers do. Compare the points with it in the figure.',
  },
  'misfit-high': {
    words: 'misfit at high ability',
    meaning: 'Strong persons leave the curve: look for a wrong key or a second right answer.',
  },
  noisy: {
    words: 'noisier than the model',
    meaning: 'More surprises than the model allows for: careless answers, or several ways to the right one.',
  },
  dependent: {
    words: 'hangs together with another item',
    meaning:
      'Two items share more than ability, so together they measure less than they seem to. Keep one, or treat them as one.',
  },
  'separates-perfectly': {
    words: 'separates almost perfectly',
    meaning: 'So steep a slope mostly means too few answers, or an item that repeats another.',
  },
  'few-answers': {
    words: 'few answers',
    meaning: 'The intervals are wide. Do not decide much on them yet.',
  },
  'unused-score': {
    words: 'a score that nobody has',
    meaning: 'The categories were closed up. Ask whether such a score can be reached at all.',
  },
  'almost-everyone-passes': {
    words: 'almost everyone passes',
    meaning: 'This tells apart only the weakest. Keep it as a start, or make it harder.',
  },
  'almost-nobody-passes': {
    words: 'almost nobody passes',
    meaning: 'This tells apart only the strongest. Check that it can be solved in the time.',
  },
} as const satisfies Readonly<Record<string, { readonly words: string; readonly meaning: string }>>

/** Name of a flag. */
export type ItemFlag = keyof typeof itemFlags

/** What the component of short items says. */
export const short = {
  label: 'Your answer',
  labelUnit: (unit: string): string => `Your answer, in ${unit}`,
  help: {
    number: 'A number, such as 1,250 or 0.4.',
    string: 'A few words or signs.',
    set: 'All of them, in any order, with commas between.',
    interval: 'From where to where, such as [2, 5) or 2..5.',
    'big-o': 'How it grows, such as n^2 or n log n.',
  },
  none: 'You have not written an answer.',
  tooLong: 'That is longer than an answer can be (2,000 characters). Your text is as it was before.',
} as const

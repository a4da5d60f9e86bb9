/** What the component of choice items says. */
export const choice = {
  one: 'Choose one answer',
  many: 'Choose all that are right',
  none: 'You have not chosen an answer.',
  right: 'right',
  wrong: 'wrong',
  chosen: 'your choice',
  missed: 'right, and not chosen',
  wellLeft: 'wrong, and rightly not chosen',
  judged: (right: number, of: number): string => `You judged ${right} of ${of} options rightly.`,
  notRight: 'What you chose is not right.',
  youChose: 'You chose',
} as const

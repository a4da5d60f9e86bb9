/** What the component of trace items says. */
export const trace = {
  program: 'Program',
  fields: 'What does it print?',
  help: 'Write each value as the program prints it.',
  step: 'Value',
  right: 'right',
  wrong: 'wrong',
  yours: 'Your answer',
  empty: 'left empty',
  printed: 'The program prints',
  none: 'You have not filled in any value.',
  some: (empty: number): string =>
    empty === 1 ? 'One value is still empty.' : `${empty} values are still empty.`,
} as const

/** What the component of code items says. */
export const code = {
  none: 'Your solution is as it was given to you.',
} as const

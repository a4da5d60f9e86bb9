/** The guide. */
export const guide = {
  title: 'Guide',
  heading: 'Guide',
  lead: 'Five kinds of problem, what each of them asks of you, and how it is scored.',
  kinds: 'Kinds of problem',
  back: 'All kinds',
} as const

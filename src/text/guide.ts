/** The guide. */
export const guide = {
  title: 'Guide',
  heading: 'Guide',
  lead: 'How tests work here, what is recorded, how to work in your own way; and how items and tests are made.',
  chapters: 'How things work',
  kinds: 'Kinds of problem',
  back: 'Guide',
} as const

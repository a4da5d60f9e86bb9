/** What the dialog says in which candidates note help from an AI. */
export const assistance = {
  heading: 'What you used an AI for',
  what: 'In this part you may work with an AI. Say what you used it for, or paste the transcript. It costs nothing: it helps whoever reads your result to see what is yours.',
  label: 'Your words, or a transcript',
  help: 'Saved as you write. What you wrote last counts. At most 100,000 characters.',
  close: 'Close',
} as const

/** Words for what no body may hold, whether the parser or the tree says that it is there. */
export const esmMessage = 'Unexpected import or export: an item is data, and nothing in it is evaluated'
export const esmHelp = 'If the paragraph begins with the word "import" or "export", put another word first'
export const braceMessage = 'Unexpected expression in braces: an item is data, and nothing in it is evaluated'
export const braceHelp =
  'Write \\{ for a brace in the text, or put code between backticks; {/* … */} is a note to other authors'
export const htmlHelp = 'Use Markdown, or one of the components'

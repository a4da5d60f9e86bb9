/**
 * What the code editor loads when somebody asks for it, in one file: a second file that begins at the editor would cut
 * the editor's own in two, which costs everybody 2.4 KB.
 */
export { openFind } from './find.tsx'
export { vimKeys } from './vim.ts'

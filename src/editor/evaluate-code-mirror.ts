/** The code editor's libraries, each after those that it needs. */
const parts: readonly (() => Promise<unknown>)[] = [
  () => import('./parts/state.ts').then(({ EditorState }) => EditorState),
  () => import('./parts/view.ts').then(({ EditorView }) => EditorView),
  () => import('./parts/language.ts').then(({ syntaxHighlighting }) => syntaxHighlighting),
  () => import('./parts/commands.ts').then(({ history }) => history),
  () => import('./parts/grammar.ts').then(({ parser }) => parser),
  () => import('./parts/javascript.ts').then(({ typescriptLanguage }) => typescriptLanguage),
]

/**
 * Loads and evaluates the code editor's libraries one by one, so that no single task keeps the page from answering.
 *
 * @param rest resolves when the page rests again
 * @throws Error where a part does not arrive
 */
export async function evaluateCodeMirror(rest: () => Promise<void>): Promise<void> {
  for (const part of parts) {
    await rest()
    await part()
  }
}

/** The code editor's libraries, each after those that it needs. */
const parts: readonly (() => Promise<unknown>)[] = [
  () => import('./parts/view.ts').then(({ EditorView }) => EditorView),
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

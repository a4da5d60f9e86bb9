import type { EditorOptions, MountedEditor } from './editor.ts'

/** Longest wait for the editor's code, in milliseconds; after it the plain editor stands in. */
const loadLimitMs = 10_000

/**
 * Loads the code editor, once.
 *
 * @returns How to mount it.
 * @throws Error where it does not arrive in time.
 */
export async function loadCodeMirror(): Promise<
  (parent: HTMLElement, options: EditorOptions) => MountedEditor
> {
  const limit = new Promise<never>((_, reject) => {
    setTimeout(() => {
      reject(new Error(`The editor did not arrive within ${loadLimitMs} ms`))
    }, loadLimitMs)
  })
  const module = await Promise.race([import('./code-mirror.ts'), limit])
  return module.mountCodeMirror
}

import type { TaskOf } from '#schemas/public-item'
import type { Program } from './program.ts'

/**
 * A project with some of its files changed.
 *
 * @param changed texts by path; what may not be changed, and what the project has not, is left out
 */
export function debugProgram(
  { entry, language, signature, files }: Pick<TaskOf<'debug'>, 'entry' | 'language' | 'signature' | 'files'>,
  changed: Readonly<Record<string, string>>,
): Program {
  const texts = new Map(
    files.map(({ path, text, editable }) => [path, (editable ? changed[path] : undefined) ?? text]),
  )
  const { [entry]: text = '', ...others } = Object.fromEntries(texts)
  return { language, text, signature, project: { path: entry, files: others } }
}

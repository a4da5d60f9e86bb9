import { fileStart, suggest } from '#schemas/diagnose/index'
import { parsePath } from './project-path.ts'
import type { TaskOf } from '#schemas/public-item'
import { wordEdit } from '#schemas/diagnose/word-edit'
import type { ItemSource } from '../kind.ts'
import { globPattern } from './glob.ts'

/** Characters of all files together: what a sandbox takes. */
const longestProject = 64 * 1024

/** @returns the files below `project/`, each with whether it may be changed; undefined where the entry is missing */
export function readProject(source: ItemSource<'debug'>): TaskOf<'debug'>['files'] | undefined {
  const { files, frontmatter, report } = source
  const { entry, editable } = frontmatter.value
  const patterns = editable.map(globPattern)
  const project = [...files.values()].flatMap(({ path: full, text }) => {
    if (!full.startsWith('project/')) return []
    const path = parsePath(full.slice('project/'.length))
    if (path === undefined || text === undefined) {
      source
        .reportFor(full)
        .error(
          'debug/path',
          fileStart,
          `Unexpected file \`${full}\`, expected one such as project/src/fees.ts`,
        )
      return []
    }
    return [{ path, text, editable: patterns.some((pattern) => pattern.test(path)) }]
  })
  const paths = project.map(({ path }) => path)
  for (const [index, pattern] of patterns.entries()) {
    if (paths.some((path) => pattern.test(path))) continue
    const meant = suggest(editable[index] ?? '', paths)
    report.error(
      'debug/editable',
      frontmatter.source.rangeOf(['editable', index]),
      `Unexpected \`${editable[index]}\`: no file below project/ is meant`,
      meant === undefined ? `Files: ${paths.join(', ')}` : `Did you mean \`${meant}\`?`,
      wordEdit(meant),
    )
  }
  const characters = project.reduce((sum, { text }) => sum + text.length, 0)
  if (characters > longestProject) {
    report.error(
      'debug/too-long',
      frontmatter.source.rangeOf(['kind']),
      `Unexpected ${characters} characters below project/, expected ${longestProject} at most`,
    )
  }
  if (project.length < 2) {
    report.error(
      'debug/few-files',
      frontmatter.source.rangeOf(['kind']),
      `Unexpected ${project.length} ${project.length === 1 ? 'file' : 'files'} below project/, expected 2 or more`,
      'Where there is one file, nobody has to find the right one',
    )
  }
  if (!paths.includes(entry)) {
    const meant = suggest(entry, paths)
    report.error(
      'debug/no-entry',
      frontmatter.source.rangeOf(['entry']),
      `Missing file \`project/${entry}\``,
      meant === undefined ? undefined : `Did you mean \`${meant}\`?`,
      wordEdit(meant),
    )
    return undefined
  }
  return project.length < 2 ? undefined : project
}

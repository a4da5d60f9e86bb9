import type { Range } from '#schemas/diagnose/index'
import type { LintRule } from './rule.ts'

/** What an author writes beside a fault, and nobody else leaves in a project. */
const telling =
  /\b(?:fix ?me|todo|bug|bugged|faulty|off by one|incorrect(?:ly)?|wrong(?:ly)?|mistake|should (?:not )?(?:be|have|use|come|stand)|must be|needs to be|forgets|forgotten)\b/i
const comment = /(?:\/\/|\/\*+|^\s*\*|#)\s*(?<words>.*?)(?:\*\/)?\s*$/

/** A project says nothing of its fault: no comment speaks of one that an accepted fix takes away. */
export const checkToldFault: LintRule = ({ source: { files, frontmatter, reportFor }, content }) => {
  if (!content || frontmatter.value.kind !== 'debug') return
  for (const { path, text } of files.values()) {
    if (!path.startsWith('project/') || text === undefined) continue
    const own = path.slice('project/'.length)
    const fixed = [...files.values()].filter(
      (file) => file.path.startsWith('submissions/accepted/') && file.path.endsWith(`/${own}`),
    )
    if (fixed.length === 0) continue
    for (const [at, line] of text.split('\n').entries()) {
      const found = comment.exec(line)
      const words = found?.groups?.['words'] ?? ''
      if (!found || !telling.test(words) || fixed.some((file) => file.text?.includes(words))) continue
      const range: Range = {
        start: { line: at + 1, column: found.index + 1 },
        end: { line: at + 1, column: line.length + 1 },
      }
      reportFor(path).error(
        'leak/comment',
        range,
        `Unexpected comment that speaks of the fault: “${words}”; accepted fixes do not have it`,
        'Leave it out: candidates are to find the fault',
      )
    }
  }
}

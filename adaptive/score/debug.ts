import type { TaskOf } from '#schemas/public-item'
import type { ResponseOf } from '#schemas/response'
import { firstCategories } from '../scoring/first-categories.ts'
import { lockedVerdicts, withFollowUpScore } from '../scoring/score-follow-up.ts'
import { linesChanged } from '../scoring/lines-changed.ts'
import type { CaseVerdict, GradedResponse, ScorePart, Scorer } from '../scoring/graded-response.ts'

/**
 * Debug, cumulative: category k is reached when all groups of cases that are needed for k or less pass, which they do
 * not in the project as it is given. Each other group, which passed before, costs one category when the change breaks
 * it, and so does a change of more lines than there may be. A visible case that fails caps the score at 0; so does a
 * change of a file that may not be changed. A follow-up adds categories above these, and counts no lines.
 */
export const scoreDebug: Scorer<'debug'> = (graded) =>
  withFollowUpScore(scoreFix({ ...graded, max: firstCategories(graded) }), graded, {
    answer: 'project',
    noun: ['case', 'cases'],
  })

/** The fix as it was before anything changed. */
function scoreFix({
  max,
  task,
  key,
  response,
  cases: all = [],
}: GradedResponse<'debug'>): ReturnType<Scorer<'debug'>> {
  const cases = lockedVerdicts(all)
  const passed = new Set(cases.flatMap(({ id, verdict }) => (verdict === 'passed' ? [id] : [])))
  const visible = new Set(task.examples.map(({ id }) => id))
  const parts: ScorePart[] = []
  let reached = max
  let broken = 0
  for (const { name, title, category } of key.groups) {
    const ids = key.cases.flatMap(({ id, group }) => (group === name ? [id] : []))
    const earned = ids.filter((id) => passed.has(id)).length
    if (ids.length === 0) continue
    const isWhole = earned === ids.length
    if (category === undefined) broken += isWhole ? 0 : 1
    else if (!isWhole) reached = Math.min(reached, category - 1)
    parts.push({
      id: name,
      label: title,
      earned,
      possible: ids.length,
      detail:
        category === undefined
          ? isWhole
            ? 'still works'
            : 'broken by the change'
          : isWhole
            ? 'fixed'
            : 'not fixed',
    })
  }
  const { lines, forbidden } = changeOf(task, response)
  const isSmall = lines <= task.maxChangedLines
  const isAllowed = forbidden.length === 0
  parts.push({
    id: 'change',
    label: `A change of at most ${task.maxChangedLines} lines`,
    earned: isSmall && isAllowed ? 1 : 0,
    possible: 1,
    detail: isAllowed ? countOf(lines) : `${forbidden.join(', ')} may not be changed`,
  })
  const examplesPass = [...visible].every((id) => passed.has(id))
  const category = examplesPass && isAllowed ? Math.max(0, reached - broken - (isSmall ? 0 : 1)) : 0
  return {
    category,
    max,
    parts,
    cases: cases.map(({ id, verdict, fuel }): CaseVerdict => ({ id, verdict, fuel })),
  }
}

/** How many lines a response changes, and which files it must not. */
function changeOf(
  { files }: Pick<TaskOf<'debug'>, 'files'>,
  response: ResponseOf<'debug'>,
): { readonly lines: number; readonly forbidden: readonly string[] } {
  let lines = 0
  const forbidden: string[] = []
  for (const [path, text] of Object.entries(response.files)) {
    const file = files.find((one) => one.path === path)
    if (file?.text === text) continue
    lines += linesChanged(file?.text ?? '', text)
    if (file?.editable !== true) forbidden.push(path)
  }
  return { lines, forbidden }
}

function countOf(lines: number): string {
  return lines === 1 ? '1 line changed' : `${lines} lines changed`
}

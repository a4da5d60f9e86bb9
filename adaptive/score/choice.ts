import { categoryByErrors, type ScorePart, type Scorer } from '../scoring/graded-response.ts'

/**
 * Choice. `one`: m where exactly the right option is chosen, else 0. `many`: max(0, m − errors), where a wrong option
 * chosen and a right one missed are an error each; choosing nothing earns nothing.
 */
export const scoreChoice: Scorer<'choice'> = ({ max, task, key, response }) => {
  const chosen = new Set(response.chosen)
  const right = new Set(key.right)
  if (task.choose === 'one') {
    const earned = chosen.size === 1 && [...chosen].every((id) => right.has(id)) ? 1 : 0
    const detail = chosen.size === 0 ? 'nothing chosen' : chosen.size > 1 ? 'more than one chosen' : undefined
    const part = {
      id: 'choice',
      label: 'Choice',
      earned,
      possible: 1,
      ...(detail !== undefined && { detail }),
    }
    return { category: earned * max, max, parts: [part] }
  }
  let errors = 0
  const parts = task.options.map(({ id }, i): ScorePart => {
    const judged = chosen.has(id) === right.has(id)
    if (!judged) errors++
    const detail = `${right.has(id) ? 'right' : 'wrong'}, ${chosen.has(id) ? 'chosen' : 'not chosen'}`
    return { id, label: `Option ${i + 1}`, earned: judged ? 1 : 0, possible: 1, detail }
  })
  const shown = new Set(task.options.map(({ id }) => id))
  for (const id of chosen) if (!shown.has(id)) errors++
  return { category: chosen.size === 0 ? 0 : categoryByErrors(max, errors), max, parts }
}

import { categoryByErrors, type Scorer } from '../scoring/graded-response.ts'
import { longestInOrder } from '../scoring/longest-in-order.ts'

/**
 * Parsons problem: max(0, m − errors), errors = blocks that do not belong (a distractor, a block twice) + required
 * blocks missing + required blocks out of order (those outside the longest part in order) + wrong indents where
 * indentation counts. Placing nothing earns nothing.
 */
export const scoreOrder: Scorer<'order'> = ({ max, task, key, response }) => {
  const required = new Map(key.required.map((block) => [block.id, block]))
  const placed: string[] = []
  const seen = new Set<string>()
  let foreign = 0
  let indents = 0
  for (const { id, indent } of response.blocks) {
    const block = required.get(id)
    if (block === undefined || seen.has(id)) {
      foreign++
      continue
    }
    seen.add(id)
    placed.push(id)
    if (task.indentation && indent !== block.indent) indents++
  }
  const missing = required.size - placed.length
  const after = new Map(key.required.map((block) => [block.id, block.after]))
  const misplaced = placed.length - longestInOrder(placed, after)
  const count = required.size
  const parts = [
    { id: 'required', label: 'Required blocks placed', earned: placed.length, possible: count },
    {
      id: 'order',
      label: 'Placed in a valid order',
      earned: placed.length - misplaced,
      possible: count,
      ...(misplaced > 0 && { detail: `${misplaced} out of order` }),
    },
    {
      id: 'foreign',
      label: 'Blocks that do not belong left out',
      earned: foreign === 0 ? 1 : 0,
      possible: 1,
      ...(foreign > 0 && { detail: `${foreign} used` }),
    },
  ]
  if (task.indentation) {
    parts.push({
      id: 'indentation',
      label: 'Indented as required',
      earned: placed.length - indents,
      possible: count,
      ...(indents > 0 && { detail: `${indents} wrong` }),
    })
  }
  const errors = foreign + missing + misplaced + indents
  return { category: response.blocks.length === 0 ? 0 : categoryByErrors(max, errors), max, parts }
}

import { itemOfSingle } from '#adaptive'
import type { Blueprint } from '#schemas/blueprint'
import type { Accommodations } from '#schemas/event'
import type { TestView } from './view.ts'

/** Whether a test says nothing of an answer before its end. */
export function isSilent(test: Pick<Blueprint, 'use' | 'feedback'> | undefined): boolean {
  return test?.feedback === 'end' || test?.use === 'graded'
}

/** Practice rests when its owner does; another test where breaks were granted. */
export function mayPause({ use }: Pick<Blueprint, 'use'>, { breaks = false }: Accommodations): boolean {
  return use === 'practice' || breaks
}

/** What a page says of a test before and while somebody takes it. */
export function testView(blueprint: Blueprint): TestView {
  const { id, title, description, use, blocks } = blueprint
  const lengths = blocks.flatMap(({ stop }) => stop.filter((rule) => rule.rule === 'length'))
  const single = itemOfSingle(id) !== undefined
  const times = blocks.flatMap(({ stop }) => stop.filter((rule) => rule.rule === 'time'))
  return {
    id,
    title,
    description: single ? '' : description,
    use,
    minItems: lengths.reduce((sum, { min }) => sum + min, 0),
    maxItems: lengths.reduce((sum, { max }) => sum + max, 0),
    minutes: times.length === blocks.length ? times.reduce((sum, { minutes }) => sum + minutes, 0) : null,
    feedback: isSilent(blueprint) ? 'end' : 'each',
    single,
  }
}

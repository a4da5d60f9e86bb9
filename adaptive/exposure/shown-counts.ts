import type { Blueprint } from '#schemas/blueprint'
import type { Requirements } from '../constraints/requirements.ts'

/** So many items that every candidate is shown, at least, of those that count. */
export interface ShownCount {
  /** id of the block that it is told of */
  readonly block: string
  /** what is counted, as `Requirement.counts` says it */
  readonly counts: string
  /** least number of items */
  readonly min: number
  /** whether the item with an index counts */
  readonly takes: (item: number) => boolean
}

/** Every least length and quota of a blueprint. */
export function shownCounts(
  { blocks }: Blueprint,
  { list, starts, classes, classOf }: Requirements,
): readonly ShownCount[] {
  return blocks.flatMap((block, at) => {
    const first = starts[at] ?? 0
    return list.slice(first, starts[at + 1] ?? first).flatMap((requirement, place): readonly ShownCount[] => {
      const usesOf = (item: number) => classes[classOf[item] ?? 0]
      const { counts } = requirement
      if (place > 0) {
        const takes = (item: number): boolean => usesOf(item)?.[at]?.includes(first + place) === true
        return [{ block: block.id, counts, min: requirement.min, takes }]
      }
      // blocks of one policy share their items, so their lengths add up; said once, of the last of them
      const sharers = blocks.flatMap(({ ai }, other) => (ai === block.ai ? [other] : []))
      if (sharers.at(-1) !== at) return []
      const takes = (item: number): boolean => sharers.some((other) => usesOf(item)?.[other] !== undefined)
      const min = sharers.reduce((sum, other) => sum + (list[starts[other] ?? 0]?.min ?? 0), 0)
      return [{ block: block.id, counts, min, takes }]
    })
  })
}

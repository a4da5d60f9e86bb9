import type { SqlCase, TaskOf } from '#schemas/public-item'
import { withoutMarkup } from '../../leak/plain-text.ts'

const least = 'lowest|smallest|least|earliest|oldest|cheapest|shortest'
const most = 'highest|largest|greatest|most|latest|newest|dearest|longest'
const phrase = new RegExp(
  `\\bfrom the (?:(?<up>${least})|(?<down>${most})) (?<column>\\w+) to the (?:${least}|${most})\\b`,
  'gi',
)

/**
 * Orders that the stem tells of a column, such as “from the lowest floor to the highest”, while every result has them the
 * other way round. A column that comes second in an order goes both ways and is left alone.
 *
 * @param stem as HTML
 */
export function toldOrderFaults(
  { columns, compare }: Pick<TaskOf<'sql'>, 'columns' | 'compare'>,
  stem: string,
  cases: readonly Pick<SqlCase, 'expected'>[],
): readonly string[] {
  if (compare !== 'ordered') return []
  return [...withoutMarkup(stem).replace(/\s+/g, ' ').matchAll(phrase)].flatMap(({ 0: words, groups }) => {
    const at = columns.findIndex(({ name }) => name.toLowerCase() === groups?.['column']?.toLowerCase())
    if (at < 0) return []
    const wanted = groups?.['up'] === undefined ? -1 : 1
    const steps = cases.flatMap(({ expected: { rows } }) =>
      rows.slice(1).map((row, before) => Math.sign(compared(rows[before]?.[at], row[at]))),
    )
    const turned = steps.filter((step) => step === -wanted).length
    return turned > 1 && !steps.includes(wanted)
      ? [`item.mdx: “${words}”: every result has \`${columns[at]?.name}\` the other way round`]
      : []
  })
}

/** Above 0 where the second comes after the first, in the order of numbers or of texts; 0 where they cannot be compared. */
function compared(first: unknown, second: unknown): number {
  if (typeof first === 'number' && typeof second === 'number') return second - first
  if (typeof first === 'string' && typeof second === 'string')
    return second < first ? -1 : second > first ? 1 : 0
  return 0
}

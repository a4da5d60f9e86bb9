import { levelText } from '#report'
import type { ResultView } from '../../session/view.ts'
import { result } from '../../text/result.ts'
import { DataTable } from '../data-table.tsx'

const words = result.path

/** The values behind the picture of the path. */
export function PathTable({ path }: { readonly path: ResultView['path'] }) {
  return (
    <DataTable
      label={words.title}
      summary={words.table}
      columns={[words.position, words.problem, words.level, words.score, words.estimate, words.range]}
      head={1}
      rows={path.map(({ position, item, score, theta, se }) => ({
        key: position,
        cells: [
          position,
          item.title,
          item.level,
          result.evidence.score(score.category, score.max),
          levelText(theta),
          words.between(levelText(theta - 1.96 * se), levelText(theta + 1.96 * se)),
        ],
      }))}
    />
  )
}

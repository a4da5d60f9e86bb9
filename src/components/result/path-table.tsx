import type { ResultView } from '../../session/view.ts'
import { result } from '../../text/result.ts'
import { DataTable } from '../data-table.tsx'
import { levelOf, levelText } from './level.ts'

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
          levelText(levelOf(theta)),
          words.between(levelText(levelOf(theta - 1.96 * se)), levelText(levelOf(theta + 1.96 * se))),
        ],
      }))}
    />
  )
}

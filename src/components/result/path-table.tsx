import type { ResultView } from '../../session/view.ts'
import { result } from '../../text/result.ts'
import { levelOf, levelText } from './level.ts'

const words = result.path

/** The values behind the picture of the path. */
export function PathTable({ path }: { readonly path: ResultView['path'] }) {
  return (
    <div class="table-scroll" tabIndex={0} role="region" aria-label={words.title}>
      <table>
        <thead>
          <tr>
            {[words.position, words.problem, words.level, words.score, words.estimate, words.range].map(
              (column) => (
                <th key={column} scope="col">
                  {column}
                </th>
              ),
            )}
          </tr>
        </thead>
        <tbody>
          {path.map((step) => (
            <tr key={step.position}>
              <td>{step.position}</td>
              <th scope="row">{step.item.title}</th>
              <td>{step.item.level}</td>
              <td>{result.evidence.score(step.score.category, step.score.max)}</td>
              <td>{levelText(levelOf(step.theta))}</td>
              <td>
                {words.between(
                  levelText(levelOf(step.theta - 1.96 * step.se)),
                  levelText(levelOf(step.theta + 1.96 * step.se)),
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

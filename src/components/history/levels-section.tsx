import { levelStrips } from '#report'
import type { AreaLevel } from '../../practice/levels.ts'
import { history } from '../../text/history.ts'
import { Drawing } from '../drawing.tsx'
import { levelOf, levelText } from '../result/level.ts'

const words = history.levels

interface LevelsSectionProps {
  readonly levels: readonly AreaLevel[]
  /** Whether some attempts are on the scale of problems with AI. */
  readonly hasOtherScale: boolean
}

/** The level per area with its range, as a drawing and as a table. */
export function LevelsSection({ levels, hasOtherScale }: LevelsSectionProps) {
  const known = levels.filter(({ answers }) => answers > 0)
  const unknown = levels.filter(({ answers }) => answers === 0)
  const shared = known.length > 1 ? ` ${words.shared}` : ''
  return (
    <section aria-labelledby="levels">
      <h2 id="levels">{words.heading}</h2>
      {known.length === 0 ? (
        <p>{words.none}</p>
      ) : (
        <>
          <p class="prose">
            {words.text}
            {shared}
          </p>
          <Drawing
            name="chart-strips"
            draw={(width) =>
              levelStrips({
                areas: known.map(({ title, theta, low, high }) => ({
                  title,
                  level: levelOf(theta),
                  low: levelOf(low),
                  high: levelOf(high),
                  text: levelText(levelOf(theta)),
                })),
                width,
                words: {
                  title: words.title,
                  description: words.descriptionOf(known.length),
                  beginner: words.beginner,
                  expert: words.expert,
                },
              })
            }
          />
          <details class="figure-table">
            <summary>{words.table}</summary>
            <div class="table-scroll" tabIndex={0} role="region" aria-label={words.title}>
              <table>
                <thead>
                  <tr>
                    {[words.area, words.level, words.range, words.answers].map((column) => (
                      <th key={column} scope="col">
                        {column}
                      </th>
                    ))}
                  </tr>
                </thead>
                <tbody>
                  {known.map(({ area, title, theta, low, high, answers }) => (
                    <tr key={area}>
                      <th scope="row">{title}</th>
                      <td>{levelText(levelOf(theta))}</td>
                      <td>{words.between(levelText(levelOf(low)), levelText(levelOf(high)))}</td>
                      <td>{answers}</td>
                    </tr>
                  ))}
                </tbody>
              </table>
            </div>
          </details>
          {unknown.length > 0 && <p class="muted">{words.untouched(unknown.map(({ title }) => title))}</p>}
        </>
      )}
      {hasOtherScale && <p class="muted">{words.ai}</p>}
    </section>
  )
}

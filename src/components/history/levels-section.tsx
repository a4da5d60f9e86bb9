import { levelOf, levelStrips, levelText } from '#report'
import type { AreaLevel } from '../../practice/levels.ts'
import { history } from '../../text/history.ts'
import { DataTable } from '../data-table.tsx'
import { Drawing } from '../drawing.tsx'

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
                  text: levelText(theta),
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
          <DataTable
            label={words.title}
            summary={words.table}
            columns={[words.area, words.level, words.range, words.answers]}
            head={0}
            rows={known.map(({ area, title, theta, low, high, answers }) => ({
              key: area,
              cells: [title, levelText(theta), words.between(levelText(low), levelText(high)), answers],
            }))}
          />
          {unknown.length > 0 && <p class="muted">{words.untouched(unknown.map(({ title }) => title))}</p>}
        </>
      )}
      {hasOtherScale && <p class="muted">{words.ai}</p>}
    </section>
  )
}

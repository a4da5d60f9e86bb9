import { useId, useState } from 'preact/hooks'
import { levelCourse, levelOf, levelText } from '#report'
import type { AreaLevel } from '../../practice/levels.ts'
import { history } from '../../text/history.ts'
import { day, moment } from '../../text/when.ts'
import { site } from '../addresses.ts'
import { DataTable } from '../data-table.tsx'
import { Drawing } from '../drawing.tsx'
import { scoreText } from '../practice/attempt-words.ts'

const words = history.course

/** How the level in one area settled, answer by answer. */
export function CourseSection({ levels }: { readonly levels: readonly AreaLevel[] }) {
  const id = useId()
  const known = levels.filter(({ course }) => course.length > 0)
  const most = known.toSorted((one, other) => other.course.length - one.course.length)[0]
  const [chosen, choose] = useState<string>()
  const area = known.find((level) => level.area === chosen) ?? most
  const first = area?.course[0]
  const last = area?.course.at(-1)
  if (area === undefined || first === undefined || last === undefined) return null
  return (
    <section aria-labelledby="course">
      <h2 id="course">{words.heading}</h2>
      <p class="choice-row">
        <label for={id}>{words.area}</label>
        <select
          id={id}
          value={area.area}
          onChange={({ currentTarget }) => {
            choose(currentTarget.value)
          }}
        >
          {known.map((level) => (
            <option key={level.area} value={level.area}>
              {words.option(level.title, level.course.length)}
            </option>
          ))}
        </select>
      </p>
      <p class="paper-only">{area.title}</p>
      <Drawing
        name="chart-course"
        draw={(width) =>
          levelCourse({
            points: area.course.map(({ theta, low, high }) => ({
              level: levelOf(theta),
              low: levelOf(low),
              high: levelOf(high),
            })),
            width,
            words: {
              title: words.title(area.title),
              description: words.description(
                area.course.length,
                levelText(first.theta),
                levelText(last.theta),
              ),
              axis: words.axis,
              from: day(first.when),
              to: day(last.when),
              last: levelText(last.theta),
            },
          })
        }
      />
      <DataTable
        label={words.title(area.title)}
        summary={words.table}
        columns={[words.when, words.problem, words.score, words.level, words.range]}
        head={1}
        rows={area.course.map(({ attempt, when, theta, low, high }) => ({
          key: attempt.item,
          cells: [
            moment(when),
            <a href={site.item(attempt.problem)}>{attempt.facts?.title ?? attempt.item}</a>,
            scoreText(attempt),
            levelText(theta),
            history.levels.between(levelText(low), levelText(high)),
          ],
        }))}
      />
    </section>
  )
}

import { useId } from 'preact/hooks'
import { comparedCurves, growthPlot } from '#report'
import { bytesInWords } from '#runner'
import type { Score } from '#schemas/score'
import type { ItemKind, TaskOf } from '#schemas/public-item'
import { DataTable } from '../data-table.tsx'
import { Drawing } from '../drawing.tsx'
import { growth as words } from '../../text/growth.ts'

type Measured = NonNullable<Score['growth']>[number]

interface GrowthProps {
  /** Kind of the item: what grows in a query's are its tables, whatever its author calls the size. */
  readonly kind: ItemKind
  readonly growth: readonly Measured[]
  readonly wanted: NonNullable<TaskOf<'code'>['limits']['complexity']>['class']
}

/** A part of the page: how the steps grew with each size. */
export function Growth(props: GrowthProps) {
  return (
    <section class="growth">
      <h3>{words.heading}</h3>
      <GrowthFigures {...props} />
    </section>
  )
}

/** What was counted, the class that was found, and the one that was wanted. */
export function GrowthFigures({ kind, growth, wanted }: GrowthProps) {
  return (
    <>
      <p class="muted">{words.intro}</p>
      {growth.map((measured) => (
        <GrowthOf
          key={measured.size}
          measured={kind === 'sql' ? { ...measured, size: words.tables } : measured}
          wanted={wanted}
        />
      ))}
    </>
  )
}

function GrowthOf({
  measured,
  wanted,
}: {
  readonly measured: Measured
  readonly wanted: GrowthProps['wanted']
}) {
  const id = useId().replaceAll(':', '')
  const { size, arrangement, class: found, space } = measured
  const points = measured.sizes.map((n, index) => ({ size: n, steps: measured.steps[index] ?? 1 }))
  const last = points.at(-1)
  const sentence =
    found === undefined
      ? words.unknown(size, measured.stopped === true)
      : words.sentence(size, words.classes[found], words.classes[wanted])
  if (last === undefined) return <p>{sentence}</p>
  const curves = comparedCurves(points, found, wanted)
  return (
    <div class="growth-of">
      <p>
        {sentence} {words.dearest(arrangement)}
      </p>
      {space && (
        <p>
          {spaceSentence(space)} <span class="muted">{words.spaceNote}</span>
        </p>
      )}
      <Drawing
        name="chart-growth"
        draw={(width) =>
          growthPlot({
            id,
            width,
            points,
            curves: curves.map(({ class: name, isWanted, stepsAt }) => ({
              label: isWanted ? words.wanted(words.classes[name]) : words.classes[name],
              stepsAt,
            })),
            words: {
              title: words.title(size),
              description: words.plot(points.length, last.size, last.steps, sentence),
              size: words.size(size),
              steps: words.steps,
              write: words.tick,
            },
          })
        }
      />
      <DataTable
        label={words.title(size)}
        summary={words.table}
        columns={[
          words.size(size),
          words.steps,
          ...curves.map(({ class: name, isWanted }) => words.like(words.classes[name], isWanted)),
          ...(space ? [words.bytes] : []),
        ]}
        head={0}
        rows={points.map((point) => ({
          key: point.size,
          cells: [
            words.number(point.size),
            words.number(point.steps),
            ...curves.map(({ stepsAt }) => words.number(Math.round(stepsAt(point.size)))),
            ...(space ? [bytesAt(space, point.size)] : []),
          ],
        }))}
      />
    </div>
  )
}

type Space = NonNullable<Measured['space']>

function spaceSentence({ class: from, upTo: to, arrangement, sizes, bytes }: Space): string {
  return words.space(
    { from: from && words.classes[from], to: to && words.classes[to] },
    { bytes: bytesInWords(bytes.at(-1) ?? 0), size: sizes.at(-1) ?? 0, arrangement },
  )
}

/** Memory may have been measured at other sizes than the steps. */
function bytesAt({ sizes, bytes }: Space, size: number): string {
  const held = bytes[sizes.indexOf(size)]
  return held === undefined ? words.notMeasured : words.number(held)
}

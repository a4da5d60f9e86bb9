import type { Score } from '#schemas/score'
import { growth as words } from '../text/growth.ts'
import type { ReportedAnswer } from './attempt-report.ts'
import { comparedCurves } from './compared-curves.ts'
import { growthPlot } from './growth-plot.ts'
import { html, type Markup } from './markup.ts'
import { count } from './number-words.ts'
import { reportFigure } from './report-figure.ts'

/** How the counted steps of an answer grew with each size, where its item wants a class of growth. */
export function growthFigures({ position, kind, score, wanted }: ReportedAnswer): readonly Markup[] {
  if (wanted === undefined) return []
  return (score?.growth ?? []).map((measured, at) =>
    growthFigure(
      kind === 'sql' ? { ...measured, size: words.tables } : measured,
      wanted,
      `steps-${position}-${at + 1}`,
      `problem ${position}`,
    ),
  )
}

function growthFigure(
  { size, arrangement, class: found, stopped, sizes, steps }: NonNullable<Score['growth']>[number],
  wanted: NonNullable<ReportedAnswer['wanted']>,
  id: string,
  of: string,
): Markup {
  const sentence =
    found === undefined
      ? words.unknown(size, stopped === true)
      : words.sentence(size, words.classes[found], words.classes[wanted])
  const points = sizes.map((n, index) => ({ size: n, steps: steps[index] ?? 1 }))
  const last = points.at(-1)
  if (last === undefined) return html`<p>${sentence}</p>`
  const curves = comparedCurves(points, found, wanted)
  return reportFigure({
    id,
    title: words.title(size),
    of,
    note: `${sentence} ${words.dearest(arrangement)}`,
    size: 'half',
    draw: ({ id, width }) =>
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
      }),
    table: {
      caption: `${words.title(size)}, ${of}`,
      columns: [{ title: words.size(size) }, { title: words.steps }],
      rows: points.map((point) => [count(point.size), count(point.steps)]),
    },
  })
}

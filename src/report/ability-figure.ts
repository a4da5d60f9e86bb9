import { linePlot, type LinePlot } from './line-plot.ts'
import type { Markup } from './markup.ts'
import { count, signed } from './number-words.ts'
import { reportFigure } from './report-figure.ts'
import type { ReportedClass } from './simulation-report.ts'

const HEIGHT = 236

/** A figure of classes of candidates, by their ability. */
export interface AbilityFigure extends Pick<LinePlot, 'y' | 'curves' | 'marks' | 'guides' | 'zones'> {
  /** unique on the page */
  readonly id: string
  readonly title: string
  /** how it is to be read */
  readonly note: string
  /** titles of the columns after ability and candidates, and their cells */
  readonly columns: readonly string[]
  readonly cells: (row: ReportedClass) => readonly string[]
}

/** Draws one figure along the scale, half a page wide, with its data. */
export function abilityFigure(
  byTheta: readonly ReportedClass[],
  { id, title, note, columns, cells, ...plot }: AbilityFigure,
): Markup {
  const low = Math.min(-3, ...byTheta.map(({ theta }) => theta))
  const high = Math.max(3, ...byTheta.map(({ theta }) => theta))
  return reportFigure({
    id,
    title,
    note,
    size: 'half',
    draw: (place) =>
      linePlot({
        ...place,
        height: HEIGHT,
        x: { domain: [low - 0.25, high + 0.25], title: 'ability in logits' },
        ...plot,
        words: { title: `${title} by ability`, description: note },
      }),
    table: {
      caption: `${title} by ability`,
      columns: ['ability', 'candidates', ...columns].map((each) => ({ title: each })),
      rows: byTheta.map((row) => [signed(row.theta, 1), count(row.n), ...cells(row)]),
    },
  })
}

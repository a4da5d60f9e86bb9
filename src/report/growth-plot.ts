import { linePlot, type LinePlot } from './line-plot.ts'
import { linearScale } from './linear-scale.ts'

/** Counted steps by size, on logarithmic scales: a class of growth is nearly a straight line there, and its slope. */
export interface GrowthPlot {
  /** unique on its page */
  readonly id: string
  /** of the drawing in CSS pixels */
  readonly width: number
  /** sizes ascending; sizes and steps of 1 or more */
  readonly points: readonly { readonly size: number; readonly steps: number }[]
  /** lines to compare them with; the first is drawn solid, others dashed */
  readonly curves: readonly { readonly label: string; readonly stepsAt: (size: number) => number }[]
  readonly words: {
    readonly title: string
    readonly description: string
    readonly size: string
    readonly steps: string
    readonly write: (value: number) => string
  }
}

/** Points that a line is drawn through. */
const RESOLUTION = 48

/** Fewest powers of ten of the upright scale, so that its lines are whole ones. */
const FEWEST_POWERS = 3

/** @returns an `svg` element as a string, without points where there are none */
export function growthPlot({ id, width, points, curves, words }: GrowthPlot): string {
  const sizes = points.map(({ size }) => Math.log2(size))
  // Room for the last number below the scale, which stands at its middle.
  const [left, right] = [Math.min(...sizes, 3), Math.max(...sizes, 4)]
  const end = right + (right - left) * Math.max(0.02, 12 / width)
  const steps = points.map((point) => Math.log10(point.steps))
  const bottom = Math.floor(Math.min(...steps, 6))
  const top = Math.max(bottom + FEWEST_POWERS, Math.ceil(Math.max(...steps, 1) + 0.4))
  const at = linearScale([0, RESOLUTION], [left, right])
  const lines = Array.from({ length: RESOLUTION + 1 }, (_, index) => at(index))
  const drawn = curves.map(({ label, stepsAt }, index): NonNullable<LinePlot['curves']>[number] => ({
    points: lines.map((x) => [x, Math.log10(Math.max(1, stepsAt(2 ** x)))] as const),
    label: { text: label, at: 'end' },
    ...(index === 0 ? {} : { dash: 'dashed' }),
  }))
  return linePlot({
    id,
    width,
    height: Math.round(Math.min(320, Math.max(220, width * 0.55))),
    x: { domain: [left, end], title: words.size, write: (value) => words.write(Math.round(2 ** value)) },
    y: { domain: [bottom, top], title: words.steps, write: (value) => words.write(Math.round(10 ** value)) },
    curves: drawn,
    marks: points.map((point) => ({ x: Math.log2(point.size), y: Math.log10(point.steps) })),
    words,
  })
}

import { describe, expect, it } from 'vitest'
import { growthPlot } from './growth-plot.ts'

const sizes = [8, 16, 32, 64, 128, 256, 512, 1024]
const words = {
  title: 'Steps by size of prices',
  description: 'They grow.',
  size: 'Size of prices',
  steps: 'Steps',
  write: (value: number) => value.toLocaleString('en'),
}
const square = (n: number) => n * n

function plotOf(stepsAt: (n: number) => number) {
  return growthPlot({
    id: 'g',
    width: 400,
    points: sizes.map((size) => ({ size, steps: stepsAt(size) })),
    curves: [
      { label: 'n²', stepsAt: square },
      { label: 'wanted: n', stepsAt: (n) => 8 * n },
    ],
    words,
  })
}

/** Places of the marks, in drawing units. */
function places(svg: string): readonly (readonly [number, number])[] {
  return [...svg.matchAll(/<circle[^>]* cx="([\d.]+)" cy="([\d.]+)"/g)].map(([, x, y]) => [
    Number(x),
    Number(y),
  ])
}

describe('the plot of steps by size', () => {
  it('has a mark for each point, in a straight line where the steps grow by a power', () => {
    const marks = places(plotOf(square))
    expect(marks).toHaveLength(sizes.length)
    const slopes = marks.slice(1).map(([x, y], index) => {
      const [before = 0, above = 0] = marks[index] ?? []
      return (y - above) / (x - before)
    })
    for (const slope of slopes) expect(slope).toBeCloseTo(slopes[0] ?? 0, 1)
  })

  it('draws the first line solid and the next one dashed, each with its label', () => {
    const svg = plotOf(square)
    expect(svg.match(/<path class="chart-line"[^>]*>/g)?.map((path) => path.includes('dasharray'))).toEqual([
      false,
      true,
    ])
    expect(svg).toContain('>n²</text>')
    expect(svg).toContain('>wanted: n</text>')
  })

  it('numbers the upright scale by whole powers of ten, also where the steps hardly grow', () => {
    const svg = growthPlot({
      id: 'g',
      width: 400,
      points: sizes.map((size) => ({ size, steps: 7 })),
      curves: [{ label: '1', stepsAt: () => 7 }],
      words,
    })
    expect([...svg.matchAll(/text-anchor="end"[^>]*>([\d,]+)</g)].map(([, text]) => text)).toEqual([
      '1',
      '10',
      '100',
      '1,000',
    ])
  })

  it('stands without points', () => {
    const svg = growthPlot({ id: 'g', width: 300, points: [], curves: [], words })
    expect(svg).not.toMatch(/NaN|Infinity|<circle/)
  })
})

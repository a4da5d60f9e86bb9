import { describe, expect, it } from 'vitest'
import { linePlot, type LinePlot } from './line-plot.ts'

// Ticks of three signs leave 14 + 7·3 units at the left, 14 at the right, 28 above and 40 below: a field of 200 × 100.
const plot: LinePlot = {
  id: 'p',
  width: 249,
  height: 168,
  x: { domain: [0, 10], title: 'ability' },
  y: { domain: [0, 1], title: 'share' },
  words: { title: 'A <curve>', description: 'It rises.' },
}

describe('a plot', () => {
  it('puts curves, bands and points where their numbers say', () => {
    const drawing = linePlot({
      ...plot,
      curves: [
        {
          points: [
            [0, 0],
            [5, 0.5],
            [10, 1],
          ],
          band: [
            [0, 0, 0.1],
            [10, 0.9, 1],
          ],
        },
      ],
      marks: [{ x: 5, y: 0.5, low: 0.25, high: 0.75 }],
    })
    expect(drawing).toContain('class="chart-line" d="M35 128L135 78L235 28"')
    expect(drawing).toContain('class="chart-band" d="M35 118L235 28L235 38L35 128Z"')
    expect(drawing).toContain('d="M135 103V53"')
    expect(drawing).toContain('cx="135" cy="78"')
  })

  it('leaves out what lies outside, without joining what is left', () => {
    const drawing = linePlot({
      ...plot,
      curves: [
        {
          points: [
            [0, 0.1],
            [1, 0.2],
            [2, Infinity],
            [3, 0.2],
            [4, 0.1],
            [5, NaN],
          ],
        },
      ],
      marks: [{ x: 20, y: 0.5 }],
    })
    expect(drawing.match(/chart-line/g)).toHaveLength(2)
    expect(drawing).not.toMatch(/NaN|Infinity|<circle/)
  })

  it('puts a label where no other one stands', () => {
    const curve = (text: string) => ({
      points: [
        [4, 0.5],
        [5, 0.5],
      ] as const,
      label: { text, at: 'end' as const },
    })
    const drawing = linePlot({ ...plot, curves: [curve('a'), curve('b')] })
    expect(drawing).toContain('x="135" y="69" text-anchor="middle" font-size="12.5" fill="currentColor">a<')
    expect(drawing).toContain('x="115" y="69" text-anchor="middle" font-size="12.5" fill="currentColor">b<')
  })

  it('puts a label on the side of its curve where no other one runs', () => {
    const across = (y: number) => ({
      points: [
        [0, y],
        [10, y],
      ] as const,
    })
    // another curve 12 units above, and as many below
    for (const [other, y] of [
      [0.62, 94],
      [0.38, 69],
    ] as const)
      expect(
        linePlot({
          ...plot,
          curves: [{ ...across(0.5), label: { text: 'own', at: 'end' } }, across(other)],
        }),
      ).toContain(`x="223" y="${y}" text-anchor="middle" font-size="12.5" fill="currentColor">own<`)
  })

  it('has a name and a description, escaped', () => {
    const drawing = linePlot(plot)
    expect(drawing).toContain('role="img" aria-labelledby="p-title p-text"')
    expect(drawing).toContain('<title id="p-title">A &lt;curve&gt;</title><desc id="p-text">It rises.</desc>')
  })
})

import { expect, it } from 'vitest'
import { levelHistogram } from './level-histogram.ts'

const histogram = {
  id: 'levels',
  width: 720,
  edges: [0, 1, 2],
  counts: [1, 4],
  interval: { at: 1, half: 0.5, text: 'mean 1.0, ±0.5' },
  guides: [{ at: 1.5, text: 'cut 1.5' }],
  axis: 'level',
  words: { title: 'Levels', description: 'Two classes.' },
}

it('draws a bar for each class, as high as it has members', () => {
  const svg = levelHistogram(histogram)
  const bars = [...svg.matchAll(/chart-column" d="M([\d.]+) (\d+)V([\d.]+)H([\d.]+)/g)].map(([, ...at]) =>
    at.map(Number),
  )
  // from 34 to 712 in two classes, 170 high
  expect(bars).toEqual([
    [35, 226, 183.5, 372],
    [374, 226, 56, 711],
  ])
  expect(levelHistogram({ ...histogram, counts: [0, 4] }).match(/chart-column/g)).toHaveLength(1)
})

it('has the interval, the cut and words', () => {
  const svg = levelHistogram(histogram)
  expect(svg).toContain('chart-range" d="M203.5 18H542.5"')
  expect(svg).toContain('>cut 1.5<')
  expect(svg).toContain('<title id="levels-title">Levels</title><desc id="levels-text">Two classes.</desc>')
})

it('puts the words of an interval at its left where the right has no room', () => {
  const at = (middle: number) =>
    levelHistogram({ ...histogram, interval: { ...histogram.interval, at: middle } })
  expect(at(0.5)).toMatch(/text-anchor="start"[^>]*>mean/)
  expect(at(1.5)).toMatch(/text-anchor="end"[^>]*>mean/)
})

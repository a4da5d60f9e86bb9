import { expect, it } from 'vitest'
import { timeBars, type TimeBars } from './time-bars.ts'

const bars = (change: Partial<TimeBars> = {}): string =>
  timeBars({
    id: 'time',
    width: 720,
    end: 60,
    items: [
      { name: '1', from: 0, to: 30 },
      { name: '2', from: 30, to: 60 },
    ],
    away: [{ from: 15, to: 16 }],
    words: { title: 'Time', description: 'All of it', axis: 'minutes', away: 'last row: away' },
    ...change,
  })
/** Left and right end of each bar of a class. */
const spans = (svg: string, name: string) =>
  [...svg.matchAll(new RegExp(`class="${name}" d="M([^ ]+) [^H]+H([^v]+)v`, 'g'))].map(([, from, to]) => [
    Number(from),
    Number(to),
  ])

it('draws each problem where it was at hand, and times away below', () => {
  const svg = bars()
  expect(spans(svg, 'chart-column')).toEqual([
    [34, 370],
    [370, 706],
  ])
  const [[from = NaN, to = NaN] = []] = spans(svg, 'chart-away')
  expect(from).toBeCloseTo(34 + 672 / 4, 1)
  expect(to - from).toBeCloseTo(672 / 60, 1)
})

it.each([
  ['a sitting of no time', { end: 0, items: [{ name: '1', from: 0, to: 0 }], away: [] }],
  ['nothing', { end: 0, items: [], away: [] }],
  [
    'times that a forged log has',
    { away: [{ from: -1e9, to: 1e9 }], items: [{ name: '<b>', from: 90, to: 20 }] },
  ],
])('stays in its frame for %s', (_what, change) => {
  const svg = bars(change)
  expect(svg).not.toMatch(/NaN|undefined|Infinity|<b>/)
  for (const [from = NaN, to = NaN] of [...spans(svg, 'chart-column'), ...spans(svg, 'chart-away')]) {
    expect(from).toBeGreaterThanOrEqual(34)
    expect(to).toBeGreaterThanOrEqual(from)
    expect(to).toBeLessThanOrEqual(710)
  }
})

import { describe, expect, it } from 'vitest'
import { personMap, type PersonMap } from './person-map.ts'

const map = (change: Partial<PersonMap> = {}): string =>
  personMap({
    id: 'map',
    width: 720,
    persons: [{ name: 'Without AI', level: 3, low: 2, high: 4 }],
    items: [
      { name: '1. Shelf', thresholds: [2, 3, 4], category: 2 },
      { name: '2. Left', thresholds: [5], category: undefined },
      { name: '3. Missed', thresholds: [1], category: 0 },
    ],
    words: { title: 'Map', description: 'All of it', beginner: 'beginner', expert: 'expert' },
    ...change,
  })
const numbersIn = (svg: string) =>
  [...svg.matchAll(/ (?:c?x|c?y)="([^"]*)"/g)].map(([, value]) => Number(value))
/** Centres of circles of a class. */
const circles = (svg: string, name: string) =>
  [...svg.matchAll(new RegExp(`class="${name}" cx="([^"]+)"`, 'g'))].map(([, x]) => Number(x))

describe.each([720, 360, 300])('a map of %d px', (width) => {
  it('fills the steps that were reached, at their levels', () => {
    const svg = map({ width })
    const [full, open, person] = ['chart-full', 'chart-mark', 'chart-dot'].map((name) => circles(svg, name))
    expect([full?.length, open?.length, person?.length]).toEqual([2, 3, 1])
    // level 3 of the person is where level 3 of the item is, and levels lie evenly
    expect(full?.[1]).toBe(person?.[0])
    const [two = NaN, three = NaN, four = NaN] = [full?.[0], full?.[1], open?.[0]]
    expect(three - two).toBeCloseTo(four - three, 0)
    expect(three - two).toBeGreaterThan(20)
  })

  it('keeps everything in its frame, whatever the levels are', () => {
    const svg = map({
      width,
      persons: [{ name: 'x'.repeat(200), level: -4, low: -9, high: 12 }],
      items: [{ name: '<b>&'.repeat(80), thresholds: [-30, 30], category: 1 }],
    })
    expect(svg).not.toMatch(/NaN|undefined|Infinity|<b>/)
    for (const value of numbersIn(svg)) expect(value).toBeGreaterThanOrEqual(0)
    for (const x of circles(svg, 'chart-full').concat(circles(svg, 'chart-mark')))
      expect(x).toBeLessThanOrEqual(width)
  })
})

it('is drawn of nothing, too', () => {
  expect(map({ persons: [], items: [] })).not.toMatch(/NaN|undefined/)
})

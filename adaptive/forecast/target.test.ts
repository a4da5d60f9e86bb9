import { describe, expect, it } from 'vitest'
import type { AtAbility } from './at-abilities.ts'
import { cutTarget, drawnTarget, flatTarget, screeningTarget, targetDeviation, wantedAt } from './target.ts'

function at(theta: number, weight: number, information: number): AtAbility {
  const rest = { bankInformation: 20, se: 0, estimate: { mean: 0, sd: 0 }, length: 0, minutes: 0, ends: {} }
  return { theta, weight, information, ...rest }
}

describe('the shapes of targets', () => {
  it('want 1/SE² of the items, less what the prior knows already', () => {
    expect(flatTarget({ from: -1, to: 2, se: 0.5 })).toEqual([
      { theta: -1, information: 4 },
      { theta: 2, information: 4 },
    ])
    expect(flatTarget({ from: -1, to: 2, se: 0.5, priorSd: 1 })[0]?.information).toBe(3)
    expect(flatTarget({ from: -1, to: 2, se: 2, priorSd: 1 })[0]?.information).toBe(0)
  })
  it('are highest about a cut and fall off to either side', () => {
    const target = cutTarget({ cut: 0.5, se: 0.25, within: 0.5 })
    expect([-0.5, -0.25, 0, 0.5, 1, 1.25, 1.5].map((theta) => wantedAt(target, theta))).toEqual([
      0, 8, 16, 16, 16, 8, 0,
    ])
    expect(wantedAt(target, -0.6)).toBeUndefined()
    expect(wantedAt(target, 1.6)).toBeUndefined()
  })
  it('of a screening are rough below the cut', () => {
    const target = screeningTarget({ cut: 0, to: 2, se: 0.4 })
    expect(wantedAt(target, -2)).toBeCloseTo(1 / 0.64, 12)
    expect(wantedAt(target, -0.5)).toBeCloseTo(1 / 0.64, 12)
    expect(wantedAt(target, 1)).toBeCloseTo(6.25, 12)
  })
  it('that are drawn ask for what was drawn, and for nothing where the prior leaves no more doubt', () => {
    const points = [
      { theta: -1, se: 1 },
      { theta: 0, se: 0.5 },
      { theta: 2, se: 1.5 },
    ]
    const target = drawnTarget({ points, priorSd: 1 })
    expect([-1, -0.5, 0, 1, 2].map((theta) => wantedAt(target, theta))).toEqual([0, 1.5, 3, 1.5, 0])
    expect(wantedAt(target, -1.1)).toBeUndefined()
  })
  it.each([
    [() => drawnTarget({ points: [{ theta: 0, se: 1 }] }), 'a target needs two points or more, received 1'],
    [
      () =>
        drawnTarget({
          points: [
            { theta: 0, se: 1 },
            { theta: 0, se: 1 },
          ],
        }),
      'a target needs ascending abilities, received 0 after 0',
    ],
    [() => flatTarget({ from: 1, to: 1, se: 0.3 }), 'a target needs from < to, received [1, 1]'],
    [() => flatTarget({ from: 0, to: 1, se: 0 }), 'a target needs se > 0, received 0'],
    [() => cutTarget({ cut: 0, se: 0.3, within: 0 }), 'a target needs within > 0, received 0'],
    [
      () => screeningTarget({ cut: 0, se: 0.3, to: -1 }),
      'a screening needs from < cut − 0.5 and cut < to, received -2, 0, -1',
    ],
  ])('refuse what is no target', (make, words) => {
    expect(make).toThrow(new RangeError(words))
  })
})

it('compares what is given with what is wanted, where anything is', () => {
  const abilities = [at(-2, 0.1, 1), at(-1, 0.2, 3), at(0, 0.4, 8), at(1, 0.2, 2), at(2, 0.1, 1)]
  const target = flatTarget({ from: -1, to: 1, se: 0.5, priorSd: 1 })
  const found = targetDeviation({ abilities, prior: { sd: 1 } }, target)
  expect(found.points.map(({ theta }) => theta)).toEqual([-1, 0, 1])
  expect(found.points.map(({ missing }) => missing)).toEqual([0, 0, 1])
  // 1/√(2 + 1) where 1/√(3 + 1) is wanted
  const above = 1 / Math.sqrt(3) - 0.5
  expect(found.worst?.theta).toBe(1)
  expect(found.worst?.above).toBeCloseTo(above, 14)
  expect(found.met).toBeCloseTo(0.75, 14)
  expect(found.meanAbove).toBeCloseTo((0.2 * above) / 0.8, 14)
})

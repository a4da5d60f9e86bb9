import { describe, expect, it } from 'vitest'
import { chooseCases, type KnownInput } from './choose-cases.ts'

/** A hundred inputs: one program is told by nearly all, one by every fifth, one by two of them. */
const known: readonly KnownInput[] = Array.from({ length: 100 }, (_, at) => ({
  input: [at],
  expected: at % 10,
  tells: new Set([
    ...(at % 10 !== 0 ? [0] : []),
    ...(at % 5 === 1 ? [1] : []),
    ...([33, 77].includes(at) ? [2] : []),
  ]),
}))

describe('chooseCases', () => {
  const cases = chooseCases(known, 3, 3) ?? []

  it('sorts by what inputs tell', () => {
    const groupsOf = (program: number) =>
      new Set(cases.flatMap(({ tells, group }) => (tells.has(program) ? [group] : [])))
    expect([...groupsOf(2)]).toEqual(['rare'])
    expect(groupsOf(1).has('plain')).toBe(false)
    expect(groupsOf(0).has('plain')).toBe(true)
  })

  it('tells each program three times, where there are so many, in forty cases at most', () => {
    const told = [0, 1, 2].map(
      (program) => cases.filter(({ visible, tells }) => !visible && tells.has(program)).length,
    )
    expect(told[0]).toBeGreaterThanOrEqual(3)
    expect(told[1]).toBeGreaterThanOrEqual(3)
    expect(told[2]).toBe(2)
    expect(cases.length).toBeLessThanOrEqual(40)
  })

  it('shows plain inputs alone, with results that differ, and hides some of each group', () => {
    const visible = cases.filter((one) => one.visible)
    expect(new Set(visible.map(({ group }) => group))).toEqual(new Set(['plain']))
    expect(new Set(visible.map(({ expected }) => expected)).size).toBe(visible.length)
    expect(new Set(cases.flatMap((one) => (one.visible ? [] : [one.group])))).toEqual(
      new Set(['plain', 'mixed', 'rare']),
    )
  })

  it('finds nothing where every mistake is told by every input', () => {
    expect(
      chooseCases(
        known.map((one) => ({ ...one, tells: new Set([0, 1, 2]) })),
        3,
        3,
      ),
    ).toBeUndefined()
  })
})

import { describe, expect, it } from 'vitest'
import type { Blueprint } from '#schemas/blueprint'
import { sampleItems, samplePlan } from '../../adaptive/simulate/sample.laws.ts'
import { simulateTwoStages } from './two-stage.ts'
import { refusalsOfPrecision } from './way-out.ts'

type Block = Blueprint['blocks'][number]

const items = sampleItems(50, (i) => ({
  level: (Math.floor(i / 5) % 5) + 1,
  ...(i % 5 < 2 && { steers: true as const }),
}))
const options = { missed: 0.1, seed: '1', candidates: 500 }

/** A graded test of one block, which has two items that do not steer. */
function testOf(block: Partial<Block>): Blueprint {
  const { blueprint } = samplePlan(items, { fixed: { positions: [2, 4] }, ...block })
  return { ...blueprint, use: 'graded' }
}

function refusals(blueprint: Blueprint, seed = '1'): string {
  const all = { ...options, seed }
  return refusalsOfPrecision(blueprint, items, simulateTwoStages(blueprint, items, all).blocks, all).join(
    '\n',
  )
}

/** The rules that some advice would have instead. */
function advised(words: string): readonly Block['stop'][number][][] {
  const ways = words.slice(words.indexOf('. With ')).split(', or with ')
  return ways.map((way) =>
    [...way.matchAll(/\{ rule: ([\w-]+), ([^}]*) \}/g)].map(([, rule = '', fields = '']) => ({
      rule,
      ...Object.fromEntries(
        [...fields.matchAll(/(\w+): ([\d.]+)/g)].map(([, name, value]) => [name, Number(value)]),
      ),
    })),
  ) as never
}

/** The test with some of its rules replaced by others of their name. */
function following(blueprint: Blueprint, rules: Block['stop']): Blueprint {
  const blocks = blueprint.blocks.map((block) => ({
    ...block,
    stop: block.stop.map((rule) => rules.find((one) => one.rule === rule.rule) ?? rule),
  }))
  return { ...blueprint, blocks }
}

describe('the simulation of both stages', () => {
  it('covers as it says, and has nothing against a test without an aim', () => {
    const sound = testOf({ stop: [{ rule: 'length', min: 6, max: 6 }] })
    expect(simulateTwoStages(sound, items, options).blocks).toMatchObject([{ block: 'all', meanLength: 6 }])
    expect(refusals(sound)).toBe('')
  })
})

describe('an aim that is not reached', () => {
  it('is refused with what binds it, and every change that is named is accepted, by other candidates too', () => {
    const hurried = testOf({
      stop: [
        { rule: 'standard-error', below: 0.62 },
        { rule: 'length', min: 3, max: 4 },
        { rule: 'time', minutes: 45 },
      ],
    })
    const words = refusals(hurried)
    expect(words).toMatch(
      /^block all: aims at a standard error of 0\.62 and would reach 0\.\d{3} at best with [34]\.\d items \(0\.\d\d about theta -?\d, where it is worst\)\. Its greatest length binds it\. With \{ rule: length, min: 3, max: \d+ \} and \{ rule: time, minutes: \d+ \}, or with \{ rule: standard-error, below: 0\.\d+ \} it would be accepted/,
    )
    const ways = advised(words)
    expect(ways).toHaveLength(2)
    for (const way of ways) expect(refusals(following(hurried, way), 'of another release')).toBe('')
  }, 60_000)

  it('is not told to be longer where quotas leave nothing to give', () => {
    const narrow = testOf({
      quotas: [
        { kind: 'code', min: 0, max: 2 },
        { kind: 'choice', min: 0, max: 1 },
        { kind: 'short', min: 0, max: 1 },
        { kind: 'order', min: 0, max: 1 },
        { kind: 'trace', min: 0, max: 1 },
      ],
      stop: [
        { rule: 'standard-error', below: 0.2 },
        { rule: 'length', min: 4, max: 4 },
      ],
    })
    const words = refusals(narrow)
    expect(words).toMatch(
      /A longer block does not help: one of up to 16 items, and as much more time, reaches 0\.\d\d with [\d.]+ items, bound by its quotas and items/,
    )
    expect(advised(words).flat()).toMatchObject([{ rule: 'standard-error' }])
    expect(refusals(following(narrow, advised(words)[0] ?? []))).toBe('')
  }, 60_000)
})

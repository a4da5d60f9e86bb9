import { describe, expect, it } from 'vitest'
import type { Blueprint } from '#schemas/blueprint'
import { createSection } from '../cat-interface/cat-section.ts'
import { normalPrior } from '../posterior/posterior.ts'
import { posteriorAfter } from '../testlet/posterior-after.ts'
import { expected } from '../estimate/expected.ts'
import { createSessionConfig } from './config.ts'
import { bankOf, blueprintOf, SEED, sit } from './sitting.laws.ts'

type StopRules = Blueprint['blocks'][number]['stop']

/** Six items of known parameters, which share one stem where a standard deviation is given. */
function configOf(sd: number | undefined, stop: StopRules = [{ rule: 'length', min: 6, max: 6 }]) {
  const items = bankOf(6, () => ({ kind: 'short', languages: [], max: 1 })).map((item) => ({
    ...item,
    parameters: {
      model: '2pl' as const,
      a: 1.5,
      b: 0,
      c: 0,
      d: 1,
      ...(sd !== undefined && { testlet: { id: 'stem', sd } }),
    },
  }))
  return createSessionConfig({ blueprint: blueprintOf({ stop }), items })
}

/** The estimate of a block after right answers to all items. */
function estimateOf(config: ReturnType<typeof configOf>) {
  const section = createSection(config)
  let reply = section.createSession({ sessionIdentifier: 's', seed: SEED })
  for (;;) {
    const [identifier] = reply.nextItems.itemIdentifiers
    if (identifier === undefined) break
    const itemResults = [{ identifier, outcomeVariables: [{ identifier: 'SCORE', value: 1 }] }]
    reply = section.submitResults({
      sessionIdentifier: 's',
      assessmentResult: { itemResults },
      sessionState: reply.sessionState,
    })
  }
  const [theta, se] = reply.assessmentResult.testResult.outcomeVariables.map(({ value }) => value)
  return { theta, se }
}

describe('a session of items that share a stem', () => {
  it('claims less than one of items on their own, the less the more they share', () => {
    const [alone, some, much] = [undefined, 0.5, 1.5].map((sd) => estimateOf(configOf(sd)))
    expect(some?.se).toBeGreaterThan(alone?.se ?? NaN)
    expect(much?.se).toBeGreaterThan(some?.se ?? NaN)
    expect(much?.theta).toBeLessThan(alone?.theta ?? NaN)
  })
  it('has the posterior of all answers at once', () => {
    const config = configOf(1)
    const responses = config.items.map((_, item) => ({ item, category: 1 }))
    const weights = posteriorAfter(config.pool, config.testlets, normalPrior(config.pool.grid), responses)
    const { theta, se } = expected(weights, config.pool.abilities)
    expect(estimateOf(config)).toEqual({
      theta: expect.closeTo(theta, 10) as number,
      se: expect.closeTo(se, 10) as number,
    })
  })
  it('tells a sequential test that ends by the likelihood ratio less', () => {
    const rule = { rule: 'sprt', cuts: [0], delta: 0.4, alpha: 0.1, beta: 0.1 } as const
    const lengths = [undefined, 0.3, 1.5].map(
      (sd) => sit(configOf(sd, [rule]), { categoryOf: () => 1 }).state.blocks[0]?.taken.length,
    )
    expect(lengths).toEqual([4, 5, 6])
  })
  it('prefers an item on its own to one whose testlet has told much of what it would tell', () => {
    const stem = { testlet: { id: 'stem', sd: 1.5 } }
    const parameters = [
      { model: '2pl', a: 2.2, b: 0, c: 0, d: 1, ...stem },
      { model: '2pl', a: 2, b: 0.3, c: 0, d: 1, ...stem },
      // between what the item above tells and what it tells once its neighbour is answered
      { model: '2pl', a: 0.9, b: 0.3, c: 0, d: 1 },
    ] as const
    const items = bankOf(3, (i) => ({
      kind: 'short',
      languages: [],
      max: 1,
      parameters: parameters[i] ?? parameters[0],
    }))
    const config = createSessionConfig({
      items,
      blueprint: blueprintOf({ stop: [{ rule: 'length', min: 3, max: 3 }] }),
    })
    const information = [...config.pool.information]
    const order = sit(config, { categoryOf: () => 1 }).state.blocks[0]?.taken.map(({ id }) => id)
    const at = config.pool.abilities.indexOf(0.375)
    const { points } = config.pool.grid
    expect(information[points + at]).toBeGreaterThan(information[2 * points + at] ?? NaN)
    expect(order).toEqual(['item-0', 'item-2', 'item-1'])
    expect([...config.pool.information]).toEqual(information)
  })
})

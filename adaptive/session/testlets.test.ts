import { describe, expect, it } from 'vitest'
import { createSection } from '../cat-interface/cat-section.ts'
import { normalPrior } from '../posterior/posterior.ts'
import { posteriorAfter } from '../testlet/posterior-after.ts'
import { expected } from '../estimate/expected.ts'
import { createSessionConfig } from './config.ts'
import { bankOf, blueprintOf, SEED } from './sitting.laws.ts'

/** Six items of known parameters, which share one stem where a standard deviation is given. */
function configOf(sd: number | undefined) {
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
  const blueprint = blueprintOf({ stop: [{ rule: 'length', min: 6, max: 6 }] })
  return createSessionConfig({ blueprint, items })
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
})

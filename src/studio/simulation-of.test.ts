import { expect, it } from 'vitest'
import type { DesignForecast } from '../workers/studio/protocol.ts'
import { simulationOf } from './simulation-of.ts'

type Simulated = NonNullable<Parameters<typeof simulationOf>[1]>

/** As much of a forecast as decides. */
function foundOf(title: string, population = { mean: 0, sd: 1 }, cuts = [0]): DesignForecast {
  return {
    blueprint: { title },
    forecast: { population, blocks: [{ decisions: { cuts } }] },
  } as unknown as DesignForecast
}

it('is the simulation of the same blueprint with the same candidates and cuts, though it was read anew', () => {
  const simulated = { of: foundOf('one') } as Simulated
  expect(simulationOf(foundOf('one'), simulated)).toBe(simulated)
  for (const other of [
    foundOf('two'),
    foundOf('one', { mean: 1, sd: 1 }),
    foundOf('one', { mean: 0, sd: 2 }),
    foundOf('one', { mean: 0, sd: 1 }, [0.5]),
  ])
    expect(simulationOf(other, simulated)).toBeUndefined()
  expect(simulationOf(foundOf('one'), undefined)).toBeUndefined()
})

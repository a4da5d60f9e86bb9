import { expect, it } from 'vitest'
import type { DesignForecast } from '../../workers/studio/protocol.ts'
import { simulationOf } from './simulation-of.ts'

type Simulated = NonNullable<Parameters<typeof simulationOf>[1]>

const population = { mean: 0, sd: 1 }

/** As much of a forecast as decides. */
function foundOf(title: string, of = population): DesignForecast {
  return { blueprint: { title }, forecast: { population: of } } as DesignForecast
}

function simulatedOf(title: string, of = population): Simulated {
  return { of: foundOf(title, of), plan: { abilities: { from: 'normal', ...of } } } as Simulated
}

it('is the simulation of the same blueprint with the same candidates, though it was read anew', () => {
  const simulated = simulatedOf('one')
  expect(simulationOf(foundOf('one'), simulated)).toBe(simulated)
  expect(simulationOf(foundOf('two'), simulated)).toBeUndefined()
  expect(simulationOf(foundOf('one', { mean: 1, sd: 1 }), simulated)).toBeUndefined()
  expect(simulationOf(foundOf('one', { mean: 0, sd: 2 }), simulated)).toBeUndefined()
  expect(simulationOf(foundOf('one'), undefined)).toBeUndefined()
})

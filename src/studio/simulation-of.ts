import type { DesignForecast } from '../workers/studio/protocol.ts'
import type { Simulated } from './outcome.tsx'

/** @returns what was simulated, where it was this very blueprint with these candidates and cuts; undefined where anything differs */
export function simulationOf(found: DesignForecast, simulated: Simulated | undefined): Simulated | undefined {
  if (simulated === undefined) return undefined
  return simulatedFrom(simulated.of) === simulatedFrom(found) ? simulated : undefined
}

/** What a simulation is made from, apart from its size and its seed. */
function simulatedFrom({ blueprint, forecast: { population, blocks } }: DesignForecast): string {
  return JSON.stringify([blueprint, population, blocks.map(({ decisions }) => decisions?.cuts)])
}

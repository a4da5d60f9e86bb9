import type { DesignForecast } from '../../workers/studio/protocol.ts'
import type { Simulated } from '../outcome.tsx'

/** @returns what was simulated, where it was this very blueprint with these candidates; undefined where anything differs */
export function simulationOf(
  { blueprint, forecast: { population } }: DesignForecast,
  simulated: Simulated | undefined,
): Simulated | undefined {
  if (simulated === undefined) return undefined
  const { of, plan } = simulated
  const { abilities } = plan
  const isSame =
    JSON.stringify(of.blueprint) === JSON.stringify(blueprint) &&
    abilities.from === 'normal' &&
    abilities.mean === population.mean &&
    abilities.sd === population.sd
  return isSame ? simulated : undefined
}

/** One thread of a simulation: gets the plan once, then ranges of candidates, and answers each range. */
import { parentPort, workerData } from 'node:worker_threads'
import {
  createSessionConfig,
  simulateCandidate,
  type SimulatedCandidate,
  type SimulationPlan,
} from '#adaptive'

/** Candidates [from, to). */
export interface Range {
  readonly from: number
  readonly to: number
}

export interface RangeDone extends Range {
  readonly candidates: readonly SimulatedCandidate[]
}

const port = parentPort
if (port) {
  const plan = workerData as SimulationPlan
  const config = createSessionConfig(plan)
  port.on('message', ({ from, to }: Range) => {
    const candidates = Array.from({ length: to - from }, (_, i) => simulateCandidate(config, plan, from + i))
    port.postMessage({ from, to, candidates } satisfies RangeDone)
  })
}

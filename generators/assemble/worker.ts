/** The thread that assembles: an exact solver blocks its thread, and Ctrl-C must end it. */
import { parentPort, workerData } from 'node:worker_threads'
import { assemble, type Assembly } from './assemble.ts'
import { loadSolver } from './load-solver.ts'
import type { AssemblyPlan } from './plan.ts'

export type AssemblyMessage =
  | { readonly type: 'progress'; readonly plan: number; readonly words: string }
  | { readonly type: 'done'; readonly assemblies: readonly Assembly[] }

const port = parentPort
if (port) {
  const send = (message: AssemblyMessage): void => port.postMessage(message)
  const solver = await loadSolver()
  const now = (): number => performance.now() / 1000
  const assemblies = (workerData as readonly AssemblyPlan[]).map((plan, i) =>
    assemble(plan, solver, { now, onProgress: (words) => send({ type: 'progress', plan: i, words }) }),
  )
  send({ type: 'done', assemblies })
}

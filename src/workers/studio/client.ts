import type { SimulatedCandidate, SimulationPlan, SimulationSummary } from '#adaptive'
import { SIMULATOR } from './names.ts'
import type {
  DesignRequest,
  SimulateReply,
  SimulateRequest,
  StudioBank,
  StudioReply,
  StudioRequest,
} from './protocol.ts'

/** A worker that answers designs for one bank. */
export interface DesignWorker {
  /** Asks for an answer; of those that wait while the worker is busy, only the last one gets any. */
  readonly ask: (request: Omit<DesignRequest, 'type' | 'round'>) => void
  /**
   * Asks which items to write for the design that was asked for last, once it is checked; a search that still goes on ends.
   *
   * @param maxRate share of the candidates above which an item is overexposed; the blueprint's, or else .5, if absent
   */
  readonly search: (maxRate: number | undefined) => void
  /** Ends a search, if one goes on. */
  readonly halt: () => void
  readonly close: () => void
}

/**
 * Starts a worker for a bank.
 *
 * @param onReply is told each answer to the last request, and of no other
 * @param onFailure is told a fault of ours, after which the worker is gone
 */
export function startDesignWorker(
  bank: StudioBank,
  onReply: (reply: StudioReply) => void,
  onFailure: (message: string) => void,
): DesignWorker {
  const worker = studioWorker('design')
  let [round, isBusy] = [0, false]
  let waiting: DesignRequest | undefined
  worker.addEventListener('message', ({ data }: MessageEvent<StudioReply>) => {
    if (data.type === 'checked') {
      isBusy = false
      if (waiting !== undefined) send(waiting)
    }
    if (data.round === round) onReply(data)
  })
  worker.addEventListener('error', ({ message }) => onFailure(message))
  post({ type: 'bank', bank })
  return {
    ask: (request) => {
      round += 1
      const whole: DesignRequest = { type: 'design', round, ...request }
      if (!isBusy) send(whole)
      else waiting = whole
    },
    search: (maxRate) => post({ type: 'search', round, ...(maxRate !== undefined && { maxRate }) }),
    halt: () => post({ type: 'halt' }),
    close: () => worker.terminate(),
  }

  function send(request: DesignRequest): void {
    waiting = undefined
    isBusy = true
    post(request)
  }

  function post(request: StudioRequest): void {
    worker.postMessage(request, [])
  }
}

/** A simulation that goes on in workers. */
export interface RunningSimulation {
  /** undefined where it was cancelled; rejects where a worker failed by a fault of ours */
  readonly end: Promise<SimulationSummary | undefined>
  readonly cancel: () => void
}

/** Candidates in one message. */
const AT_ONCE = 20

/**
 * Simulates the candidates of a plan in as many workers as the machine has cores: the outcome is that of the command line,
 * to the bit, for any number of them.
 *
 * @param onProgress is told how many are done
 */
export function startSimulation(plan: SimulationPlan, onProgress: (done: number) => void): RunningSimulation {
  const { promise, resolve, reject } = Promise.withResolvers<SimulationSummary | undefined>()
  const results: SimulatedCandidate[] = []
  let [next, done] = [0, 0]
  const threads = Math.min(navigator.hardwareConcurrency, Math.ceil(plan.candidates / AT_ONCE))
  const workers = Array.from({ length: threads }, () => {
    const worker = studioWorker(SIMULATOR)
    const post = (request: SimulateRequest): void => worker.postMessage(request, [])
    const giveNext = (): void => {
      if (next >= plan.candidates) return
      const from = next
      next = Math.min(plan.candidates, from + AT_ONCE)
      post({ type: 'range', from, to: next })
    }
    worker.addEventListener('message', ({ data }: MessageEvent<SimulateReply>) => {
      if (data.type === 'summary') {
        resolve(data.summary)
        return
      }
      for (const [at, candidate] of data.candidates.entries()) results[data.from + at] = candidate
      done += data.candidates.length
      onProgress(done)
      if (done === plan.candidates) post({ type: 'summary', candidates: results })
      giveNext()
    })
    worker.addEventListener('error', ({ message }) => reject(new Error(`the simulation failed: ${message}`)))
    post({ type: 'plan', plan })
    giveNext()
    return worker
  })
  return {
    end: promise.finally(() => workers.forEach((worker) => worker.terminate())),
    cancel: () => resolve(undefined),
  }
}

function studioWorker(name: string): Worker {
  return new Worker(new URL('../studio.ts', import.meta.url), { type: 'module', name })
}

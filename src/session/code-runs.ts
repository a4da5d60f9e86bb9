import { isRunnable, type WrittenKind } from '#log'
import type { Runner } from '#runner'
import type { PracticeItemOf } from '#schemas/public-item'
import type { Course } from './course.ts'
import { itemNow } from './follow-up.ts'
import { PythonMissingError } from './python-missing.ts'
import { runPart } from './run-part.ts'
import type { VisibleResult, VisibleRun } from './run-visible.ts'
import type { Trouble } from './trouble.ts'
import type { RunView } from './view.ts'
import { hasRightOne } from './view-of.ts'
import { isPredicting, responseOf } from './work.ts'
import type { SessionWorld } from './world.ts'

const IDLE: RunView = { state: 'idle' }
const NO_PYTHON: RunView = { state: 'no-python' }

/** The candidate's own runs of the code at hand. */
export interface CodeRuns {
  /** What the last one came to. */
  readonly view: () => RunView
  /** @param only the id of the one case that is wanted */
  readonly run: (only?: string) => void
  readonly stop: () => void
  /** Forgets what the last one came to. */
  readonly clear: () => void
  /** @throws RunnerUnavailableError */
  readonly runner: () => Promise<Runner>
  /** Whether Python is here, or could be fetched; where not, the results say so. */
  readonly hasPython: () => Promise<boolean>
}

interface CodeRunsOptions {
  readonly world: Pick<SessionWorld, 'createRunner' | 'grading'>
  readonly course: Course
  readonly trouble: Trouble
  readonly show: () => void
}

/** Runs code on the cases that the candidate sees; one run at a time. */
export function createCodeRuns({ world, course, trouble, show }: CodeRunsOptions): CodeRuns {
  let view = IDLE
  let stopRunning: (() => void) | undefined
  let started: Promise<Runner> | undefined
  return { view: () => view, run, stop: () => stopRunning?.(), clear: () => (view = IDLE), runner, hasPython }

  function run(only?: string): void {
    const { item, work } = course
    if (!item) return
    if (view.state === 'running' || course.isScoring() || course.isPaused() || isPredicting(work)) return
    const response = responseOf(work, item, course.languages())
    if (!isRunnable(response) || !hasRightOne(item)) return
    const abort = new AbortController()
    const stop = (): void => abort.abort()
    stopRunning = stop
    const { ownCases } = work
    const own = ownCases.filter(({ input }) => input.trim() !== '').length
    const shown = itemNow(item, work)
    const part = runPart(shown.task)
    const examples = 'examples' in part ? part.examples.length : 0
    view = { state: 'running', done: 0, of: only === undefined ? examples + own : 1 }
    show()
    const task = async (): Promise<void> => {
      const { visibleRuns } = await world.grading()
      // The response is of the item's kind, which the type of a union of pairs cannot say.
      const runVisible = visibleRuns[response.kind] as (
        run: VisibleRun<WrittenKind>,
      ) => Promise<VisibleResult>
      const result = await runVisible({
        item: shown as PracticeItemOf<WrittenKind>,
        response,
        ownCases,
        only,
        runner: await runner(),
        signal: abort.signal,
        onProgress: (done, of) => {
          if (stopRunning !== stop) return
          view = { state: 'running', done, of }
          show()
        },
      })
      if (course.item !== item) return
      if (result.cases.length > 0)
        course.append('run', { item: item.id, language: result.language, cases: [...result.cases] })
      if (stopRunning === stop) view = result.view
    }
    const orSayWhatIsMissing = (error: unknown): void => {
      if (!(error instanceof PythonMissingError)) throw error
      if (stopRunning === stop) view = NO_PYTHON
    }
    void trouble
      .guarded(() => task().catch(orSayWhatIsMissing))
      .finally(() => {
        // Another run, or none, is on screen since then.
        if (stopRunning !== stop) return
        stopRunning = undefined
        if (view.state === 'running') view = IDLE
        show()
      })
  }

  async function hasPython(): Promise<boolean> {
    try {
      await (await runner()).ready('python')
      return true
    } catch (error) {
      if (!(error instanceof PythonMissingError)) throw error
      view = NO_PYTHON
      return false
    }
  }

  function runner(): Promise<Runner> {
    started ??= world.createRunner()
    started.catch(() => (started = undefined))
    return started
  }
}

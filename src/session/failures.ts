import type { PracticeItemOf } from '#schemas/public-item'
import type { Score } from '#schemas/score'
import type { CodeRuns } from './code-runs.ts'
import type { Course } from './course.ts'
import type { FailuresView } from './view.ts'
import { isKeyOpen, responseOf } from './work.ts'
import type { SessionWorld } from './world.ts'

const NONE: FailuresView = { state: 'none' }

/** Hidden cases that the scored code at hand fails: shown once its key may be. */
export interface Failures {
  /** What is known of them now. Who asks first sets it going, and is shown the rest later. */
  readonly view: () => FailuresView
}

interface FailuresOptions {
  readonly world: Pick<SessionWorld, 'grading'>
  readonly course: Course
  readonly runs: CodeRuns
  readonly show: () => void
}

export function createFailures({ world, course, runs, show }: FailuresOptions): Failures {
  let found = NONE
  /** Whose failures were looked for. */
  let lookedAt: Score | undefined
  let abort: AbortController | undefined
  return { view }

  function view(): FailuresView {
    const { item, work } = course
    const score = work.scores.at(-1)
    const isRun = item?.kind === 'code' || item?.kind === 'sql'
    if (!isRun || score === undefined || !mayShow()) {
      if (found.state === 'running') lookedAt = undefined
      abort?.abort()
      return NONE
    }
    if (score !== lookedAt) look(item, score)
    return found
  }

  function mayShow(): boolean {
    const test = course.running?.blueprint
    const isPractice = test?.use === 'practice' && test.feedback !== 'end'
    return isPractice && course.isFeedback() && isKeyOpen(course.work)
  }

  function look(item: PracticeItemOf<'code' | 'sql'>, score: Score): void {
    const response = responseOf(course.work, item, course.languages())
    lookedAt = score
    const { signal } = (abort = new AbortController())
    const hasFailed = score.cases?.some(({ verdict }) => verdict !== 'passed')
    found = hasFailed ? { state: 'running' } : NONE
    if (!hasFailed) return
    const tell = (failures: FailuresView): void => {
      if (signal.aborted || lookedAt !== score) return
      found = failures
      show()
    }
    Promise.all([world.grading(), runs.runner()])
      .then(([{ runFailures, runSqlFailures }, runner]) => {
        const rest = { score, runner, signal }
        if (item.kind === 'code' && response.kind === 'code') return runFailures({ item, response, ...rest })
        return item.kind === 'sql' && response.kind === 'sql'
          ? runSqlFailures({ item, response, ...rest })
          : []
      })
      .then(
        (cases) => tell({ state: 'done', cases }),
        () => tell({ state: 'unavailable' }),
      )
  }
}

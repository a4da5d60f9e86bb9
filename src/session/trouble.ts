import type { Signal } from '@preact/signals'
import { RunnerUnavailableError } from '#runner'
import { problems } from '../text/problems.ts'
import { PythonMissingError } from './python-missing.ts'
import { LoadError } from './release.ts'
import type { Problem, SessionView } from './view.ts'
import { NoRandomError } from './world.ts'

/** What cannot go on by itself, in words; the log is safe in any case. */
export interface Trouble {
  /**
   * Does something; whatever it throws becomes words.
   *
   * @param again what the candidate's next try does; unless told otherwise, it goes on where the session stands
   */
  readonly guarded: (task: () => Promise<void>, again?: () => Promise<void>) => Promise<void>
  /** @param cause for the browser's own list of errors, where nobody foresaw it */
  readonly fail: (code: Problem['code'], cause?: unknown) => void
  /** Says what the next try does. */
  readonly nextTry: (task: () => Promise<void>) => void
  readonly tryAgain: () => void
}

interface TroubleOptions {
  readonly view: Signal<SessionView>
  readonly report: (error: unknown) => void
  /** Goes on where the session stands. */
  readonly goOn: () => Promise<void>
  /** Whatever was under way is not any more. */
  readonly abandon: () => void
}

/** Turns what goes wrong into a screen with ways on. */
export function createTrouble({ view, report, goOn, abandon }: TroubleOptions): Trouble {
  let retry = (): void => void guarded(goOn)
  return {
    guarded,
    fail,
    nextTry: (task) => (retry = () => void guarded(task)),
    tryAgain: () => {
      view.value = { screen: 'loading' }
      retry()
    },
  }

  async function guarded(task: () => Promise<void>, again?: () => Promise<void>): Promise<void> {
    try {
      await task()
    } catch (error) {
      abandon()
      retry = () => void guarded(again ?? goOn, again)
      if (error instanceof RunnerUnavailableError) fail('no-runner')
      else if (error instanceof PythonMissingError) fail('no-python')
      else if (error instanceof NoRandomError) fail('no-secure-context')
      else fail('load-failed', error instanceof LoadError ? undefined : error)
    }
  }

  function fail(code: Problem['code'], cause?: unknown): void {
    if (cause !== undefined) report(cause)
    view.value = { screen: 'problem', problem: { code, ...problems[code] } }
  }
}

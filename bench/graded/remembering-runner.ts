import { createHash } from 'node:crypto'
import type { Execution, Runner } from '#runner'

/** A runner that runs each program once on the same cases, and how often it was asked. */
export interface RememberingRunner extends Runner {
  readonly asked: () => { readonly runs: number; readonly remembered: number }
}

/**
 * Outcomes and fuel of a program are the same whenever it is run, so that a study of thousands of candidates needs to run
 * what they write once each. What a watchdog stopped is not remembered.
 */
export function rememberingRunner(runner: Runner): RememberingRunner {
  const memory = new Map<string, Promise<Execution[]>>()
  let runs = 0
  let remembered = 0
  return {
    ...runner,
    asked: () => ({ runs, remembered }),
    run: async (program, cases, limits, options = {}) => {
      const text = JSON.stringify([program, cases.map(({ id, input }) => [id, input]), limits, options.steps])
      const key = createHash('sha1').update(text).digest('base64')
      const known = memory.get(key)
      if (known !== undefined) remembered += 1
      else runs += 1
      const found = known ?? runner.run(program, cases, limits, withoutCallback(options))
      if (known === undefined) memory.set(key, found)
      const executions = await found
      if (executions.some(({ outcome }) => outcome.type === 'stopped')) memory.delete(key)
      for (const execution of executions) options.onExecution?.(execution)
      return executions
    },
  }
}

function withoutCallback({ steps }: { readonly steps?: number }) {
  return steps === undefined ? {} : { steps }
}

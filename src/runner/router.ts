import { runtimeOf, type Runner, type Runtime } from './program.ts'

/**
 * A runner over one runner for each runtime; each is made when the first program of its languages is to run, so that
 * nobody waits for a language, or fetches one, that no item at hand is written in.
 *
 * @param makers of the runtimes' runners
 */
export function createRouter(makers: Readonly<Record<Runtime, () => Runner>>): Runner {
  const made = new Map<Runtime, Runner>()
  let isClosed = false
  const runnerOf = (runtime: Runtime): Runner => {
    const known = made.get(runtime)
    if (known !== undefined) return known
    const runner = makers[runtime]()
    if (isClosed) runner.close()
    made.set(runtime, runner)
    return runner
  }
  return {
    run: async (program, cases, limits, options) =>
      await runnerOf(runtimeOf(program.language)).run(program, cases, limits, options),
    ready: async (runtime = 'javascript') => await runnerOf(runtime).ready(),
    close: () => {
      isClosed = true
      for (const runner of made.values()) runner.close()
    },
  }
}

import type { Execution, Runner } from '#runner'
import { hashOf } from '../../compile/folder.ts'

/** A runner that keeps what came of its runs, and one that gives it again. */
export interface Recorder {
  readonly runner: Runner
  /**
   * Gives what the first run of the same program on the same cases came to, then what the second came to, and so on; runs
   * what was not run before. So a program that does something else at its second run is found out a second time. Steps are
   * counted once, by either runner.
   */
  readonly again: Runner
}

/** @param runner that runs everything once */
export function createRecorder(runner: Runner): Recorder {
  const kept = new Map<string, Execution[][]>()
  return {
    runner: {
      ...runner,
      run: async (program, cases, limits, options) => {
        const key = keyOf([program, cases, limits, options?.steps])
        const [known] = kept.get(key) ?? []
        // Counted steps say nothing of a second run, and take longest: they are counted once.
        if (options?.steps !== undefined && known) return known
        const found = await runner.run(program, cases, limits, options)
        kept.set(key, [...(kept.get(key) ?? []), found])
        return found
      },
    },
    again: {
      ...runner,
      run: async (program, cases, limits, options) => {
        const [first, ...others] = kept.get(keyOf([program, cases, limits, options?.steps])) ?? []
        if (!first) return runner.run(program, cases, limits, options)
        if (options?.steps === undefined) kept.set(keyOf([program, cases, limits, options?.steps]), others)
        for (const one of first) options?.onExecution?.(one)
        return first
      },
    },
  }
}

function keyOf(run: unknown): string {
  return hashOf(JSON.stringify(run))
}

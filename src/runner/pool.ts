import { checkLimits, checkSteps } from './limits.ts'
import type { Execution, Runner } from './program.ts'
import type { Supervisor } from './supervisor.ts'

/**
 * A runner over some sandboxes: each run takes one of them for all its cases, further runs wait in order.
 *
 * @param supervisors at least one
 */
export function createPool(supervisors: readonly Supervisor[]): Runner {
  const free = [...supervisors]
  const waiting: ((supervisor: Supervisor) => void)[] = []

  return {
    run: async (program, cases, limits, { signal, onExecution, steps } = {}) => {
      checkLimits(limits)
      if (steps !== undefined) checkSteps(steps)
      checkName(program.signature?.name)
      const supervisor = await take()
      try {
        const executions: Execution[] = []
        let stuck: Execution | undefined
        for (const testCase of cases) {
          const { execution, isStuck } =
            stuck === undefined
              ? await supervisor.execute(
                  { program, case: testCase, limits, ...(steps === undefined ? {} : { steps }) },
                  signal,
                )
              : { execution: { ...stuck, case: testCase.id }, isStuck: true }
          if (isStuck) stuck = execution
          executions.push(execution)
          onExecution?.(execution)
        }
        return executions
      } finally {
        giveBack(supervisor)
      }
    },
    ready: async () => void (await Promise.all(supervisors.map((supervisor) => supervisor.ready()))),
    close: () => supervisors.forEach((supervisor) => supervisor.close()),
  }

  function take(): Promise<Supervisor> {
    const supervisor = free.pop()
    if (supervisor !== undefined) return Promise.resolve(supervisor)
    return new Promise((resolve) => waiting.push(resolve))
  }

  function giveBack(supervisor: Supervisor): void {
    const next = waiting.shift()
    if (next === undefined) free.push(supervisor)
    else next(supervisor)
  }
}

/** The name becomes part of a script, so it must be one. */
function checkName(name: string | undefined): void {
  if (name !== undefined && !/^[\p{ID_Start}$_][\p{ID_Continue}$]*$/u.test(name)) {
    throw new RangeError(`Unexpected function name ${JSON.stringify(name)}, expected an identifier`)
  }
}

import { limitsOfSql, outOfFuel, sqlCases, sqlProgram, type Execution } from '#runner'
import type { TaskOf } from '#schemas/public-item'
import type { Encoded } from '#schemas/value'
import type { VerifyContext } from '../verification.ts'

/** Databases that one instance of the engine is given at a time. */
const AT_ONCE = 250

type Task = Pick<TaskOf<'sql'>, 'access' | 'inspect' | 'schema' | 'limits'>

export interface RunDatabasesOptions {
  /** Units that the query may use on one database; the item's limit where absent. */
  readonly fuel?: number
  /** Whether what one database shows is enough: what comes after it may be missing then. */
  readonly isEnough?: (execution: Execution, at: number) => boolean
}

/**
 * Runs a query on many databases, of which many share an instance of the engine: starting one costs more than most queries
 * on a small database. What has no result there is run in an instance of its own, to see how it ends.
 *
 * @param scripts each fills the tables of one database
 * @returns how each ended, in the order of the scripts; its `case` is its place
 */
export async function runDatabases(
  task: Task,
  text: string,
  scripts: readonly string[],
  { runner, signal }: Pick<VerifyContext, 'runner' | 'signal'>,
  { fuel, isEnough = () => false }: RunDatabasesOptions = {},
): Promise<readonly Execution[]> {
  const program = sqlProgram(task, text)
  const own = limitsOfSql(task)
  const limits = fuel === undefined ? own : { ...own, fuel }
  const options = signal ? { signal } : {}
  const cases = sqlCases(
    task,
    scripts.map((script, at) => ({ id: String(at), script })),
  )
  const found: Execution[] = []
  while (found.length < cases.length) {
    const some = cases.slice(found.length, found.length + AT_ONCE)
    const values = some.length > 1 ? await runTogether(some.flatMap(({ input }) => input)) : []
    // The first without a result, if it is the first of all, shows what keeps the others from having one.
    const known = values.length === 0 ? [null] : values
    for (const [at, value] of known.entries()) {
      const one = some[at]
      if (!one) break
      const ended =
        value === null
          ? await runner.run(program, [one], limits, options)
          : [endOf(one.id, value, limits.fuel)]
      found.push(...ended)
      if (ended.some((execution) => isEnough(execution, found.length - 1))) return found
    }
  }
  return found

  async function runTogether(inputs: readonly Encoded[]): Promise<readonly Encoded[]> {
    const many = { ...program, database: { access: task.access, ...program.database, isMany: true } } as const
    const most = { ...limits, watchdogMs: limits.watchdogMs * inputs.length }
    const [execution] = await runner.run(many, [{ id: 'many', input: inputs }], most, options)
    const value = execution?.outcome.type === 'returned' ? execution.outcome.value : []
    return Array.isArray(value) ? value : []
  }
}

function endOf(id: string, value: Encoded, fuel: number): Execution {
  const isOut = value === outOfFuel
  const outcome = isOut ? ({ type: 'time_limit' } as const) : ({ type: 'returned', value } as const)
  return { case: id, outcome, fuel: isOut ? fuel : 0, depth: 0, console: '' }
}

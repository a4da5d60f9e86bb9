import type { MeasuredGrowth } from '#adaptive'
import type { TaskOf } from '#schemas/public-item'
import type { ResponseOf } from '#schemas/response'
import { measureArrangements, measureSizes, type TakenGrowth } from '../complexity/measure-sizes.ts'
import type { Counting } from '../complexity/sweep.ts'
import { limitsOfSql } from '../limits.ts'
import type { Execution, Runner } from '../program.ts'
import { sqlCases, sqlProgram } from './grade-sql.ts'

/** What the scripts that fill the tables are given: each place of it becomes the number. */
export const sizePlace = /:n\b/g

/** The largest number that they are given. */
const largestSize = 4096

/** Steps that one point may take: with them a query that visits every pair of rows still has a dozen sizes. */
const sqlStepBudget = 20_000_000

/** Version of what is charged as a step in SQL, see {@link countingOf}. */
const sqlChargingPolicy = 1

type Task = Pick<TaskOf<'sql'>, 'access' | 'inspect' | 'schema' | 'limits'>

/**
 * Measures what the work of an answer grows like with the number of rows that the task's scripts make.
 *
 * @returns one for each size of the task, in their order; empty without a wanted class
 * @throws RunnerUnavailableError
 */
export function measureSqlGrowth(
  runner: Runner,
  task: Task,
  response: ResponseOf<'sql'>,
  taken: TakenGrowth = new Map(),
): Promise<readonly MeasuredGrowth[]> {
  const { sizes = [], scripts = [] } = task.limits.complexity ?? {}
  const program = sqlProgram(task, response.text)
  const limits = limitsOfSql(task)
  const byName = new Map(scripts.map(({ name, script }) => [name, script]))
  return measureSizes(sizes, taken, (size) =>
    measureArrangements(size, [...byName.keys()], {
      largest: largestSize,
      pointFuel: limits.fuel,
      countAt: (name) => async (n) => {
        const script = byName.get(name)?.replaceAll(sizePlace, String(n)) ?? ''
        const cases = sqlCases(task, [{ id: `${size}/${name}/${n}`, script }])
        const [execution] = await runner.run(program, cases, limits)
        return { counting: countingOf(execution), fuel: execution?.fuel ?? 0 }
      },
    }),
  )
}

/**
 * Steps are units of fuel: the instructions of SQLite's virtual machine, and what one of them hides, such as the
 * comparisons of a sort and the way down an index.
 */
function countingOf(execution: Execution | undefined): Counting {
  const { outcome, fuel = 0 } = execution ?? {}
  if (outcome === undefined || outcome.type === 'stopped') return 'stopped'
  const isOut = outcome.type === 'time_limit'
  if (!isOut && outcome.type !== 'returned') return 'failed'
  return {
    policy: sqlChargingPolicy,
    total: fuel,
    sites: [],
    isOver: isOut || fuel > sqlStepBudget,
    usesPatterns: false,
    usesTextAsCode: false,
  }
}

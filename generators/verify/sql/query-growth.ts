import { limitsOfSql, sizePlace, sqlCases, sqlProgram } from '#runner'
import { outcomeWords } from '../outcome.ts'
import type { VerifyContext } from '../verification.ts'
import type { Query, Run, SqlItem } from './query-run.ts'

/** Numbers of rows at which the scripts in growth/ are tried before anything is measured with them. */
const triedSizes = [8, 1024]

/** Scripts that cannot fill the tables. */
export async function growthFaults(item: SqlItem, { runner }: VerifyContext): Promise<readonly string[]> {
  const { task } = item
  if (!isGrowthWanted(item)) return []
  const cases = (task.limits.complexity?.scripts ?? []).flatMap(({ name, script }) =>
    triedSizes.map((size) => ({
      id: `growth/${name}.sql with :n = ${size}`,
      script: script.replaceAll(sizePlace, String(size)),
    })),
  )
  const look = sqlProgram({ access: 'read' }, 'SELECT 1')
  const executions = await runner.run(look, sqlCases(task, cases), limitsOfSql(task))
  return executions.flatMap(({ case: id, outcome }) =>
    outcome.type === 'returned' ? [] : [`${id}: ${outcomeWords(outcome)}`],
  )
}

/** A class is wanted of the first answer; what is adapted afterwards is not measured. */
export function isGrowthWanted({ task, change }: SqlItem): boolean {
  return change === undefined && task.limits.complexity !== undefined
}

/** Filed as too slow, right on every database, and short of the last category for how its steps grow alone. */
export function isSlowButRight(item: SqlItem, { expected }: Query, { judged, category }: Run): boolean {
  return (
    isGrowthWanted(item) &&
    expected === 'time_limit_exceeded' &&
    judged.every(({ verdict }) => verdict === 'passed') &&
    category === item.max - 1
  )
}

/** Without one, nothing shows that the last category can be missed by a result that is right. */
export function missingSlowOne(item: SqlItem, runs: readonly Run[]): readonly string[] {
  const isSlow = (query: Query, at: number) => {
    const found = runs[at]
    return found !== undefined && isSlowButRight(item, query, found)
  }
  return !isGrowthWanted(item) || item.detail.submissions.some(isSlow)
    ? []
    : [
        'no submission in time_limit_exceeded/ gives the right results with steps that outgrow the wanted class',
      ]
}

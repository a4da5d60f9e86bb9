import type { CaseVerdict } from '#adaptive'
import type { SqlCase, TaskOf } from '#schemas/public-item'
import { limitsOfSql } from '../limits.ts'
import type { Case, Program, Runner } from '../program.ts'
import { judgeTable } from './judge-table.ts'

type SqlTask = Pick<TaskOf<'sql'>, 'access' | 'inspect' | 'schema' | 'compare' | 'limits'>

/** @returns the program that a text is for a task */
export function sqlProgram({ access, inspect }: Pick<SqlTask, 'access' | 'inspect'>, text: string): Program {
  return { language: 'sql', text, database: { access, ...(inspect === undefined ? {} : { inspect }) } }
}

/** @returns databases as the runner takes them: the schema, then the rows */
export function sqlCases(
  { schema }: Pick<SqlTask, 'schema'>,
  cases: readonly Pick<SqlCase, 'id' | 'script'>[],
): Case[] {
  return cases.map(({ id, script }) => ({ id, input: [`${schema}\n;\n${script}`] }))
}

/**
 * Runs an answer on databases and judges each result.
 *
 * @returns one verdict per database, in their order
 * @throws RunnerUnavailableError
 */
export async function gradeSql(
  runner: Runner,
  task: SqlTask,
  cases: readonly SqlCase[],
  text: string,
): Promise<readonly CaseVerdict[]> {
  const executions = await runner.run(sqlProgram(task, text), sqlCases(task, cases), limitsOfSql(task))
  const expected = new Map(cases.map((one) => [one.id, one.expected]))
  return executions.map((execution) => ({
    id: execution.case,
    verdict: judgeTable(execution, expected.get(execution.case) ?? nothing, task.compare).verdict,
    fuel: execution.fuel,
  }))
}

const nothing = { columns: [], rows: [] } as const

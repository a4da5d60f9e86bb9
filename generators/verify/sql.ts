import { firstCategories } from '#adaptive'
import type { TaskOf } from '#schemas/public-item'
import { computedNames } from '../kinds/sql/computed-tables.ts'
import { seedOf } from './properties/seed-of.ts'
import { gradableOf } from './responses.ts'
import { verifyQueryFollowUp } from './sql/follow-up.ts'
import { proveQueries } from './sql/prove-queries.ts'
import type { SqlItem } from './sql/query-run.ts'
import { readTables } from './sql/read-tables.ts'
import { toldOrderFaults } from './sql/told-order.ts'
import type { Verifier } from './verification.ts'

/**
 * SQL: what a query must give is computed from the reference, the first accepted one. The other accepted ones agree on
 * every database, wrong ones fail the groups that were filed and no others, what is planted in the reference is found
 * out by some database, and neither the tables on screen nor an empty result earn anything. A follow-up has a reference
 * of its own, and is proven in the same way.
 */
export const verifySql: Verifier = async (item, context) => {
  const { detail } = item
  const gradable = gradableOf(item)
  if (detail.kind !== 'sql') throw new TypeError(`Unexpected ${detail.kind} item, expected sql`)
  const task = gradable.task as TaskOf<'sql'>
  const before: SqlItem = { id: item.id, task, max: firstCategories(gradable), detail }
  const first = await proveQueries(before, context)
  // Without a reference, nothing is known that could change.
  if (first.cases.length === 0) return { reasons: first.reasons, executed: first.executed }
  const { followUp } = detail
  const after =
    followUp && (await verifyQueryFollowUp({ item: before, max: gradable.max, followUp, first }, context))
  const all = [first, ...(after ? [after.queries] : [])]
  const databases = [...detail.databases, ...(followUp?.databases ?? [])]
  const tables = await readTables(databases, task, context)
  const cases = [...first.cases, ...(after?.cases ?? [])]
  const drawn = all.flatMap((one) => one.drawn ?? [])
  const planted = all.reduce((sum, one) => sum + one.planted, 0)
  const told = all.reduce((sum, one) => sum + one.told, 0)
  const waived = all.reduce((sum, one) => sum + one.waived, 0)
  return {
    reasons: [
      ...first.reasons,
      ...(after?.reasons ?? []),
      ...toldOrderFaults(task, item.public.stem, first.cases),
    ],
    executed: all.reduce((sum, { executed }) => sum + executed, after?.executed ?? 0),
    matrix: all.flatMap(({ runs }) =>
      runs.map(({ file, category, executions, judged }) => ({
        file,
        category,
        maxFuel: Math.max(0, ...executions.map(({ fuel }) => fuel)),
        verdicts: {
          ...Object.fromEntries(judged.map((one) => [one.case, one.verdict])),
          ...after?.foreseen.get(file),
        },
      })),
    ),
    computed: Object.fromEntries([
      ...cases.map((one) => [computedNames.expected(one.name), JSON.stringify(one.expected)] as const),
      ...databases.map(
        ({ name }, at) => [computedNames.tables(name), JSON.stringify(tables[at] ?? [])] as const,
      ),
      ...(after ? [[computedNames.voided, JSON.stringify(after.voided)] as const] : []),
      ['mutants', `${told} of ${planted} found out`],
    ]),
    mutants: { total: planted, killed: told, waived, survived: planted - told - waived },
    ...(drawn.length > 0 && {
      properties: {
        seed: context.replay?.seed ?? seedOf(item.id),
        runs: drawn.reduce((sum, { runs }) => sum + runs, 0),
        claims: drawn.reduce((sum, { claims }) => sum + claims, 0),
      },
    }),
    warnings: all.flatMap(({ warnings }) => warnings),
  }
}

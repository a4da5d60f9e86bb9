import { judgeTable } from '#runner'
import type { Proof } from '#schemas/proof'
import type { SqlCase } from '#schemas/public-item'
import type { CompiledQueryFollowUp } from '../../compile/compiled-item.ts'
import type { VerifyContext } from '../verification.ts'
import { execute, runQuery, type SqlItem } from './query-run.ts'
import { proveQueries, type ProvenQueries } from './prove-queries.ts'

type Verdicts = NonNullable<Proof['matrix']>[number]['verdicts']

interface FollowUpRun {
  /** As it is before the change. */
  readonly item: SqlItem
  /** The highest category, with those of the follow-up. */
  readonly max: number
  readonly followUp: CompiledQueryFollowUp
  readonly first: ProvenQueries
}

interface VerifiedFollowUp {
  readonly reasons: readonly string[]
  /** Runs beside those of `queries`. */
  readonly executed: number
  readonly queries: ProvenQueries
  /** The new databases, with what the second reference gives. */
  readonly cases: readonly SqlCase[]
  /** Ids of the old databases whose result is another one after the change. */
  readonly voided: readonly string[]
  /** The verdicts of accepted first answers on the new databases, by their file. */
  readonly foreseen: ReadonlyMap<string, Verdicts>
}

/**
 * Proves the follow-up of a query. A second reference, the first accepted answer to it, says what holds afterwards: on the
 * new databases, and on the old ones, of which those with another result are void. Every accepted first answer fails a
 * hidden new database, and wrong adaptations, planted faults and constant results are found out as before.
 */
export async function verifyQueryFollowUp(
  { item, max, followUp, first }: FollowUpRun,
  context: VerifyContext,
): Promise<VerifiedFollowUp> {
  const { groups, databases, submissions, waivers } = item.detail
  const reference = followUp.submissions.find(({ expected }) => expected === 'accepted')
  const onOld = reference ? await execute(item, reference.text, context) : []
  const voided = first.cases.flatMap(({ id, expected }, at) => {
    const found = onOld[at]
    return found && judgeTable(found, expected, item.task.compare).verdict === 'passed' ? [] : [id]
  })
  const after: SqlItem = {
    ...item,
    max,
    detail: {
      groups: { ...groups, ...followUp.groups },
      databases: [...databases.filter(({ id }) => !voided.includes(id)), ...followUp.databases],
      submissions: followUp.submissions,
      waivers,
    },
    change: {
      groups: followUp.groups,
      voided,
      firstGroups: groups,
      first: first.cases,
      shown: databases.flatMap(({ id, visible }) => (visible ? [id] : [])),
      growth: first.runs.find(({ category }) => category === item.max)?.growth ?? [],
      earned: item.max,
    },
  }
  const queries = await proveQueries(after, context)
  const cases = queries.cases.filter(({ group }) => Object.hasOwn(followUp.groups, group))
  const fresh: SqlItem = { ...item, detail: { ...item.detail, databases: followUp.databases } }
  const foreseen = new Map<string, Verdicts>()
  const reasons: string[] = []
  let executed = onOld.length
  for (const { file, text, expected } of cases.length > 0 ? submissions : []) {
    if (expected !== 'accepted') continue
    context.signal?.throwIfAborted()
    const { judged, executions } = await runQuery(fresh, cases, { file, text }, context)
    executed += executions.length
    foreseen.set(file, Object.fromEntries(judged.map((one) => [one.case, one.verdict])))
    const isBitten = followUp.databases.some(
      ({ visible }, at) => !visible && judged[at]?.verdict !== 'passed',
    )
    if (!isBitten)
      reasons.push(
        `${file}: passes every hidden database of the follow-up, so that nothing has to be adapted`,
      )
  }
  return { reasons: [...reasons, ...queries.reasons], executed, queries, cases, voided, foreseen }
}

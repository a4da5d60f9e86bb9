import type { SqlCase } from '#schemas/public-item'
import { ofRecord } from '../../compile/compiled-item.ts'
import { FOLLOW_UP } from '../mutate/judge-survivors.ts'
import type { VerifyContext } from '../verification.ts'
import { drawDatabases, type DrawnDatabases } from './draw-databases.ts'
import { mutantsOf } from './mutants.ts'
import {
  giveawayFaults,
  mutantFaults,
  referenceFaults,
  unsteadyFaults,
  unorderedFaults,
  submissionFaults,
  uselessDatabases,
} from './query-faults.ts'
import { missingSlowOne, growthFaults } from './query-growth.ts'
import {
  type SqlItem,
  type Run,
  type PlantedRun,
  tableOf,
  execute,
  runQuery,
  runPlanted,
} from './query-run.ts'

/** What was found by running some queries on the databases that prove them. */
export interface ProvenQueries {
  readonly reasons: readonly string[]
  readonly executed: number
  readonly runs: readonly Run[]
  /** The databases with what the reference gives on each; none where it fails. */
  readonly cases: readonly SqlCase[]
  /** Faults that were planted, and how many of them a database told. */
  readonly planted: number
  readonly told: number
  readonly waived: number
  readonly warnings: readonly string[]
  /** Databases that were drawn, and what is claimed of each; none where the queries fail on filed ones. */
  readonly drawn?: Pick<DrawnDatabases, 'runs' | 'claims'>
}

/**
 * Computes what queries must give from the reference, the first accepted one, and holds all others against it; where a
 * class of growth is wanted, some right one outgrows it; what is
 * planted in the reference is found out by some database, and neither the tables on screen nor an empty result earn
 * anything.
 */
export async function proveQueries(item: SqlItem, context: VerifyContext): Promise<ProvenQueries> {
  const { detail } = item
  const none = { executed: 0, runs: [], cases: [], planted: 0, told: 0, waived: 0, warnings: [] }
  const unfilled = await growthFaults(item, context)
  if (unfilled.length > 0) return { ...none, reasons: unfilled, executed: unfilled.length }
  const reference = detail.submissions.find(({ expected }) => expected === 'accepted')
  if (!reference) return { ...none, reasons: ['no accepted submission'] }
  const executions = await execute(item, reference.text, context)
  const faults = referenceFaults(item, reference, executions)
  if (faults.length > 0) return { ...none, reasons: faults, executed: executions.length }
  const cases = detail.databases.map(({ visible: _visible, ...one }, at): SqlCase => {
    return { ...one, tables: [], expected: tableOf(executions[at]) }
  })
  const runs: Run[] = []
  for (const { file, text } of detail.submissions) {
    context.signal?.throwIfAborted()
    runs.push(await runQuery(item, cases, { file, text, isFiled: true }, context))
  }
  const planted: PlantedRun[] = []
  for (const { name, text } of mutantsOf(reference.text)) {
    context.signal?.throwIfAborted()
    const file = item.change === undefined ? name : `${FOLLOW_UP}${name}`
    planted.push(await runPlanted(item, cases, { file, text }, context))
  }
  // What SQLite does not accept says nothing about the databases.
  const mutants = planted.filter(({ judged }) => judged.some(({ verdict }) => verdict !== 'compile_error'))
  const scored = new Set(ofRecord(detail.databases).map(({ id }) => id))
  const survivors = mutants.filter(({ judged }) =>
    judged.every(({ verdict }, at) => verdict === 'passed' || !scored.has(detail.databases[at]?.id ?? '')),
  )
  const unsound = [
    ...(await unsteadyFaults(item, { reference, executions, cases }, context)),
    ...detail.submissions.flatMap((submission, at) => submissionFaults(item, submission, runs[at])),
  ]
  for (const other of detail.submissions)
    if (unsound.length === 0 && other.expected === 'accepted' && other !== reference)
      unsound.push(...(await unorderedFaults(item, other, cases, context)))
  const drawn = unsound.length > 0 ? undefined : await drawDatabases(item, context)
  const told = new Map<string, string>()
  if (drawn?.reasons.length === 0 && !context.replay)
    for (const { file, text } of survivors) {
      context.signal?.throwIfAborted()
      // Of a variant: its item has shown that nothing tells it.
      if (context.isShared && detail.waivers[file] !== undefined) continue
      const words = await drawn.tell(text)
      if (words !== undefined) told.set(file, words)
    }
  return {
    reasons: [
      ...unsound,
      ...missingSlowOne(item, runs),
      ...(drawn?.reasons ?? []),
      ...mutantFaults(item, reference, { mutants, survivors, told }),
      ...giveawayFaults(item, cases),
    ],
    ...(drawn && { drawn }),
    executed: (runs.length + mutants.length) * detail.databases.length,
    runs,
    cases,
    planted: mutants.length,
    told: mutants.length - survivors.length,
    waived: survivors.filter(({ file }) => detail.waivers[file] !== undefined).length,
    warnings: uselessDatabases(item, [...runs, ...mutants]),
  }
}

import fc from 'fast-check'
import { judgeTable, showCell, type Execution } from '#runner'
import type { ResultTable } from '#schemas/public-item'
import { outcomeWords } from '../outcome.ts'
import { drawAll, DRAWS, replayWords } from '../properties/draw-all.ts'
import { seedOf } from '../properties/seed-of.ts'
import type { VerifyContext } from '../verification.ts'
import { breakTies } from './break-ties.ts'
import { databaseArbitrary } from './database-arbitrary.ts'
import { illegalFaults, legalDatabases } from './legal-databases.ts'
import type { Query, SqlItem } from './query-run.ts'
import { runDatabases } from './run-databases.ts'
import { readRows, readShapes, scriptOf, type Rows, type TableShape } from './table-shapes.ts'

/** Databases that are drawn beyond the first, to find one that tells a fault. */
const MORE_DRAWS = 800

/** Moves a seed to another stream, for draws beyond the first. */
const OTHER_STREAM = 0x5bd1e995

/** Databases that are asked again, each in an instance of its own: one that breaks a claim is enough. */
const MOST_DOUBTFUL = 5

/** Rows of a result that are shown. */
const MOST_SHOWN = 6

/** A legal database that nobody filed, and what the reference gives on it. */
interface DrawnDatabase {
  readonly rows: Rows
  readonly script: string
  readonly expected: ResultTable
}

/** What was found by running accepted queries on databases drawn at random. */
export interface DrawnDatabases {
  readonly reasons: readonly string[]
  /** Databases of which everything was asked that is claimed. */
  readonly runs: number
  /** Agreement with each other accepted query, and with itself where rows were inserted in another order. */
  readonly claims: number
  /**
   * The smallest database that tells a fault from the reference.
   *
   * @param text the reference with the fault
   * @returns what both give, in words; undefined where no drawn database tells it
   */
  readonly tell: (text: string) => Promise<string | undefined>
}

interface Claim {
  readonly rows: Rows
  readonly script: string
  readonly fault: string | undefined
  readonly expected: ResultTable | undefined
}

/**
 * Runs every accepted query on legal databases that no author wrote down: all give the same as the item compares it, in
 * whatever order rows were inserted and are read. The first database that breaks a claim
 * is made as small as it can be made.
 */
export async function drawDatabases(item: SqlItem, context: VerifyContext): Promise<DrawnDatabases> {
  const { task, detail } = item
  const none = { runs: 0, claims: 0, tell: async () => undefined }
  const [reference, ...others] = detail.submissions.filter(({ expected }) => expected === 'accepted')
  const refused = await illegalFaults({ task, illegal: detail.illegal }, detail.databases, context)
  if (!reference || refused.length > 0) return { ...none, reasons: refused }
  const shapes = await readShapes(task, context)
  const filed = (
    await readRows(
      task,
      shapes,
      detail.databases.map(({ script }) => script),
      context,
    )
  ).filter((rows) => rows !== undefined)
  const arbitrary = databaseArbitrary(shapes, filed)
  const legalise = (drawn: readonly Rows[], enough?: number) =>
    legalDatabases({ task, shapes, illegal: detail.illegal }, drawn, context, enough)
  const seed = context.replay?.seed ?? seedOf(item.id)
  const path = item.change === undefined ? context.replay?.path : undefined
  const claimed = { item, reference, others, shapes }
  const judge = (databases: readonly Rows[]) => judgeAll(claimed, databases, context)
  const found = await drawAll(
    { legalise: (drawn) => legalise(drawn, DRAWS), judge, arbitrary },
    { seed, path },
  )
  const empty =
    'illegal.sql: no legal database can be drawn near the filed ones: file some that have other rows, or refuse less'
  let more: Promise<readonly DrawnDatabase[]> | undefined
  return {
    reasons: [
      ...replayWords(item.id, found, seed),
      ...(found.claims.length === 0 && path === undefined ? [empty] : []),
    ],
    runs: found.claims.length,
    claims: others.length + 1,
    tell: async (text) => {
      let told = await smallestTelling(text, drawnOf(found.claims))
      told ??= await smallestTelling(text, await (more ??= drawMore()))
      for (let next = told; next;) {
        told = next
        next = await smallestTelling(text, await judgeLegal(withoutOne(next.rows)))
      }
      return (
        told &&
        `${placeWords(told.script)} it ${endWords(told.execution)} instead of ${tableWords(told.expected)}`
      )
    },
  }

  function drawMore(): Promise<readonly DrawnDatabase[]> {
    return judgeLegal(fc.sample(arbitrary, { seed: seed ^ OTHER_STREAM, numRuns: MORE_DRAWS }))
  }

  async function judgeLegal(drawn: readonly Rows[]): Promise<readonly DrawnDatabase[]> {
    const legal = (await legalise(drawn)).filter((rows) => rows !== undefined)
    return drawnOf(await judgeAll({ ...claimed, others: [] }, legal, context))
  }

  async function smallestTelling(text: string, databases: readonly DrawnDatabase[]) {
    const scripts = databases.map(({ script }) => script)
    const executions = await runDatabases(task, text, scripts, context)
    const telling = databases.flatMap((database, at) => {
      const execution = executions[at]
      return !execution || judgeTable(execution, database.expected, task.compare).verdict === 'passed'
        ? []
        : [{ ...database, execution }]
    })
    return telling.toSorted((left, right) => left.script.length - right.script.length)[0]
  }
}

/** Databases with one row less. */
function withoutOne(rows: Rows): readonly Rows[] {
  return rows.flatMap((own, table) => own.map((_, at) => rows.with(table, own.toSpliced(at, 1))))
}

function drawnOf(claims: readonly Claim[]): readonly DrawnDatabase[] {
  return claims.flatMap(({ rows, script, expected, fault }) =>
    expected === undefined || fault !== undefined ? [] : [{ rows, script, expected }],
  )
}

interface Claimed {
  readonly item: SqlItem
  readonly reference: Query
  readonly others: readonly Query[]
  readonly shapes: readonly TableShape[]
}

/** Turns the order round in which tables are read where no ORDER BY says one. */
const reversed = 'PRAGMA reverse_unordered_selects = ON;\n'

/** What is claimed of databases; what differs where many share an instance is asked again in one of its own. */
async function judgeAll(
  claimed: Claimed,
  databases: readonly Rows[],
  context: VerifyContext,
): Promise<readonly Claim[]> {
  const claims = await judgeTogether(claimed, databases, context)
  const doubtful = claims
    .flatMap(({ fault }, at) => (fault === undefined ? [] : [at]))
    .slice(0, MOST_DOUBTFUL)
  const certain = new Map<number, Claim>()
  for (const at of databases.length > 1 ? doubtful : []) {
    const [claim] = await judgeTogether(claimed, databases.slice(at, at + 1), context)
    if (claim) certain.set(at, claim)
  }
  return claims.map((claim, at) => certain.get(at) ?? claim)
}

async function judgeTogether(
  { item: { task }, reference, others, shapes }: Claimed,
  databases: readonly Rows[],
  context: VerifyContext,
): Promise<readonly Claim[]> {
  const scripts = databases.map((rows) => scriptOf(shapes, rows))
  const turned = databases.map(
    (rows) =>
      `${reversed}${scriptOf(
        shapes,
        rows.map((own) => own.toReversed()),
      )}`,
  )
  const [first, rest, again] = await Promise.all([
    runDatabases(task, reference.text, scripts, context),
    Promise.all(others.map(({ text }) => runDatabases(task, text, scripts, context))),
    Promise.all(
      [reference, ...others].map(({ text }) =>
        runDatabases(task, breakTies(text, task.columns.length, 'DESC'), turned, context),
      ),
    ),
  ])
  return databases.map((rows, at): Claim => {
    const script = scripts[at] ?? ''
    const execution = first[at]
    const place = placeWords(script)
    if (execution?.outcome.type !== 'returned') {
      const words = execution ? endWords(execution) : 'was not run'
      return { rows, script, expected: undefined, fault: `${reference.file} ${words} ${place}` }
    }
    const expected = execution.outcome.value as unknown as ResultTable
    const isSame = (one: Execution | undefined) =>
      one !== undefined && judgeTable(one, expected, task.compare).verdict === 'passed'
    const unordered = again.findIndex(
      (executions) => executions[at]?.outcome.type === 'returned' && !isSame(executions[at]),
    )
    const index = rest.findIndex((executions) => !isSame(executions[at]))
    if (unordered === 0 || (unordered > 0 && index < 0))
      return {
        rows,
        script,
        expected,
        fault: `${(others[unordered - 1] ?? reference).file}: the result depends on the order in which rows are inserted and read, ${place}: order, or choose, by something unique`,
      }
    const other = rest[index]?.[at]
    return {
      rows,
      script,
      expected,
      fault:
        other &&
        `${place} ${reference.file} gives ${tableWords(expected)}, and ${others[index]?.file} ${endWords(other)}`,
    }
  })
}

/** On which rows, as an author would write them into a file of databases. */
function placeWords(script: string): string {
  return script === '' ? 'on empty tables' : `on ${script.replace(/;$/, '')}`
}

/** What a query gives, or how else it ends. */
function endWords({ outcome }: Execution): string {
  return outcome.type === 'returned'
    ? `gives ${tableWords(outcome.value as unknown as ResultTable)}`
    : outcomeWords(outcome)
}

function tableWords({ rows }: ResultTable): string {
  const shown = rows.slice(0, MOST_SHOWN).map((row) => `(${row.map(showCell).join(', ')})`)
  const more = rows.length > MOST_SHOWN ? [`${rows.length - MOST_SHOWN} more`] : []
  return rows.length === 0 ? 'no rows' : [...shown, ...more].join(', ')
}

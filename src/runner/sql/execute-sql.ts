import type { Encoded } from '#schemas/value'
import { resultShare } from '../limits.ts'
import type { Execution, Outcome, Program } from '../program.ts'
import type { Task } from '../protocol.ts'
import { code, stackBytes } from './abi.ts'
import {
  openDatabase,
  stepThrough,
  type Database,
  type SqlCounts,
  type SqlFault,
  type Stepped,
} from './database.ts'
import type { SqlEngine } from './engine.ts'
import { explainSql } from './explain.ts'
import type { SqlInstance } from './instance.ts'
import { lastOf, placesIn, spaceBefore, type Place } from './places.ts'

/** Rows that a result may have. */
const mostRows = 10_000
/** Statements that a text may have where rows may be changed; a query is one. */
const mostStatements = 20

/**
 * Runs a candidate's statements on one database, made anew, or on many.
 *
 * @param task its case has one argument, the script that makes the database
 * @returns how it ended; never throws for anything that statements do. A result is `{columns, rows}`; of many databases, a
 * list with `null` for those that have none, which ends before the first whose statements broke off, or with
 * {@link outOfFuel} where they used up what they may
 */
export function executeSql(engine: SqlEngine, task: Task): Promise<Execution> {
  return task.program.database?.isMany ? executeOnMany(engine, task) : executeOnOne(engine, task)
}

async function executeOnOne(
  engine: SqlEngine,
  { program, case: { id, input }, limits }: Task,
): Promise<Execution> {
  const instance = await engine.open(limits.memoryMiB)
  const counts = { steps: 0, sorts: 0, rowsScanned: 0 }
  const database = await attempt(instance, () => openSeeded(instance, input[0]))
  if (database.type !== 'open') {
    instance.close()
    return { case: id, outcome: database, fuel: 0, depth: 0, console: '', counts }
  }
  instance.fuel.set(limits.fuel)
  const room = { rows: mostRows, bytes: limits.outputBytes * resultShare }
  const outcome = await attempt(instance, () => run(instance, database.database, program, room, counts))
  instance.close()
  return {
    case: id,
    outcome,
    fuel: outcome.type === 'compile_error' ? 0 : limits.fuel - Math.max(0, instance.fuel.get()),
    depth: Math.min(1, instance.deepest() / stackBytes),
    console: '',
    counts,
  }
}

/** Stands for the result of statements that used up their fuel: that does not hang on what shares their instance. */
export const outOfFuel = 'out of fuel'

/** One after another in one instance, which costs far more to start than a small database. */
async function executeOnMany(
  engine: SqlEngine,
  { program, case: { id, input }, limits }: Task,
): Promise<Execution> {
  const instance = await engine.open(limits.memoryMiB)
  const room = { rows: mostRows, bytes: limits.outputBytes * resultShare }
  const results: Encoded[] = []
  let isMade = false
  for (const script of input) {
    const found = await attempt(instance, () => ({ type: 'ended', ...runOnNext(script) }) as const)
    // What breaks off leaves the instance in no state to go on from.
    if (found.type === 'time_limit' && isMade) results.push(outOfFuel)
    if (found.type !== 'ended') break
    results.push(found.result)
  }
  instance.close()
  return { case: id, outcome: { type: 'returned', value: results }, fuel: 0, depth: 0, console: '' }

  function runOnNext(script: Encoded): { readonly result: Encoded } {
    isMade = false
    const seeded = openSeeded(instance, script)
    if (seeded.type !== 'open') return { result: null }
    isMade = true
    instance.fuel.set(limits.fuel)
    const outcome = run(instance, seeded.database, program, room, { steps: 0, sorts: 0, rowsScanned: 0 })
    instance.fuel.set(2 ** 31 - 1)
    seeded.database.close()
    return { result: outcome.type === 'returned' ? outcome.value : null }
  }
}

type Seeded = { readonly type: 'open'; readonly database: Database } | Outcome

/** Making the database is the author's work, and costs the candidate nothing. */
function openSeeded(instance: SqlInstance, script: unknown): Seeded {
  instance.fuel.set(2 ** 31 - 1)
  const database = openDatabase(instance)
  const fault = database.seed(typeof script === 'string' ? script : '')
  if (fault === undefined) return { type: 'open', database }
  return { type: 'runtime_error', name: 'The database cannot be made', message: fault.message }
}

/** Runs something that may trap, and says what the trap means: only the meters and the host's flags are asked. */
async function attempt<T>(instance: SqlInstance, task: () => T): Promise<T | Outcome> {
  try {
    return task()
  } catch (error) {
    if (instance.world.halted === 'memory') return { type: 'memory_limit' }
    if (instance.fuel.get() < 0) return { type: 'time_limit' }
    if (instance.stackUsed() > stackBytes || error instanceof RangeError)
      return { type: 'runtime_error', name: 'Too deep', message: 'The statement is nested too deeply' }
    const message = error instanceof Error ? error.message : String(error)
    return { type: 'stopped', reason: 'crash', message: `The engine stopped: ${message}` }
  }
}

type Room = Parameters<typeof stepThrough>[2]
type Counts = { -readonly [Name in keyof SqlCounts]: number }

function run(
  instance: SqlInstance,
  database: Database,
  program: Program,
  room: Room,
  counts: Counts,
): Outcome {
  const { access = 'read', inspect } = program.database ?? {}
  database.restrict(access)
  const places = placesIn(program.text)
  // SQLite takes it for the end of the text, wherever it stands.
  const nul = places.bytes.indexOf(0)
  if (nul >= 0)
    return { type: 'compile_error', message: 'Unexpected character NUL. Remove it', ...places.at(nul) }
  const { address, length } = instance.write(program.text)
  const most = access === 'read' ? 1 : mostStatements
  let last: Stepped | undefined
  let found = 0
  for (let from = 0; from < length;) {
    const start = from + spaceBefore(places.bytes, from)
    const prepared = database.prepare(address + from, length - from)
    if ('code' in prepared) {
      const { message, offset = start - from } = prepared
      const fault = message === 'incomplete input' ? lastOf(places.bytes) : from + offset
      return refused(database, prepared, places.at(fault))
    }
    from = prepared.tail - address
    if (prepared.statement === 0) continue
    found += 1
    if (found > most) return { type: 'compile_error', message: tooMany(most), ...places.at(start) }
    const { result, counts: used } = stepThrough(instance, prepared.statement, room)
    add(counts, used)
    if (result === 'too much') return { type: 'output_limit' }
    if ('fault' in result) return failed(database, result.fault, places.at(start).line)
    last = result
  }
  if (last === undefined)
    return { type: 'compile_error', message: 'There is no statement yet', line: 1, column: 1 }
  return inspect === undefined ? returned(last) : look(instance, database, inspect, room)
}

/** The author's own query, which shows what the candidate's statements have done. */
function look(instance: SqlInstance, database: Database, inspect: string, room: Room): Outcome {
  const { address, length } = instance.write(inspect)
  const prepared = database.prepare(address, length)
  if ('code' in prepared)
    return { type: 'runtime_error', name: 'The result cannot be read', message: prepared.message }
  const { result } = stepThrough(instance, prepared.statement, room)
  if (result === 'too much') return { type: 'output_limit' }
  if ('fault' in result)
    return { type: 'runtime_error', name: 'The result cannot be read', message: result.fault.message }
  return returned(result)
}

function returned(result: Stepped): Outcome {
  if (result === 'too much' || 'fault' in result) throw new TypeError('Expected rows')
  const { columns, rows } = result
  return { type: 'returned', value: { columns: [...columns], rows: rows.map((row) => [...row]) } }
}

function refused(database: Database, { code: result, message }: SqlFault, place: Place): Outcome {
  if (result === code.noMemory) return { type: 'memory_limit' }
  return (
    notAllowed(database, result, place.line) ?? {
      type: 'compile_error',
      message: explainSql(message),
      ...place,
    }
  )
}

function notAllowed(database: Database, result: number, line: number): Outcome | undefined {
  const denied = database.denied()
  if (denied === undefined && (result & 0xff) !== code.denied) return undefined
  return { type: 'runtime_error', name: 'Not allowed here', message: refusal(denied ?? 'This'), line }
}

/** Why an action is refused, and what to do instead. */
function refusal(what: string): string {
  if (what === 'INSERT' || what === 'UPDATE' || what === 'DELETE')
    return `${what} changes the database, and this problem only reads it. Write one SELECT`
  if (what === 'ATTACH' || what === 'DETACH') return `${what}: there is no other database, and no file`
  if (what === 'PRAGMA')
    return 'PRAGMA: the settings of the database are fixed. The tables are shown beside the editor'
  return `${what} is not needed and not allowed. A common table expression, WITH … AS (…), can hold what you need in between`
}

function failed(database: Database, { code: result, message }: SqlFault, line: number): Outcome {
  if ((result & 0xff) === code.noMemory) return { type: 'memory_limit' }
  return (
    notAllowed(database, result, line) ?? {
      type: 'runtime_error',
      name: 'SQL',
      message: explainSql(message),
      line,
    }
  )
}

function tooMany(most: number): string {
  return most === 1
    ? 'A second statement begins here. The answer is one SELECT; remove the semicolon between them, or one of the two'
    : `More than ${most} statements`
}

function add(counts: Counts, more: SqlCounts): void {
  counts.steps += more.steps
  counts.sorts += more.sorts
  counts.rowsScanned += more.rowsScanned
}

import { encodeValue, type Encoded } from '#schemas/value'
import { action, actionNames, cell, code, counter, defensive, limits, strictQuotes } from './abi.ts'
import type { SqlInstance } from './instance.ts'

/** What statements may do: read alone, or also insert, update and delete rows. */
export type SqlAccess = 'read' | 'write'

/** Work that a statement did: SQLite's own counters. */
export interface SqlCounts {
  /** Instructions of SQLite's virtual machine */
  readonly steps: number
  /** Sorts that no index saved */
  readonly sorts: number
  /** Rows that were visited without an index */
  readonly rowsScanned: number
}

/** What SQLite says is wrong. */
export interface SqlFault {
  readonly code: number
  readonly message: string
  /** Byte of the text at which, where it is known */
  readonly offset: number | undefined
}

/** Rows of a statement's result, as they came. */
export interface SqlRows {
  readonly columns: readonly string[]
  readonly rows: readonly (readonly Encoded[])[]
}

/** One in-memory database. */
export interface Database {
  /** Runs a script of the author's. @returns what is wrong with it */
  readonly seed: (script: string) => SqlFault | undefined
  /** From now on statements may do no more than this. */
  readonly restrict: (access: SqlAccess) => void
  /** What was refused first, in words, such as `INSERT`. */
  readonly denied: () => string | undefined
  /** Prepares the statement that begins at a byte of a text in memory. */
  readonly prepare: (address: number, length: number) => Prepared | SqlFault
  /** Gives its memory back to the instance. */
  readonly close: () => void
}

export interface Prepared {
  /** 0 where there is nothing but spaces and comments */
  readonly statement: number
  /** Address behind the statement */
  readonly tail: number
}

/** @throws Error where SQLite does not open a database, which it always does */
export function openDatabase(instance: SqlInstance): Database {
  const { call, write, pointer } = instance
  const out = call('malloc', 8)
  const name = write(':memory:').address
  if (call('sqlite3_initialize') !== code.ok || call('sqlite3_open_v2', name, out, 0x86, 0) !== code.ok)
    throw new Error('SQLite did not open a database')
  const db = pointer(out)
  for (const [category, value] of limits) call('sqlite3_limit', db, category, value)
  let denied: string | undefined
  return {
    seed: (script) => {
      const { address } = write(`PRAGMA temp_store = MEMORY; PRAGMA foreign_keys = ON;\n${script}`)
      const result = call('sqlite3_exec', db, address, 0, 0, 0)
      return result === code.ok ? undefined : fault(result)
    },
    restrict: (access) => {
      for (const option of strictQuotes) call('sqlite3__wasm_db_config_ip', db, option, 0, 0)
      call('sqlite3__wasm_db_config_ip', db, defensive, 1, 0)
      const allowed = new Set<number>(access === 'write' ? [...reading, ...writing] : reading)
      const authorizer = instance.setCallback((_data = 0, asked = 0, table = 0) => {
        // To make or drop something, SQLite writes its schema table and asks for that first: what it is asks next.
        const isSchema =
          table !== 0 && isWriting(asked) && /^sqlite_(temp_)?(master|schema)$/.test(instance.text(table))
        if (allowed.has(asked) || isSchema) return code.ok
        denied ??= actionNames[asked] ?? 'This'
        return 1
      })
      call('sqlite3_set_authorizer', db, authorizer, 0)
    },
    denied: () => denied,
    prepare: (address, length) => {
      const result = call('sqlite3_prepare_v3', db, address, length + 1, 0, out, out + 4)
      return result === code.ok ? { statement: pointer(out), tail: pointer(out + 4) } : fault(result)
    },
    close: () => void call('sqlite3_close_v2', db),
  }

  function fault(result: number): SqlFault {
    const offset = call('sqlite3_error_offset', db)
    const message = instance.text(call('sqlite3_errmsg', db))
    return { code: result, message, offset: offset < 0 ? undefined : offset }
  }
}

function isWriting(asked: number): boolean {
  return asked === action.insert || asked === action.update || asked === action.delete
}

const reading = [action.select, action.read, action.call, action.recurse] as const
const writing = [action.insert, action.update, action.delete] as const

/** Why the rows of a statement are not all there: what is wrong, or that they are too many. */
export type Stepped = SqlRows | { readonly fault: SqlFault } | 'too much'

/**
 * Runs a statement to its end.
 *
 * @param room rows and bytes that its result may have
 */
export function stepThrough(
  instance: SqlInstance,
  statement: number,
  room: { readonly rows: number; readonly bytes: number },
): { readonly result: Stepped; readonly counts: SqlCounts } {
  const { call } = instance
  const width = call('sqlite3_column_count', statement)
  const columns = Array.from({ length: width }, (_, at) =>
    instance.text(call('sqlite3_column_name', statement, at)),
  )
  const rows: Encoded[][] = []
  let bytes = 0
  let result: Stepped | undefined
  while (result === undefined) {
    const state = call('sqlite3_step', statement)
    if (state === code.done) result = { columns, rows }
    else if (state !== code.row) result = { fault: faultOf(state) }
    else {
      const row = Array.from({ length: width }, (_, at) => {
        const read = readCell(instance, statement, at)
        bytes += read.bytes
        return read.value
      })
      rows.push(row)
      if (rows.length > room.rows || bytes > room.bytes) result = 'too much'
    }
  }
  const count = (which: number) => call('sqlite3_stmt_status', statement, which, 0)
  const counts = {
    steps: count(counter.steps),
    sorts: count(counter.sorts),
    rowsScanned: count(counter.rowsScanned),
  }
  call('sqlite3_finalize', statement)
  return { result, counts }

  function faultOf(state: number): SqlFault {
    const db = call('sqlite3_db_handle', statement)
    return { code: state, message: instance.text(call('sqlite3_errmsg', db)), offset: undefined }
  }
}

const decoder = new TextDecoder()

/** Bytes that a number counts for in a result. */
const numberBytes = 8

function readCell(
  instance: SqlInstance,
  statement: number,
  at: number,
): { readonly value: Encoded; readonly bytes: number } {
  const { call, callBig } = instance
  switch (call('sqlite3_column_type', statement, at)) {
    case cell.integer: {
      const exact = callBig('sqlite3_column_int64', statement, at)
      const near = Number(exact)
      return { value: Number.isSafeInteger(near) ? near : encodeValue(exact), bytes: numberBytes }
    }
    case cell.float: {
      const value = call('sqlite3_column_double', statement, at)
      return { value: encodeValue(value === 0 ? 0 : value), bytes: numberBytes }
    }
    case cell.text: {
      const address = call('sqlite3_column_text', statement, at)
      const length = call('sqlite3_column_bytes', statement, at)
      return { value: decoder.decode(instance.bytes(address, length)), bytes: length }
    }
    case cell.blob: {
      const address = call('sqlite3_column_blob', statement, at)
      const length = call('sqlite3_column_bytes', statement, at)
      return { value: encodeValue(instance.bytes(address, length).slice()), bytes: length }
    }
    default:
      return { value: null, bytes: 1 }
  }
}

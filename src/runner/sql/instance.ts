import type { BlankMemories } from '../engine/blank-memory.ts'
import { pageBytes } from '../engine/abi.ts'
import { readText, writeText } from '../engine/text.ts'
import { meterExports } from '../meter/meter.ts'
import { tableExport } from './abi.ts'
import { createSqlImports, type SqlWorld } from './imports.ts'

/** A function of the module: numbers in and out, 64-bit integers as bigints. */
type Native = (...values: (number | bigint)[]) => number

/** One instance of SQLite, with a memory of its own. */
export interface SqlInstance {
  readonly world: SqlWorld
  readonly call: (name: string, ...values: (number | bigint)[]) => number
  readonly callBig: (name: string, ...values: number[]) => bigint
  readonly fuel: { get: () => number; set: (units: number) => void }
  /** Bytes of stack that are in use now, weights of open calls included */
  readonly stackUsed: () => number
  /** The most there ever were */
  readonly deepest: () => number
  /** @returns the address of a copy that ends in a zero byte, and its length in bytes without it */
  readonly write: (text: string) => { readonly address: number; readonly length: number }
  /** @returns the text at an address that ends at a zero byte */
  readonly text: (address: number) => string
  readonly bytes: (address: number, length: number) => Uint8Array
  readonly pointer: (address: number) => number
  /** Gives a function of the host a place in the module's table, where C code can call it: that of the one before. */
  readonly setCallback: (callback: (...values: number[]) => number) => number
  /** Gives its memory to the next one: nothing of this one may be used any more, but for its meters. */
  readonly close: () => void
}

/** What instances are made of. */
export interface SqlModule {
  /** SQLite's, metered */
  readonly module: WebAssembly.Module
  readonly imported: readonly WebAssembly.ModuleImportDescriptor[]
  readonly memories: BlankMemories
}

/** @param memoryMiB limit of the instance's memory */
export async function instantiateSql(
  { module, imported, memories }: SqlModule,
  memoryMiB: number,
): Promise<SqlInstance> {
  const maximumPages = Math.floor((memoryMiB * 2 ** 20) / pageBytes)
  const memory = memories.take(maximumPages)
  const world: SqlWorld = { memory, maximumPages, halted: undefined }
  const imports = createSqlImports(imported, world)
  const { exports } = await WebAssembly.instantiate(module, imports)
  const find = (name: string) => exports[name] as Native
  const meterOf = (name: keyof typeof meterExports) =>
    exports[meterExports[name]] as WebAssembly.Global<'i32'>
  const top = meterOf('stack').value
  const view = () => new DataView(memory.buffer)
  let place: number | undefined
  let current: (...values: number[]) => number = () => 0
  const instance: SqlInstance = {
    world,
    call: (name, ...values) => find(name)(...values),
    callBig: (name, ...values) => find(name)(...values) as unknown as bigint,
    fuel: {
      get: () => meterOf('fuel').value,
      set: (units) => {
        meterOf('fuel').value = units
      },
    },
    stackUsed: () => top - meterOf('stack').value,
    deepest: () => top - meterOf('lowest').value,
    write: (text) => writeText(memory, find('malloc'), text),
    text: (address) => {
      const end = new Uint8Array(memory.buffer).indexOf(0, address)
      return readText(memory, address, end - address)
    },
    bytes: (address, length) => new Uint8Array(memory.buffer, address, length),
    pointer: (address) => view().getUint32(address, true),
    setCallback: (callback) => {
      current = callback
      const table = exports[tableExport] as WebAssembly.Table
      place ??= table.grow(
        1,
        asNative((...values) => current(...values)),
      )
      return place
    },
    close: () => memories.giveBack(memory),
  }
  find('__wasm_call_ctors')()
  return instance
}

/** A module that takes a function of six 32-bit integers and gives it back as one that a table can hold. */
const passing = new Uint8Array(
  [
    [0x00, 0x61, 0x73, 0x6d, 0x01, 0x00, 0x00, 0x00],
    [0x01, 0x0b, 0x01, 0x60, 0x06, 0x7f, 0x7f, 0x7f, 0x7f, 0x7f, 0x7f, 0x01, 0x7f],
    [0x02, 0x07, 0x01, 0x01, 0x65, 0x01, 0x66, 0x00, 0x00],
    [0x07, 0x05, 0x01, 0x01, 0x66, 0x00, 0x00],
  ].flat(),
)

let passingModule: WebAssembly.Module | undefined

function asNative(callback: (...values: number[]) => number): unknown {
  passingModule ??= new WebAssembly.Module(passing)
  const instance = new WebAssembly.Instance(passingModule, { e: { f: callback } })
  return instance.exports['f']
}

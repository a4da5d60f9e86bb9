import { importModule, importNames, pageBytes } from './abi.ts'

/** Why the host ended a run from outside the realm, where no program can catch it. */
export type HaltReason = 'memory' | 'output' | 'abort'

/** Thrown through the WebAssembly frames; the instance is unusable afterwards and is dropped. */
export class Halt extends Error {
  override readonly name = 'Halt'
  readonly reason: HaltReason
  constructor(reason: HaltReason, message = '') {
    super(message)
    this.reason = reason
  }
}

/** What the imports read and write on behalf of one instance. */
export interface World {
  readonly memory: WebAssembly.Memory
  /** Most pages that the memory may have */
  readonly maximumPages: number
  /** Virtual time, in milliseconds since 1970 */
  clock: number
  /** First reason for which the host ended the run */
  halted: HaltReason | undefined
  /** Called for a host function, with the context's address, the number of values, their address, and its number */
  onCall: (context: number, count: number, values: number, host: number) => void
}

/** Virtual time at which every run begins: 2020-01-01T00:00:00Z. */
export const epochMs = 1_577_836_800_000

/** Memory grows by at least this many pages (1 MiB), so that growing is rare. */
const growthPages = 16

/**
 * Everything the module can reach: no file, no environment, no zone but UTC, a clock that only timers move, a heap
 * that ends the run when it is full. The same answers on every host.
 */
export function createImports(world: World): WebAssembly.Imports {
  const view = () => new DataView(world.memory.buffer)
  const names = importNames
  return {
    [importModule]: {
      [names.memory]: world.memory,
      [names.assertionFailed]: () => halt(world, 'abort', 'An assertion of the engine failed'),
      [names.abort]: () => halt(world, 'abort', 'The engine gave up'),
      [names.exit]: () => halt(world, 'abort', 'The engine ended'),
      [names.resizeHeap]: (bytes: number) => resizeHeap(world, bytes >>> 0),
      [names.now]: () => world.clock,
      [names.localTime]: (seconds: bigint, address: number) => writeUtc(view(), Number(seconds), address),
      [names.timeZone]: (zone: number, daylight: number, standardName: number, summerName: number) => {
        view().setInt32(zone, 0, true)
        view().setInt32(daylight, 0, true)
        new Uint8Array(world.memory.buffer).set(utcName, standardName)
        new Uint8Array(world.memory.buffer).set(utcName, summerName)
      },
      [names.environment]: () => 0,
      [names.environmentSizes]: (count: number, bytes: number) => {
        view().setUint32(count, 0, true)
        view().setUint32(bytes, 0, true)
        return 0
      },
      [names.writeFile]: (_file: number, parts: number, count: number, written: number) => {
        let bytes = 0
        for (let index = 0; index < count; index++) bytes += view().getUint32(parts + 8 * index + 4, true)
        view().setUint32(written, bytes, true)
        return 0
      },
      [names.closeFile]: () => noSuchFile,
      [names.seekFile]: () => noSuchFile,
      [names.setTimer]: () => 0,
      [names.clearKeepAlive]: () => undefined,
      [names.interrupt]: () => 0,
      [names.loadModule]: () => 0,
      [names.normaliseModule]: () => 0,
      [names.freeHostReference]: () => undefined,
      [names.callHost]: (context: number, _self: number, count: number, values: number, host: number) => {
        world.onCall(context, count, values, host)
        return 0
      },
    },
  }
}

/** WASI's error number for a bad file descriptor. */
const noSuchFile = 8

/** "UTC" and its terminating zero. */
const utcName = [0x55, 0x54, 0x43, 0]

/** Marks the run as ended and unwinds it. */
export function halt(world: World, reason: HaltReason, message?: string): never {
  world.halted ??= reason
  throw new Halt(reason, message)
}

function resizeHeap(world: World, bytes: number): number {
  const present = world.memory.buffer.byteLength / pageBytes
  const needed = Math.ceil(bytes / pageBytes)
  const wanted = Math.min(Math.max(needed, present + growthPages), world.maximumPages)
  if (wanted < needed) halt(world, 'memory')
  try {
    world.memory.grow(wanted - present)
  } catch (cause) {
    throw new Error('The host has too little memory for the limit of this run', { cause })
  }
  return 1
}

/** Fills a C `struct tm` with the UTC calendar of a time. */
export function writeUtc(view: DataView, seconds: number, address: number): void {
  const date = new Date(seconds * 1000)
  const year = date.getUTCFullYear()
  const dayOfYear =
    (Date.UTC(2001, date.getUTCMonth(), date.getUTCDate()) - Date.UTC(2001, 0, 1)) / 86_400_000
  const isLeapDayBehind = date.getUTCMonth() > 1 && new Date(Date.UTC(year, 1, 29)).getUTCMonth() === 1
  const fields = [
    date.getUTCSeconds(),
    date.getUTCMinutes(),
    date.getUTCHours(),
    date.getUTCDate(),
    date.getUTCMonth(),
    year - 1900,
    date.getUTCDay(),
    dayOfYear + (isLeapDayBehind ? 1 : 0),
    0,
    0,
  ]
  fields.forEach((field, index) => view.setInt32(address + 4 * index, field, true))
}

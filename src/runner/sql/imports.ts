import { epochMs, Halt, writeUtc, type HaltReason } from '../engine/imports.ts'
import { pageBytes } from '../engine/abi.ts'

/** What the imports read and write on behalf of one instance. */
export interface SqlWorld {
  readonly memory: WebAssembly.Memory
  /** Most pages that the memory may have */
  readonly maximumPages: number
  /** First reason for which the host ended the run */
  halted: HaltReason | undefined
}

/** Answer to every system call of the module that has none here: the function does not exist. */
const notThere = -52
/** The same as WASI's error number. */
const notThereWasi = 52
/** Memory grows by at least this many pages (1 MiB). */
const growthPages = 16

/**
 * Everything that SQLite can reach: a clock that stands still, UTC, memory up to a limit; no file, no environment. The
 * same answers on every host.
 *
 * @param imports what the module asks for
 */
export function createSqlImports(
  imports: readonly WebAssembly.ModuleImportDescriptor[],
  world: SqlWorld,
): WebAssembly.Imports {
  const view = () => new DataView(world.memory.buffer)
  const known: Readonly<Record<string, unknown>> = {
    memory: world.memory,
    emscripten_date_now: () => epochMs,
    emscripten_get_now: () => 0,
    clock_time_get: (_clock: number, _precision: bigint, address: number) => {
      view().setBigInt64(address, BigInt(epochMs) * 1_000_000n, true)
      return 0
    },
    _tzset_js: () => undefined,
    _localtime_js: (seconds: bigint, address: number) => writeUtc(view(), Number(seconds), address),
    environ_get: () => 0,
    environ_sizes_get: (count: number, bytes: number) => {
      view().setUint32(count, 0, true)
      view().setUint32(bytes, 0, true)
      return 0
    },
    emscripten_get_heap_max: () => world.maximumPages * pageBytes,
    emscripten_resize_heap: (bytes: number) => grow(world, bytes >>> 0),
  }
  const answers: Record<string, Record<string, unknown>> = {}
  for (const { module, name } of imports) {
    const missing = module === 'env' ? () => notThere : () => notThereWasi
    answers[module] = { ...answers[module], [name]: known[name] ?? missing }
  }
  return answers as WebAssembly.Imports
}

/** What does not fit ends the run from outside, where no statement can catch it. */
function grow(world: SqlWorld, bytes: number): number {
  const present = world.memory.buffer.byteLength / pageBytes
  const needed = Math.ceil(bytes / pageBytes)
  const wanted = Math.min(Math.max(needed, present + growthPages), world.maximumPages)
  if (wanted < needed) {
    world.halted ??= 'memory'
    throw new Halt('memory')
  }
  try {
    world.memory.grow(wanted - present)
  } catch (cause) {
    throw new Error('The host has too little memory for the limit of this run', { cause })
  }
  return 1
}

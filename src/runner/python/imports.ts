import { pageBytes } from '../engine/abi.ts'
import { epochMs, halt, type World } from '../engine/imports.ts'
import { hostFunctions } from '../engine/abi.ts'

/** File descriptors that the harness writes to: the console, and its virtual clock. */
const descriptors = { console: 1, clock: 5 } as const

/** Error numbers of WASI: what is asked for is not permitted; no such descriptor. */
const errors = { notPermitted: 63, badDescriptor: 8 } as const

/** What a function of the module asks of its host. */
type Import = (...values: never[]) => unknown

/**
 * Everything that the interpreter can reach: a console, a clock that only `time.sleep` moves, randomness that is none,
 * memory up to its limit. Whatever else Pyodide would give it (files, sockets, the page's objects) is refused here, below the
 * language, so that no trick of a program brings it back.
 *
 * @param imported what the module imports; its memory is given by who makes the instance
 * @param table the module's own, once it is instantiated
 */
export function createPythonImports(
  imported: readonly WebAssembly.ModuleImportDescriptor[],
  world: World,
  table: () => WebAssembly.Table,
): Record<string, WebAssembly.ModuleImports> {
  const given = answers(world, table)
  const imports: Record<string, WebAssembly.ModuleImports> = {}
  for (const { module: from, name, kind } of imported) {
    const group = (imports[from] ??= {})
    if (kind === 'global') group[name] = new WebAssembly.Global({ value: 'i32', mutable: true }, 0)
    else if (kind === 'function') group[name] = given[name] ?? refusal(name, world)
  }
  return imports
}

/** System calls fail as they do for a user without rights; anything else ends the run. */
function refusal(name: string, world: World): Import {
  if (name.startsWith('__syscall_')) return () => -errors.notPermitted
  if (name.startsWith('fd_')) return () => errors.badDescriptor
  return () => halt(world, 'abort', 'The program tried to leave its sandbox')
}

function answers(world: World, table: () => WebAssembly.Table): Readonly<Record<string, Import>> {
  const view = () => new DataView(world.memory.buffer)
  return {
    _PyEM_TrampolineCall_JS: (callee: number, ...values: unknown[]) =>
      (table().get(callee) as (...values: unknown[]) => unknown)(...values),
    _Py_CheckEmscriptenSignals_Helper: () => 0,
    _Py_emscripten_runtime: () => 0,
    emscripten_runtime_keepalive_push: () => undefined,
    emscripten_runtime_keepalive_pop: () => undefined,
    __syscall_getuid32_js: () => 0,
    __syscall_umask_js: () => 0o022,
    environ_sizes_get: (count: number, bytes: number) => {
      view().setUint32(count, 0, true)
      view().setUint32(bytes, 0, true)
      return 0
    },
    environ_get: () => 0,
    fd_write: (file: number, parts: number, count: number, written: number) =>
      writeParts(world, file, parts, count, written),
    fd_close: () => 0,
    clock_time_get: (_clock: number, _precision: bigint, address: number) => {
      view().setBigInt64(address, BigInt(Math.round(world.clock * 1_000)) * 1_000n, true)
      return 0
    },
    clock_res_get: (_clock: number, address: number) => {
      view().setBigInt64(address, 1_000n, true)
      return 0
    },
    emscripten_date_now: () => world.clock,
    emscripten_get_now: () => world.clock - epochMs,
    emscripten_get_heap_max: () => world.maximumPages * pageBytes,
    emscripten_resize_heap: (bytes: number) => resize(world, bytes >>> 0),
    random_get: (address: number, length: number) => {
      new Uint8Array(world.memory.buffer, address, length).fill(7)
      return 0
    },
    _tzset_js: (zone: number, daylight: number, standardName: number, summerName: number) => {
      view().setInt32(zone, 0, true)
      view().setInt32(daylight, 0, true)
      for (const address of [standardName, summerName])
        new Uint8Array(world.memory.buffer).set([0x55, 0x54, 0x43, 0], address)
    },
    _localtime_js: (seconds: bigint, address: number) => writeCalendar(view(), Number(seconds), address),
    _gmtime_js: (seconds: bigint, address: number) => writeCalendar(view(), Number(seconds), address),
    _timegm_js: (address: number) => BigInt(readCalendar(view(), address)),
    _mktime_js: (address: number) => BigInt(readCalendar(view(), address)),
  }
}

/** Hands what is written to the console to the host, and what is written to the clock to the clock. */
function writeParts(world: World, file: number, parts: number, count: number, written: number): number {
  if (file !== descriptors.console && file !== 2 && file !== descriptors.clock) return errors.badDescriptor
  const view = new DataView(world.memory.buffer)
  let total = 0
  for (let index = 0; index < count; index++) {
    const address = view.getUint32(parts + 8 * index, true)
    const length = view.getUint32(parts + 8 * index + 4, true)
    total += length
    if (length === 0) continue
    if (file === descriptors.clock) {
      const seconds = Number(new TextDecoder().decode(new Uint8Array(world.memory.buffer, address, length)))
      if (seconds >= 0 && seconds <= longestSleep) world.clock += seconds * 1_000
    } else world.onCall(0, length, address, hostFunctions.print)
  }
  view.setUint32(written, total, true)
  return 0
}

/** Memory grows by at least this many pages (4 MiB): growing costs the host up to 40 ms, whatever the amount. */
const growthPages = 64

/** Longest sleep that moves the clock, in seconds: a thousand years. */
const longestSleep = 31_556_952_000

function resize(world: World, bytes: number): number {
  const present = world.memory.buffer.byteLength / pageBytes
  const needed = Math.ceil(bytes / pageBytes)
  const wanted = Math.min(Math.max(needed, present + growthPages), world.maximumPages)
  if (wanted < needed) return halt(world, 'memory')
  try {
    if (wanted > present) world.memory.grow(wanted - present)
  } catch (cause) {
    throw new Error('The host has too little memory for the limit of this run', { cause })
  }
  return 1
}

/** Fields of a C `struct tm`, in order, of a time in UTC. */
function writeCalendar(view: DataView, seconds: number, address: number): void {
  const date = new Date(seconds * 1000)
  const startOfYear = new Date(0)
  startOfYear.setUTCFullYear(date.getUTCFullYear())
  const fields = [
    date.getUTCSeconds(),
    date.getUTCMinutes(),
    date.getUTCHours(),
    date.getUTCDate(),
    date.getUTCMonth(),
    date.getUTCFullYear() - 1900,
    date.getUTCDay(),
    Math.floor((date.getTime() - startOfYear.getTime()) / 86_400_000),
    0,
    0,
  ]
  fields.forEach((field, index) => view.setInt32(address + 4 * index, field, true))
}

/** Seconds since 1970 of a C `struct tm` in UTC; its day of the week and of the year are filled in. */
function readCalendar(view: DataView, address: number): number {
  const field = (index: number) => view.getInt32(address + 4 * index, true)
  const date = new Date(0)
  date.setUTCFullYear(field(5) + 1900, field(4), field(3))
  date.setUTCHours(field(2), field(1), field(0), 0)
  const seconds = Math.floor(date.getTime() / 1000)
  if (!Number.isFinite(seconds)) return -1
  writeCalendar(view, seconds, address)
  return seconds
}

import { pageBytes } from '../engine/abi.ts'
import { createBlankMemories } from '../engine/blank-memory.ts'
import { restoreImage, takeImage, type MemoryImage } from '../engine/memory-image.ts'
import { epochMs, type World } from '../engine/imports.ts'
import type { Sink } from '../engine/engine.ts'
import type { Direct, Promising } from '../engine/instance.ts'
import { readText, writeText } from '../engine/text.ts'
import { meterExports } from '../meter/meter.ts'
import { fromBase64 } from '#schemas/value'
import { RunnerUnavailableError } from '../program.ts'
import { hardStackBytes, softStackBytes } from '../stack.ts'
import { createPythonImports } from './imports.ts'
import { globalExport, leanModule, memoryImport, tableExport } from './lean-module.ts'
import { metaSection, type PythonMeta } from './meta.ts'

/** One interpreter, a copy of the image, unused. */
export interface OpenedPython {
  readonly world: World
  /** Most stack that was in use, in the bytes of `stack.ts` */
  readonly depth: () => number
  /** Whether a trap came from the stack's end */
  readonly isTooDeep: () => boolean
  readonly readFuel: () => number
  readonly writeFuel: (fuel: number) => void
  /** Gives the harness one text and takes one back; undefined where it failed without an answer */
  readonly run: (text: string) => Promise<string | undefined>
  /**
   * Makes room for the next one: nothing of this one may be used any more.
   * @param isWhole whether it came to its end, and no trap broke it off
   */
  readonly close: (isWhole: boolean) => void
}

/** A metered interpreter with its image. */
export interface PythonEngine {
  /** @param memoryMiB what the program may take beyond the image */
  readonly open: (memoryMiB: number, sink: Sink) => Promise<OpenedPython>
}

/**
 * Compiles the interpreter. Each case gets one whose memory and globals begin as those of the image that was made at the
 * build: to the byte the same on every host.
 *
 * @param wasm bytes of the engine, as `generators/sandbox/python` builds them
 * @throws RunnerUnavailableError where the host lacks `WebAssembly.promising`
 */
export async function createPythonEngine(wasm: Uint8Array): Promise<PythonEngine> {
  const promising = promisingOf()
  const lean = leanModule(wasm, usedExports)
  const module = await WebAssembly.compile(lean.bytes)
  const imported = WebAssembly.Module.imports(module)
  const memories = createBlankMemories(lean.initialPages)
  const meta = readMeta(module)
  const trampoline = await WebAssembly.compile(new Uint8Array(fromBase64(meta.trampoline.module)))
  let image: MemoryImage | undefined
  let resting: Interpreter | undefined
  return {
    open: async (memoryMiB, sink) => {
      const interpreter = resting ?? (await start())
      resting = undefined
      const { world } = interpreter
      const { memory } = world
      world.clock = epochMs
      world.halted = undefined
      world.maximumPages = lean.initialPages + (memoryMiB * 2 ** 20) / pageBytes
      world.onCall = (_, bytes, address) =>
        sink({ bytes, read: () => readText(memory, address, bytes) }, world)
      return { ...bind(interpreter, meta), close: (isWhole) => giveBack(interpreter, isWhole) }
    },
  }

  async function start(): Promise<Interpreter> {
    let exports: WebAssembly.Exports = {}
    const table = () => exports[functionTable] as WebAssembly.Table
    const memory = memories.take(lean.maximumPages)
    const world = { memory, maximumPages: 0, clock: epochMs, halted: undefined, onCall: () => undefined }
    const imports = createPythonImports(imported, world, table)
    imports[memoryImport.module] = { ...imports[memoryImport.module], [memoryImport.name]: memory }
    exports = (await WebAssembly.instantiate(module, imports)).exports
    const caller = await WebAssembly.instantiate(trampoline, {
      env: { memory, __indirect_function_table: table() },
    })
    table().grow(meta.trampoline.slot + 1 - table().length)
    table().set(meta.trampoline.slot, caller.exports['trampoline_call'])
    image ??= takeImage(memory)
    const globals = [...exportsNamed(exports, globalExport), ...Object.values(imports).flatMap(Object.values)]
      .filter((value) => value instanceof WebAssembly.Global)
      .map((global) => ({ global, value: global.value as number }))
    const tables = exportsNamed(exports, tableExport).filter((value) => value instanceof WebAssembly.Table)
    const call = promising(exports['PyObject_CallOneArg'] as Direct)
    return { world, exports, globals, tables, call }
  }

  /**
   * What an instance holds besides its code are its memory, its globals, and its tables: no instruction of the module changes
   * that of functions, and the others are empty. So one whose memory and globals are those of the image is a new one. What
   * was broken off, or has grown, is never used again.
   */
  function giveBack(interpreter: Interpreter, isWhole: boolean): void {
    const { world, globals, tables } = interpreter
    const { memory } = world
    const isGrown =
      memory.buffer.byteLength !== lean.initialPages * pageBytes || tables.some(({ length }) => length > 0)
    if (!isWhole || isGrown || image === undefined) return memories.giveBack(memory)
    restoreImage(memory, image)
    for (const { global, value } of globals) global.value = value
    resting = interpreter
  }
}

/** An instance of the interpreter, with its globals as they are before anything runs. */
interface Interpreter {
  readonly world: World & { maximumPages: number }
  readonly exports: WebAssembly.Exports
  readonly globals: readonly { readonly global: WebAssembly.Global; readonly value: number }[]
  /** Of references to what is outside, none of which is there before anything runs */
  readonly tables: readonly WebAssembly.Table[]
  readonly call: Promising
}

function exportsNamed(exports: WebAssembly.Exports, begin: string): readonly WebAssembly.ExportValue[] {
  return Object.entries(exports).flatMap(([name, value]) => (name.startsWith(begin) ? [value] : []))
}

const functionTable = '__indirect_function_table'

/** Functions of the interpreter that are called here. */
const functions = [
  'PyObject_CallOneArg',
  'PyThreadState_Get',
  'PyUnicode_AsUTF8AndSize',
  'PyUnicode_FromStringAndSize',
  'PyUnstable_ThreadState_SetStackProtection',
  'free',
  'malloc',
] as const

const usedExports: ReadonlySet<string> = new Set([
  ...functions,
  ...Object.values(meterExports),
  functionTable,
])

function bind({ world, exports, call }: Interpreter, meta: PythonMeta): Omit<OpenedPython, 'close'> {
  const find = (name: (typeof functions)[number]) => exports[name] as Direct
  const meterOf = (name: keyof typeof meterExports) =>
    exports[meterExports[name]] as WebAssembly.Global<'i32'>
  const [fuel, lowest, stack] = [meterOf('fuel'), meterOf('lowest'), meterOf('stack')]
  const stackTop = stack.value
  find('PyUnstable_ThreadState_SetStackProtection')(
    find('PyThreadState_Get')(),
    stackTop - softStackBytes,
    softStackBytes,
  )
  return {
    world,
    depth: () => stackTop - lowest.value,
    isTooDeep: () => stackTop - stack.value > hardStackBytes,
    readFuel: () => fuel.value,
    writeFuel: (value) => {
      fuel.value = value
    },
    run: async (text) => {
      const source = writeText(world.memory, find('malloc'), text)
      const argument = find('PyUnicode_FromStringAndSize')(source.address, source.length)
      find('free')(source.address)
      const answer = await call(meta.run, argument)
      if (answer === 0) return undefined
      const size = find('malloc')(4)
      const address = find('PyUnicode_AsUTF8AndSize')(answer, size)
      return readText(world.memory, address, new DataView(world.memory.buffer).getUint32(size, true))
    },
  }
}

function readMeta(module: WebAssembly.Module): PythonMeta {
  const [section] = WebAssembly.Module.customSections(module, metaSection)
  if (section === undefined) throw new RangeError('Expected an interpreter that holds its image')
  return JSON.parse(new TextDecoder().decode(section)) as PythonMeta
}

function promisingOf(): (direct: Direct) => Promising {
  const { promising } = WebAssembly as { promising?: (direct: Direct) => Promising }
  if (promising !== undefined) return promising
  throw new RunnerUnavailableError(
    'missing',
    'WebAssembly.promising is missing here: deep recursion would end earlier than on other machines',
  )
}

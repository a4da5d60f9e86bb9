import { pageBytes } from '../engine/abi.ts'
import { createBlankMemories } from '../engine/blank-memory.ts'
import { epochMs, type World } from '../engine/imports.ts'
import type { Sink } from '../engine/engine.ts'
import type { Direct, Promising } from '../engine/instance.ts'
import { readText, writeText } from '../engine/text.ts'
import { meterExports } from '../meter/meter.ts'
import { fromBase64 } from '#schemas/value'
import { RunnerUnavailableError } from '../program.ts'
import { hardStackBytes, softStackBytes } from '../stack.ts'
import { createPythonImports } from './imports.ts'
import { leanModule, memoryImport } from './lean-module.ts'
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
  /** Gives its memory to the next one: nothing of this one may be used any more, but for its meters. */
  readonly close: () => void
}

/** A metered interpreter with its image. */
export interface PythonEngine {
  /** @param memoryMiB what the program may take beyond the image */
  readonly open: (memoryMiB: number, sink: Sink) => Promise<OpenedPython>
}

/**
 * Compiles the interpreter. Each case gets an instance of its own, whose memory begins as the image that was made at
 * the build: to the byte the same on every host.
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
  return {
    open: async (memoryMiB, sink) => {
      let exports: WebAssembly.Exports = {}
      const table = () => exports[tableExport] as WebAssembly.Table
      const memory = memories.take(lean.maximumPages)
      const world = {
        memory,
        maximumPages: lean.initialPages + (memoryMiB * 2 ** 20) / pageBytes,
        clock: epochMs,
        halted: undefined,
        onCall: (_: number, bytes: number, address: number) =>
          sink({ bytes, read: () => readText(memory, address, bytes) }, world),
      } satisfies World as { -readonly [key in keyof World]: World[key] }
      const imports = createPythonImports(imported, world, table)
      imports[memoryImport.module] = { ...imports[memoryImport.module], [memoryImport.name]: memory }
      exports = (await WebAssembly.instantiate(module, imports)).exports
      const caller = await WebAssembly.instantiate(trampoline, {
        env: { memory, __indirect_function_table: table() },
      })
      table().grow(meta.trampoline.slot + 1 - table().length)
      table().set(meta.trampoline.slot, caller.exports['trampoline_call'])
      return { ...bind(world, exports, promising, meta), close: () => memories.giveBack(memory) }
    },
  }
}

const tableExport = '__indirect_function_table'

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

const usedExports: ReadonlySet<string> = new Set([...functions, ...Object.values(meterExports), tableExport])

function bind(
  world: World,
  exports: WebAssembly.Exports,
  promising: (direct: Direct) => Promising,
  meta: PythonMeta,
): Omit<OpenedPython, 'close'> {
  const find = (name: (typeof functions)[number]) => exports[name] as Direct
  const meterOf = (name: keyof typeof meterExports) =>
    exports[meterExports[name]] as WebAssembly.Global<'i32'>
  const [fuel, lowest, stack] = [meterOf('fuel'), meterOf('lowest'), meterOf('stack')]
  const call = promising(find('PyObject_CallOneArg'))
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

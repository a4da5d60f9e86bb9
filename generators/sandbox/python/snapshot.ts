import nodeCrypto from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { dirname } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { PythonMeta } from '#runner'
import { runnerFile } from '../bundle.ts'

/**
 * The child process that makes the interpreter's image: starts Pyodide as its authors mean it to be started, loads the
 * harness and all modules that programs may import, and sends the memory to its parent. What Python could learn of this
 * machine while it starts (clock, randomness, environment, user, path) is fixed, so that each machine makes the same image.
 */

/** What the child sends. */
export interface Snapshot {
  readonly memory: Uint8Array
  readonly meta: PythonMeta
}

/** The part of an instance that is looked at. */
interface Exports {
  readonly memory: WebAssembly.Memory
  readonly __stack_pointer: WebAssembly.Global<'i32'>
  readonly [name: string]: unknown
}

const startMs = 1_577_836_800_000

async function takeSnapshot(): Promise<Snapshot> {
  fixWorld()
  const seen = watchInstances()
  const { loadPyodide } = await import('pyodide')
  const python = await loadPyodide({
    indexURL: dirname(fileURLToPath(import.meta.resolve('pyodide'))),
    env: { PYTHONHASHSEED: '0', HOME: '/' },
    jsglobals: {},
    args: [],
  })
  const harness = await readFile(runnerFile('python/harness.py'), 'utf8')
  const globals = python.globals as unknown as { readonly set: (name: string, value: string) => void }
  globals.set('source', harness)
  python.runPython(`
import sys, types
module = types.ModuleType('assay')
sys.modules['assay'] = module
exec(compile(source, 'assay.py', 'exec'), module.__dict__)
for name in [name for name in globals() if not name.startswith('__')]:
    if name != 'module': del globals()[name]
run = module.run
module.close_doors()
del module
`)
  const exports = seen.main()
  const call = (name: string, ...values: number[]) =>
    (exports[name] as (...values: number[]) => number)(...values)
  const text = (value: string) => {
    const bytes = new TextEncoder().encode(`${value}\0`)
    const address = call('malloc', bytes.length)
    new Uint8Array(exports.memory.buffer).set(bytes, address)
    return address
  }
  const main = call('PyImport_AddModule', text('__main__'))
  const run = call('PyObject_GetAttrString', main, text('run'))
  if (run === 0) throw new Error('The harness was not found in the image')
  const trampoline = seen.trampoline()
  const runtime = (exports['_PyRuntime'] as WebAssembly.Global<'i32'>).value
  const offsetAt = (exports['_PyEM_EMSCRIPTEN_TRAMPOLINE_OFFSET'] as WebAssembly.Global<'i32'>).value
  const view = new DataView(exports.memory.buffer)
  const slot = view.getInt32(runtime + view.getInt32(offsetAt, true), true)
  return {
    memory: new Uint8Array(exports.memory.buffer),
    meta: { run, trampoline: { slot, module: Buffer.from(trampoline).toString('base64') } },
  }
}

/** Catches the interpreter's instance and the small module beside it that calls functions of any signature. */
function watchInstances() {
  let main: Exports | undefined
  let trampoline: Uint8Array | undefined
  const { instantiate, Module } = WebAssembly
  WebAssembly.instantiate = (async (source: BufferSource, imports: WebAssembly.Imports) => {
    const result = await instantiate(source, imports)
    const { exports } = 'instance' in result ? result.instance : (result as WebAssembly.Instance)
    if ('_PyRuntime' in exports) main = exports as unknown as Exports
    return result
  }) as typeof WebAssembly.instantiate
  WebAssembly.Module = new Proxy(Module, {
    construct: (target, [bytes]: [Uint8Array<ArrayBuffer>]) => {
      if (bytes.byteLength < 2_000) trampoline = bytes
      return new target(bytes)
    },
  })
  const found = <T>(value: T | undefined, name: string): T => {
    if (value === undefined) throw new Error(`Pyodide started without its ${name}`)
    return value
  }
  return { main: () => found(main, 'interpreter'), trampoline: () => found(trampoline, 'trampoline') }
}

/** Takes clock, randomness, user and language from the harness's machine. */
function fixWorld(): void {
  const RealDate = Date
  globalThis.Date = new Proxy(RealDate, {
    construct: (target, values: []) => (values.length === 0 ? new target(startMs) : new target(...values)),
    get: (target, name) => (name === 'now' ? () => startMs : (Reflect.get(target, name) as unknown)),
  })
  performance.now = () => 0
  nodeCrypto.randomFillSync = <T extends NodeJS.ArrayBufferView>(array: T): T => {
    new Uint8Array(array.buffer, array.byteOffset, array.byteLength).fill(7)
    return array
  }
  process.getuid = () => 0
  process.umask = () => 0o022
  // Emscripten hands the path of the program to Python, whose memory it would shift by its length.
  process.argv[1] = './p'
}

// An uncaught error would print the whole of Pyodide's script, which is one line
const answer = await takeSnapshot().catch((error: unknown) => ({ fault: String(error) }))
process.send?.(answer, () => process.exit())

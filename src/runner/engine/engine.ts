import { hostFunctions, initialPages, pageBytes, preludeSection } from './abi.ts'
import { createBlankMemories, type BlankMemories } from './blank-memory.ts'
import { createImports, epochMs, type World } from './imports.ts'
import { bindInstance, lookUp, type Direct, type Handle, type Instance, type Promising } from './instance.ts'
import { takeImage, writeImage } from './memory-image.ts'
import { lengthOfText, readText } from './text.ts'
import { RunnerUnavailableError } from '../program.ts'
import { softStackBytes } from '../stack.ts'

/** A text that the realm prints. */
export interface Printed {
  /** Length in bytes of UTF-8 */
  readonly bytes: number
  /** Makes the string: only worth it when it is wanted */
  readonly read: () => string
}

/** Takes what a realm prints; `undefined` when the realm asks to be ended for its output. */
export type Sink = (printed: Printed | undefined, world: World) => void

/** One realm, prepared and unused. */
export interface Opened {
  readonly instance: Instance
  readonly toolbox: ToolboxHandles
  /** Address of the engine's runtime, and what the module exports */
  readonly runtime: number
  readonly exports: WebAssembly.Exports
  /** Gives its memory to the next realm: nothing of this one may be used any more, but for its meters. */
  readonly close: () => void
}

const toolNames = ['start', 'encode', 'explain', 'due', 'fire'] as const

/** Handles of the prelude's functions. */
export type ToolboxHandles = Readonly<Record<(typeof toolNames)[number], Handle>>

/** A metered module that gives realms, each a byte-for-byte copy of the one that was prepared first. */
export interface Engine {
  /** @param memoryMiB limit of the instance's memory */
  readonly open: (memoryMiB: number, sink: Sink) => Promise<Opened>
}

/**
 * Compiles the metered module and prepares the first realm.
 *
 * @param wasm bytes of the engine, as `generators/sandbox/engine.ts` builds them
 * @throws RunnerUnavailableError where the host lacks `WebAssembly.promising`
 */
export async function createEngine(wasm: BufferSource): Promise<Engine> {
  const promising = promisingOf()
  const module = await WebAssembly.compile(wasm)
  const memories = createBlankMemories(initialPages)
  const { image, realm, toolbox } = await prepare(module, promising)
  return {
    open: async (memoryMiB, sink) => {
      const { world, exports } = await instantiate(
        module,
        { memories, maximumPages: Math.floor((memoryMiB * 2 ** 20) / pageBytes) },
        sink,
      )
      writeImage(world.memory, image)
      const instance = bindInstance(world, exports, promising, realm)
      const close = () => memories.giveBack(world.memory)
      return { instance, toolbox, runtime: realm.runtime, exports, close }
    },
  }
}

function promisingOf(): (direct: Direct) => Promising {
  const { promising } = WebAssembly as { promising?: (direct: Direct) => Promising }
  if (promising !== undefined) return promising
  throw new RunnerUnavailableError(
    'missing',
    'WebAssembly.promising is missing here: deep recursion would end earlier than on other machines',
  )
}

async function prepare(module: WebAssembly.Module, promising: (direct: Direct) => Promising) {
  const [prelude] = WebAssembly.Module.customSections(module, preludeSection)
  if (prelude === undefined) throw new RangeError('Expected an engine that holds its prelude')
  const room = { memories: createBlankMemories(initialPages), maximumPages: initialPages }
  const { world, exports } = await instantiate(module, room, () => undefined)
  const find = lookUp(exports)
  find('initialise')()
  const runtime = find('newRuntime')()
  find('setMaxStackSize')(runtime, softStackBytes)
  const context = find('newContext')(runtime, 0)
  const realm = { runtime, context }
  const instance = bindInstance(world, exports, promising, realm)
  const prepareRealm = await instance.evaluate(new TextDecoder().decode(prelude), 'assay:prelude')
  const tools = await instance.call(prepareRealm.value, instance.newFunction('print', hostFunctions.print))
  if (prepareRealm.isThrown || tools.isThrown)
    throw new Error(`The prelude failed: ${instance.text(tools.value)}`)
  const toolbox = Object.fromEntries(
    toolNames.map((tool) => [tool, instance.property(tools.value, tool)]),
  ) as ToolboxHandles
  return { realm, toolbox, image: takeImage(world.memory) }
}

async function instantiate(
  module: WebAssembly.Module,
  { memories, maximumPages }: { readonly memories: BlankMemories; readonly maximumPages: number },
  sink: Sink,
) {
  const memory = memories.take(maximumPages)
  const world: World = { memory, maximumPages, clock: epochMs, halted: undefined, onCall: () => undefined }
  const { exports } = await WebAssembly.instantiate(module, createImports(world))
  const find = lookUp(exports)
  world.onCall = (context, count, values) => {
    if (count === 0) return sink(undefined, world)
    const address = find('getString')(context, find('argument')(values, 0))
    const bytes = lengthOfText(memory, address)
    sink({ bytes, read: () => readText(memory, address, bytes) }, world)
    find('freeString')(context, address)
  }
  return { world, exports }
}

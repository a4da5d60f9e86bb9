import { hostFunctions } from '../engine/abi.ts'
import type { Opened } from '../engine/engine.ts'
import type { Space } from '../program.ts'
import { fewestBytes, heapWatch, offsets } from './heap-watch.ts'
import { tableExport } from './open-table.ts'

/** Memory that a realm holds, watched from a moment on. */
export interface SpaceWatch {
  /** @returns what was held at most since the realm called the host's `begin`, beyond what was held then */
  readonly end: () => Space
}

/** Where QuickJS's runtime points to the functions of its allocator, in words from its address on. */
const pointers = { malloc: 0, free: 1, realloc: 2 } as const

/** Where its state of allocation begins, in bytes. */
const stateOffset = 16

/**
 * Watches what a realm holds: the blocks of its heap, which it counts references to and so gives back at once, and the
 * stack of its open calls. Both are exact and the same on every host.
 *
 * @param opened of an engine whose table is open, before anything runs in it
 */
export async function watchSpace({ instance, runtime, exports }: Opened): Promise<SpaceWatch> {
  const { memory } = instance.world
  const table = exports[tableExport] as WebAssembly.Table
  const view = () => new DataView(memory.buffer)
  const places = (['malloc', 'free', 'realloc'] as const).map((name) => ({
    name,
    address: runtime + 4 * pointers[name],
  }))
  const [malloc = 0, free = 0, realloc = 0] = places.map(({ address }) => view().getUint32(address, true))
  const watch = await heapWatch(memory, table, { malloc, free, realloc })
  for (const { name, address } of places) view().setUint32(address, table.grow(1, watch[name]), true)

  let [held, stack, lowestBefore] = [0, 0, 0]
  const { onCall } = instance.world
  instance.world.onCall = (context, count, values, host) => {
    if (host !== hostFunctions.begin) return onCall(context, count, values, host)
    const size = view().getUint32(runtime + stateOffset + offsets.size, true)
    watch.base.value = size
    watch.threshold.value = size + fewestBytes
    view().setUint32(runtime + stateOffset + offsets.threshold, size + fewestBytes, true)
    held = watch.held.value
    watch.peak.value = held
    stack = instance.read('stack')
    lowestBefore = instance.read('lowest')
    instance.write('lowest', stack)
  }
  return {
    end: () => {
      const lowest = instance.read('lowest')
      // The depth of the whole run is told besides.
      instance.write('lowest', Math.min(lowest, lowestBefore))
      return { heap: watch.peak.value - held, stack: stack - lowest }
    },
  }
}

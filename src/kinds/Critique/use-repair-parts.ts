import { signal } from '@preact/signals'
import { useEffect } from 'preact/hooks'
import type { loadParts } from './repair/index.ts'

const loaded = signal<Awaited<ReturnType<typeof loadParts>> | 'failed' | undefined>(undefined)

/**
 * Fetches the parts of a repair as soon as an item with one is on screen, so that they are there with the decision: most
 * critiques have none.
 *
 * @param isWanted whether the item has a repair; where they did not come, they are asked for again with each change
 * @returns the parts; `failed` where they did not come, undefined while they are on their way
 */
export function useRepairParts(isWanted: boolean): typeof loaded.value {
  useEffect(() => {
    if (!isWanted || typeof loaded.value === 'object') return
    import('./repair/index.ts')
      .then(({ loadParts: load }) => load())
      .then(
        (parts) => {
          loaded.value = parts
        },
        () => {
          loaded.value = 'failed'
        },
      )
  }, [isWanted])
  return loaded.value
}

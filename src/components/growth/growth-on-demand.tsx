import { signal } from '@preact/signals'
import { useEffect } from 'preact/hooks'
import type { Growth } from './growth.tsx'

type Parts = Parameters<typeof Growth>[0]

const loaded = signal<typeof Growth | undefined>(undefined)

/**
 * Fetches the figure while an answer is measured, so that it is there with the feedback: most sessions need none.
 *
 * @param isMeasured whether a class is being measured, or was
 */
export function useGrowth(isMeasured: boolean): void {
  useEffect(() => {
    if (!isMeasured || loaded.value !== undefined) return
    import('./growth.tsx').then(
      ({ Growth: found }) => {
        loaded.value = found
      },
      // What was found stands in the evidence, too.
      () => undefined,
    )
  }, [isMeasured])
}

/** What {@link Growth} shows, once it is there. */
export function GrowthOnDemand(parts: Parts) {
  useGrowth(true)
  const Found = loaded.value
  return Found === undefined ? null : <Found {...parts} />
}

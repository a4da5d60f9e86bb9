/** Collects edits and hands them on at most once a period, and at once when asked. */
export interface Batch {
  /** Notes that something changed; the period begins with the first note. */
  readonly note: () => void
  /** Hands on what has been noted, if anything. */
  readonly flush: () => void
  /** Hands on the rest and notes nothing any more. */
  readonly close: () => void
}

/**
 * @param emit Called with nothing to carry: whoever emits knows what changed since last time.
 * @param periodMs How long an edit may wait, in milliseconds.
 */
export function createBatch(emit: () => void, periodMs = 700): Batch {
  let timer: ReturnType<typeof setTimeout> | undefined
  let since = 0
  let open = true
  const flush = (): void => {
    if (timer === undefined) return
    clearTimeout(timer)
    timer = undefined
    emit()
  }
  return {
    note: () => {
      if (!open) return
      // Where the machine is busy, keys come first and timers late.
      if (timer !== undefined && performance.now() - since >= periodMs) flush()
      else if (timer === undefined) {
        since = performance.now()
        timer = setTimeout(flush, periodMs)
      }
    },
    flush,
    close: () => {
      flush()
      open = false
    },
  }
}

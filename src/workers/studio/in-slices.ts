interface SliceOptions<Progress> {
  readonly onProgress: (progress: Progress) => void
  /** asked between slices */
  readonly isWanted: () => boolean
}

/** Longest work at a stretch, in milliseconds, as far as the steps are short. */
const SLICE_MS = 50

/**
 * Takes the steps of a computation and lets messages in between them.
 *
 * @param steps yields how far it is, returns what it found
 * @returns undefined where it was wanted no more before its end
 */
export async function inSlices<Progress, Found>(
  steps: Generator<Progress, Found>,
  { onProgress, isWanted }: SliceOptions<Progress>,
): Promise<Found | undefined> {
  let begin = performance.now()
  for (;;) {
    const next = steps.next()
    if (next.done === true) return next.value
    if (performance.now() - begin < SLICE_MS) continue
    onProgress(next.value)
    await new Promise((resume) => setTimeout(resume))
    if (!isWanted()) return undefined
    begin = performance.now()
  }
}

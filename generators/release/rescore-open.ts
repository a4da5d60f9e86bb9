import { createNodeRunner } from '../sandbox/index.ts'
import { mutantsOf } from '../verify/mutate/mutants-of.ts'
import { mutantsOf as sqlMutantsOf } from '../verify/sql/mutants.ts'
import type { ChangedItems } from './compare-previous.ts'
import { halvesOfItem } from './compare/released-item.ts'
import type { BumpReason } from './compare/bump-reason.ts'
import { rescoreItem } from './rescore.ts'

interface RescoreOptions {
  readonly signal: AbortSignal
  /** Hears what is run. */
  readonly onProgress: (words: string) => void
}

/**
 * Runs what is stored of the items whose new cases may change a category, and nothing else: without such an item no
 * runner is started.
 *
 * @returns what came of it, by item
 * @throws RunnerUnavailableError; the signal's reason, where it was aborted
 */
export async function rescoreOpen(
  compared: ChangedItems,
  { signal, onProgress }: RescoreOptions,
): Promise<ReadonlyMap<string, readonly BumpReason[]>> {
  const found = new Map<string, readonly BumpReason[]>()
  let runner: ReturnType<typeof createNodeRunner> | undefined
  try {
    for (const [id, { item, before, comparison }] of compared) {
      // Without a current proof the item is refused anyway.
      if (!before || !comparison?.isOpen || item.proofState !== 'current') continue
      const reasons = await rescoreItem(
        { before, after: halvesOfItem(item), comparison },
        {
          runner: async () => (runner ??= createNodeRunner({})),
          mutantsOf: (text, language) =>
            language === 'sql' ? plantInQuery(text) : mutantsOf(text, language),
          fuelOf: (file) => item.proof?.matrix?.find((row) => row.file === file)?.maxFuel,
          signal,
          onProgress: (subject, done, of) => onProgress(`${id}  ${subject}  ${done} of ${of}`),
        },
      )
      found.set(id, reasons)
    }
  } finally {
    runner?.close()
  }
  return found
}

/** Faults in a query; the name of each ends in its line and column. */
function plantInQuery(text: string) {
  return sqlMutantsOf(text).map((mutant) => ({
    ...mutant,
    line: Number(/@(\d+):\d+$/.exec(mutant.name)?.[1]),
  }))
}

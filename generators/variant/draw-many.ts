import { readFileSync } from 'node:fs'
import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { variantSchema, type VariantRecord } from '#schemas/variant'
import { among, type Attempt, type VariantMaker } from './attempt.ts'
import { gates } from './gates/gates.ts'
import type { Asked } from './gates/novelty.ts'

export interface DrawManyOptions {
  /** Variants wanted. */
  readonly count: number
  /** The first seed; those after it follow in turn. */
  readonly seed: number
  /** Attempts at the same time. */
  readonly jobs: number
  /** Seeds of variants that were retired, or written. */
  readonly passedOver: ReadonlySet<number>
  readonly onAttempt: (attempt: Attempt) => Promise<void>
  readonly signal?: AbortSignal
}

/** Seeds that are tried for each variant that is wanted, and so many more: a model that has no more variants ends. */
const TRIED = 5
const TRIED_MORE = 20

/**
 * Draws one seed after another until as many variants are admitted as are wanted. What a seed gives does not hang on how
 * many are drawn at a time.
 *
 * @returns every attempt, in the order of the seeds
 */
export async function drawMany(
  maker: VariantMaker,
  { count, seed: first, jobs, passedOver, onAttempt, signal }: DrawManyOptions,
): Promise<readonly Attempt[]> {
  const attempts: Attempt[] = []
  const admitted: Asked[] = []
  const most = TRIED * count + TRIED_MORE
  let seed = first
  while (admitted.length < count && attempts.length < most && seed <= LAST_SEED) {
    signal?.throwIfAborted()
    const seeds: number[] = []
    for (; seeds.length < Math.min(jobs, count - admitted.length) && seed <= LAST_SEED; seed += 1)
      if (!passedOver.has(seed)) seeds.push(seed)
    const known = [...admitted]
    const found = await Promise.all(seeds.map((one) => maker.attempt(one, known)))
    for (const one of found) {
      const attempt = among(one, admitted.slice(known.length))
      attempts.push(attempt)
      if (attempt.admitted) admitted.push(attempt.asked)
      await onAttempt(attempt)
    }
  }
  return attempts
}

const LAST_SEED = 0xffffffff

/** How many were refused by each gate, in the order in which they are asked. */
export function refusals(attempts: readonly Attempt[]): Readonly<Record<string, number>> {
  const order = ['draw', 'shape', ...gates.map(({ name }) => name)]
  const counts = new Map<string, number>()
  for (const attempt of attempts)
    if (!attempt.admitted) counts.set(attempt.gate, (counts.get(attempt.gate) ?? 0) + 1)
  return Object.fromEntries([...counts].sort(([left], [right]) => order.indexOf(left) - order.indexOf(right)))
}

/** @returns what is written down in a folder of variants; what cannot be read is none */
export async function readRecords(folder: string): Promise<readonly VariantRecord[]> {
  const names = await readdir(folder).catch(() => [])
  return names
    .filter((name) => /^\d+\.json$/.test(name))
    .flatMap((name) => {
      try {
        const parsed = variantSchema.parse(JSON.parse(readFileSync(join(folder, name), 'utf8')))
        return parsed.ok ? [parsed.value] : []
      } catch {
        return []
      }
    })
}

/** A variant's record as it is written down: the same for the same variant. */
export function recordText(record: VariantRecord): string {
  return `${JSON.stringify(record, null, 1)}\n`
}

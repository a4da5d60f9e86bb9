import type { SuiteVerdict } from '#runner'
import type { SubmissionSource } from '../compile/compiled-item.ts'

/** What a suite came to on versions of the function, the right one first. */
export interface SuiteRun {
  readonly suite: Pick<SubmissionSource, 'file' | 'text'> & {
    readonly expected: SubmissionSource['expected'] | 'starter'
  }
  readonly category: number
  readonly judged: readonly SuiteVerdict[]
}

interface Fault {
  readonly id: string
  readonly name: string
}

/**
 * What is wrong with a suite: a false alarm, where it is no wrong one, or another category than it has to get.
 *
 * @param faults that it is to find
 * @param wanted undefined where no category was filed
 */
export function suiteFaults(
  { suite: { file, expected }, category, judged }: SuiteRun,
  faults: readonly Fault[],
  wanted: number | undefined,
): readonly string[] {
  const reasons: string[] = []
  const [first] = judged
  if (expected !== 'wrong_answer' && first?.verdict !== 'passed')
    reasons.push(
      `${file}: not clean on the reference (${[first?.verdict, ...(first?.failing ?? [])].join(', ')})`,
    )
  if (wanted !== undefined && category !== wanted) {
    const missed = faults.filter(({ id }) => judged.find((one) => one.id === id)?.verdict === 'passed')
    const list = missed.length === 0 ? '' : `; not found: ${missed.map(({ name }) => name).join(', ')}`
    reasons.push(`${file}: expected category ${wanted}, got ${category}${list}`)
  }
  return reasons
}

/**
 * Faults that are found wherever another one of their kin is, by tests of accepted suites.
 *
 * @param faults `kin`: what faults have in common that stand or fall together
 */
export function subsumed(
  faults: readonly (Fault & { readonly kin: string | number })[],
  runs: readonly SuiteRun[],
): readonly string[] {
  const accepted = runs.filter(({ suite }) => suite.expected === 'accepted')
  const findersOf = ({ id }: Fault): ReadonlySet<string> =>
    new Set(
      accepted.flatMap(({ suite, judged }) =>
        judged.flatMap((one) => (one.id === id ? one.failing.map((name) => `${suite.file} ${name}`) : [])),
      ),
    )
  const all = faults.map((fault) => ({ ...fault, finders: findersOf(fault) }))
  return all.flatMap((one) =>
    all
      .filter(
        (other) =>
          one !== other &&
          one.kin === other.kin &&
          other.finders.size > 0 &&
          [...other.finders].every((name) => one.finders.has(name)) &&
          (other.finders.size < one.finders.size || one.id < other.id),
      )
      .map(
        (other) =>
          `every test that finds ${other.name} finds ${one.name}, too: one of them says nothing more`,
      ),
  )
}

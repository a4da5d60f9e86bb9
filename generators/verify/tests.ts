import { scoreResponse } from '#adaptive'
import { gradeSuite } from '#runner'
import type { KeyOf } from '#schemas/public-item'
import { gradableOf } from './responses.ts'
import type { Verification, Verifier } from './verification.ts'

/**
 * Tests: what the candidate starts from and every filed suite runs on the reference and on the mutants. Accepted suites
 * find all, wrong ones get their category, the start gets none; and of two faults for one category neither may be found
 * by every test that finds the other, since it would be counted twice.
 */
export const verifyTests: Verifier = async (item, { runner, signal, onProgress }) => {
  const { detail } = item
  const gradable = gradableOf(item)
  if (detail.kind !== 'tests' || gradable.kind !== 'tests')
    throw new TypeError(`Unexpected ${detail.kind} item, expected tests`)
  const { task, key, max } = gradable
  const reasons: string[] = []
  const matrix: NonNullable<Verification['matrix']>[number][] = []
  /** Tests of accepted suites that find a mutant, by its id. */
  const finders = new Map<string, Set<string>>(key.mutants.map(({ id }) => [id, new Set()]))
  let executed = 0
  const suites = [
    { file: 'starter', expected: 'starter', text: task.starter, category: 0 } as const,
    ...detail.suites,
  ]
  for (const { file, expected, text, category } of suites) {
    signal?.throwIfAborted()
    onProgress?.({ item: item.id, file, done: 0, of: key.mutants.length + 1 })
    const response = { kind: 'tests', language: task.language, text } as const
    const judged = await gradeSuite(runner, task, key, response)
    executed += judged.length
    const cases = judged.map(({ id, verdict, fuel }) => ({ id, verdict, fuel }))
    const got = scoreResponse(gradable, response, cases).category
    const [first] = judged
    const wanted = expected === 'accepted' ? max : category
    if (expected !== 'wrong_answer' && first?.verdict !== 'passed')
      reasons.push(
        `${file}: not clean on the reference (${[first?.verdict, ...(first?.failing ?? [])].join(', ')})`,
      )
    if (wanted !== undefined && got !== wanted) {
      const missed = key.mutants.filter(({ id }) => cases.find((one) => one.id === id)?.verdict === 'passed')
      const list = missed.length === 0 ? '' : `; not found: ${missed.map(({ name }) => name).join(', ')}`
      reasons.push(`${file}: expected category ${wanted}, got ${got}${list}`)
    }
    if (expected === 'accepted')
      for (const { id, failing } of judged)
        for (const name of failing) finders.get(id)?.add(`${file} ${name}`)
    matrix.push({
      file,
      category: got,
      maxFuel: Math.max(0, ...judged.map(({ fuel }) => fuel)),
      verdicts: Object.fromEntries(cases.map(({ id, verdict }) => [id, verdict])),
    })
  }
  return { reasons: [...reasons, ...subsumed(key.mutants, finders)], executed, matrix }
}

/** Mutants that are found wherever another one of their category is. */
function subsumed(
  mutants: KeyOf<'tests'>['mutants'],
  finders: ReadonlyMap<string, ReadonlySet<string>>,
): string[] {
  return mutants.flatMap((one) =>
    mutants
      .filter((other) => {
        const [own, others] = [finders.get(one.id), finders.get(other.id)]
        if (one === other || one.category !== other.category || !own || !others || others.size === 0)
          return false
        return [...others].every((name) => own.has(name)) && (others.size < own.size || one.id < other.id)
      })
      .map(
        (other) =>
          `every test that finds ${other.name} finds ${one.name}, too: one of them says nothing more`,
      ),
  )
}

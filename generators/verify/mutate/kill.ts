import type { Verdict } from '#runner'
import type { CompiledCase } from '../../compile/compiled-item.ts'
import type { Mutant } from './mutant.ts'

/** Cases that faults are planted against. */
export interface Target {
  readonly cases: readonly CompiledCase[]
  /** Most fuel that the reference takes on one of them. */
  readonly referenceFuel: number
  /** Fuel that a candidate's program may take on one. */
  readonly limit: number
  /** How a program with a fault ends on some of the cases. @param fuel the limit where absent */
  readonly run: (
    text: string,
    cases: readonly CompiledCase[],
    fuel?: number,
  ) => Promise<readonly { readonly id: string; readonly verdict: Verdict }[]>
}

/** What came of the faults of one program. */
export interface Killed {
  readonly killed: number
  readonly survivors: readonly Mutant[]
  /** Faults in fallbacks that types ask for and no input reaches: they are none. */
  readonly unreached: number
}

/** Times the fuel of the reference after which a run waits until all others have ended. */
const SLOW = 20

/** Least fuel that a run gets at first. */
const LEAST_FUEL = 4_000_000

/**
 * Runs programs with faults until a case tells each from the reference: a few cases at a time, those first that have told
 * most. What does not compile is no fault that a candidate could hand in.
 *
 * @param isUnreached whether no input comes to the fallback in which a survivor's fault is
 * @param onMutant called before each
 */
export async function killMutants(
  mutants: readonly Mutant[],
  { cases, referenceFuel, limit, run }: Target,
  isUnreached: (trapped: string) => Promise<boolean>,
  onMutant: (done: number) => void,
): Promise<Killed> {
  const kills = new Map<string, number>()
  const survivors: Mutant[] = []
  let [killed, unreached] = [0, 0]
  for (const [done, mutant] of mutants.entries()) {
    onMutant(done)
    const end = await endOf(mutant.text)
    if (end === 'killed') killed += 1
    if (end !== 'survived') continue
    if (mutant.trapped !== undefined && (await isUnreached(mutant.trapped))) unreached += 1
    else survivors.push(mutant)
  }
  return { killed, survivors, unreached }

  async function endOf(text: string): Promise<'killed' | 'survived' | 'uncompiled'> {
    const sorted = cases.toSorted((left, right) => (kills.get(right.id) ?? 0) - (kills.get(left.id) ?? 0))
    const fuel = Math.min(Math.max(LEAST_FUEL, SLOW * referenceFuel), limit)
    const slow: CompiledCase[] = []
    for (let [from, size] = [0, 2]; from < sorted.length; [from, size] = [from + size, size * 3]) {
      const verdicts = await run(text, sorted.slice(from, from + size), fuel)
      const telling = verdicts.find(({ verdict }) => verdict !== 'passed' && !isUnsure(verdict))
      if (telling?.verdict === 'compile_error') return 'uncompiled'
      if (telling) return told(telling.id)
      for (const { id, verdict } of verdicts)
        if (isUnsure(verdict)) slow.push(...sorted.filter((one) => one.id === id))
    }
    // What takes far longer than the reference is given all the time there is before it counts as told, and what was
    // stopped is asked again.
    for (const one of slow) {
      const [end] = await run(text, [one])
      if (end?.verdict !== 'passed') return told(one.id)
    }
    return 'survived'
  }

  function told(id: string): 'killed' {
    kills.set(id, (kills.get(id) ?? 0) + 1)
    return 'killed'
  }
}

/** Says nothing of the program yet: a busy machine stops runs, too. */
function isUnsure(verdict: Verdict): boolean {
  return verdict === 'time_limit' || verdict === 'stopped'
}

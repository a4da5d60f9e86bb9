import type { Verdict } from '#runner'
import type { CompiledCase } from '../../compile/compiled-item.ts'
import type { Mutant } from './mutant.ts'

/** Cases that faults are planted against. */
export interface Target {
  readonly cases: readonly CompiledCase[]
  /** Fuel that the reference takes on a case, by its id. */
  readonly referenceFuel: ReadonlyMap<string, number>
  /** Fuel that a candidate's program may take on one. */
  readonly limit: number
  /**
   * How a program with a fault ends on some of the cases, in their order; what comes after the first that has no result may
   * be missing.
   *
   * @param fuel for each; the limit where absent
   */
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

/** Times the fuel of the reference that a run gets at first. */
const SLOW = 20

/** Least fuel that a run gets at first. */
const LEAST_FUEL = 4_000_000

/** Faults that are tried at a time: one without an end keeps a sandbox busy for long. */
const AT_ONCE = 2

/**
 * Runs programs with faults until a case tells each from the reference: a few cases at a time, those first that have told
 * most. What does not compile is no fault that a candidate could hand in.
 *
 * @param isUnreached whether no input comes to the fallback in which a survivor's fault is
 * @param onMutant called before each pair
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
  for (let done = 0; done < mutants.length; done += AT_ONCE) {
    onMutant(done)
    const some = mutants.slice(done, done + AT_ONCE)
    const ends = await Promise.all(some.map(({ text }) => endOf(text)))
    for (const [at, mutant] of some.entries()) {
      if (ends[at] === 'killed') killed += 1
      if (ends[at] !== 'survived') continue
      if (mutant.trapped !== undefined && (await isUnreached(mutant.trapped))) unreached += 1
      else survivors.push(mutant)
    }
  }
  return { killed, survivors, unreached }

  async function endOf(text: string): Promise<'killed' | 'survived' | 'uncompiled'> {
    let rest = cases.toSorted(
      (left, right) => (kills.get(right.id) ?? 0) - (kills.get(left.id) ?? 0) || fuelOf(left) - fuelOf(right),
    )
    for (let size = 2; rest.length > 0; size *= 3) {
      const some = rest.slice(0, size)
      const enough = Math.max(LEAST_FUEL, ...some.map((one) => SLOW * fuelOf(one)))
      const verdicts = await run(text, some, Math.min(enough, limit))
      const at = verdicts.findIndex(({ verdict }) => verdict !== 'passed')
      const [end, failing] = [verdicts[at], some[at]]
      if (!end || !failing) {
        rest = rest.slice(some.length)
        continue
      }
      if (end.verdict === 'compile_error') return 'uncompiled'
      if (!isUnsure(end.verdict)) return told(failing)
      // What takes far longer than the reference gets all the time there is before it counts as told.
      const [again] = await run(text, [failing])
      if (again?.verdict !== 'passed') return told(failing)
      rest = rest.slice(at + 1)
    }
    return 'survived'
  }

  function fuelOf({ id }: CompiledCase): number {
    return referenceFuel.get(id) ?? 0
  }

  function told({ id }: CompiledCase): 'killed' {
    kills.set(id, (kills.get(id) ?? 0) + 1)
    return 'killed'
  }
}

/** Says nothing of the program yet: a busy machine stops runs, too. */
function isUnsure(verdict: Verdict): boolean {
  return verdict === 'time_limit' || verdict === 'stopped'
}

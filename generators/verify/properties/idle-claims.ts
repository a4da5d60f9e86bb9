import fc from 'fast-check'
import { conform, parseType, type Encoded } from '#schemas/value'
import { valueArbitrary } from './input-arbitrary.ts'
import { neighbourArbitrary } from './neighbour-arbitrary.ts'
import type { Pair, PropertyProgram, Result } from './property-program.ts'

/** Inputs whose results are replaced by others. */
const INPUTS = 50

/** Results of each sort that stand in for that of one input. */
const PER_INPUT = 6

interface IdleOptions {
  readonly program: PropertyProgram
  /** Properties and relations that no planted fault breaks. */
  readonly names: readonly string[]
  /** Of results, as the signature writes it. */
  readonly type: string
  /** Inputs with what the reference returns. */
  readonly results: readonly Result[]
  /** 32 bits that all draws follow from. */
  readonly seed: number
}

/** A claim that cannot fail. */
interface IdleClaim {
  readonly name: string
  /** What is wrong with it, in a sentence. */
  readonly words: string
}

/**
 * Looks for claims that cannot fail: whatever value of the type stands in for a result, be it drawn, near the right one or
 * the right one of another input, a property holds, and so does a relation whose second result it stands in for.
 *
 * @throws PropertyError
 */
export async function idleClaimFaults({
  program,
  names,
  type,
  results,
  seed,
}: IdleOptions): Promise<readonly IdleClaim[]> {
  const asked = results.slice(0, INPUTS)
  if (names.length === 0 || asked.length < INPUTS) return []
  const others = otherResults(asked, type, seed)
  const broken = new Set(await program.brokenByAny(others))
  const properties = names.filter((name) => program.names.properties.includes(name) && !broken.has(name))
  const changes = await program.changes(results.map(({ input }) => input))
  const faults = properties.map((name) => ({
    name,
    words: `properties.ts: “${name}” holds whatever is returned: none of ${others.length} other values of the type breaks it, so compare the result with its input`,
  }))
  for (const [index, name] of program.names.relations.entries()) {
    if (!names.includes(name)) continue
    const changed = changes.map((all) => all[index] ?? null)
    const pairs = pairsOf(results, changed, type, seed)
    if (pairs.length === 0)
      faults.push({
        name,
        words: `properties.ts: “${name}” is never asked: \`change\` returns nothing for each of ${results.length} drawn inputs`,
      })
    else if (!(await program.isBrokenByAny(name, pairs)))
      faults.push({
        name,
        words: `properties.ts: “${name}” holds whatever is returned for the changed input: none of ${pairs.length} other values of the type breaks it, so compare the second result, too`,
      })
  }
  return faults
}

/** Each input with values of the type that the reference does not return for it. */
function otherResults(results: readonly Result[], type: string, seed: number): readonly Result[] {
  if (results.length === 0) return []
  const numRuns = results.length * PER_INPUT
  const returned = parseType(type)
  const drawn = fc.sample(valueArbitrary(returned, {}), { seed, numRuns })
  const near = fc.sample(neighbourArbitrary(results.map(({ result }) => [result])), { seed, numRuns })
  return results.flatMap(({ input, result }, at) => {
    const from = at * PER_INPUT
    const stood = [
      ...drawn.slice(from, from + PER_INPUT),
      ...near.slice(from, from + PER_INPUT).map(([value]) => value ?? null),
      ...Array.from(
        { length: PER_INPUT },
        (_, by) => results[(at + by + 1) % results.length]?.result ?? null,
      ),
    ]
    const own = JSON.stringify(result)
    return stood
      .filter((other) => JSON.stringify(other) !== own && conform(other, returned).ok)
      .map((other) => ({ input, result: other }))
  })
}

/** The first inputs that a relation changes, with other values of the type for the changed ones. */
function pairsOf(
  results: readonly Result[],
  changed: readonly (Encoded[] | null)[],
  type: string,
  seed: number,
): readonly Pair[] {
  const speaking = results.flatMap((one, at) => {
    const input = changed[at]
    return input ? [{ ...one, changed: input }] : []
  })
  const asked = speaking.slice(0, INPUTS)
  const others = otherResults(asked, type, seed)
  const places = new Map(asked.map((one) => [one.input, one]))
  return others.flatMap(({ input, result }) => {
    const one = places.get(input)
    return one ? [{ input, result: one.result, changed: { input: one.changed, result } }] : []
  })
}

import fc from 'fast-check'

/** Legal inputs of which everything is asked that is claimed. */
export const DRAWS = 200

/** Inputs that are drawn to have so many legal ones among them. */
const MOST_DRAWN = 4 * DRAWS

/** Inputs that are tried while a counterexample is made smaller. */
const MOST_SHRINKS = 400

export interface DrawOptions {
  /** 32 bits that all draws follow from. */
  readonly seed: number
  /** Repeats one counterexample instead of drawing. */
  readonly path?: string | undefined
}

interface Parts<Drawn, Legal, Claim> {
  /** @returns each as the item would have it, undefined for what is illegal; what comes after {@link DRAWS} legal ones may be missing */
  readonly legalise: (drawn: readonly Drawn[]) => Promise<readonly (Legal | undefined)[]>
  /** Asks of each input whether what is claimed holds. */
  readonly judge: (inputs: readonly Legal[]) => Promise<readonly Claim[]>
  readonly arbitrary: fc.Arbitrary<Drawn>
}

/** What came of all draws, and the first input that breaks a claim, made as small as it can be made. */
interface AllDrawn<Claim> {
  readonly claims: readonly Claim[]
  /** Undefined where every claim holds. */
  readonly reason: string | undefined
  /** Of the counterexample, for `assay verify --path`. */
  readonly path: string
}

/** All draws at once; where one breaks a claim, smaller ones in turn. */
export async function drawAll<Drawn, Legal, Claim extends { readonly fault: string | undefined }>(
  { legalise, judge, arbitrary }: Parts<Drawn, Legal, Claim>,
  { seed, path }: DrawOptions,
): Promise<AllDrawn<Claim>> {
  const faults = new Map<string, string | undefined>()
  const claims: Claim[] = []
  if (path === undefined) {
    const drawn = fc.sample(arbitrary, { seed, numRuns: MOST_DRAWN })
    for (const input of drawn) faults.set(JSON.stringify(input), undefined)
    const legal = (await legalise(drawn)).flatMap((input, at) =>
      input === undefined ? [] : [{ input, key: JSON.stringify(drawn[at]) }],
    )
    const kept = legal.slice(0, DRAWS)
    claims.push(...(await judge(kept.map(({ input }) => input))))
    for (const [at, { key }] of kept.entries()) faults.set(key, claims[at]?.fault)
    if (claims.every(({ fault }) => fault === undefined)) return { claims, reason: undefined, path: '' }
  }
  let left = MOST_SHRINKS
  const faultOf = async (drawn: Drawn): Promise<string | undefined> => {
    const key = JSON.stringify(drawn)
    if (faults.has(key) || left === 0) return faults.get(key)
    left -= 1
    const [input] = await legalise([drawn])
    const [claim] = input === undefined ? [] : await judge([input])
    faults.set(key, claim?.fault)
    return claim?.fault
  }
  const holds = fc.asyncProperty(arbitrary, async (drawn) => (await faultOf(drawn)) === undefined)
  const found = await fc.check(holds, { seed, numRuns: MOST_DRAWN, ...(path === undefined ? {} : { path }) })
  const [worst] = found.counterexample ?? []
  const reason = worst === undefined ? undefined : await faultOf(worst)
  return { claims, reason, path: found.counterexamplePath ?? '' }
}

/** What to say of a counterexample, with the command that shows it again. */
export function replayWords(
  item: string,
  { reason, path }: Pick<AllDrawn<unknown>, 'reason' | 'path'>,
  seed: number,
): readonly string[] {
  if (reason === undefined) return []
  return [`${reason}; see it again: assay verify ${item} --seed ${seed} --path ${path}`]
}

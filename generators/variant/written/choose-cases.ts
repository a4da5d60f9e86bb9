import type { Encoded } from '#schemas/value'

/** How a group of cases weighs, see the scoring of code. */
export type GroupName = 'plain' | 'mixed' | 'rare'

/** An input, what is right for it, and which wrong programs it tells, by their place. */
export interface KnownInput {
  readonly input: readonly Encoded[]
  readonly expected: Encoded
  readonly tells: ReadonlySet<number>
  /** Whether it is taken in any case: it tells a fault that the cases of a round before told not. */
  readonly isWanted?: true
}

export interface ChosenCase extends Pick<KnownInput, 'input' | 'expected' | 'tells'> {
  readonly group: GroupName
  readonly visible: boolean
}

/** Cases at most. */
const MOST = 40
/** Cases that tell each wrong program, where there are so many. */
const KILLERS = 3
/** Hidden cases that each group has, where there are so many. */
const LEAST_IN_GROUP = 4
/** Share of the inputs that are rare at most, and that are not plain at most. */
const RARE = 0.35
const NOT_PLAIN = 0.7
/** Characters of JSON from which on an example is long. */
const LONG_EXAMPLE = 160

/**
 * Chooses cases, and sorts them by what they tell: a case is **rare** if it tells a mistake that few inputs tell, **mixed**
 * if it tells one that many do, and **plain** otherwise. So somebody with a rare mistake alone passes all but the rare ones.
 * Then those that are wanted, and as few as tell every wrong program three times, always the one next that tells most of what
 * is missing.
 *
 * @param known inputs, the smaller ones first
 * @param count number of wrong programs
 * @param preferred places of those whose belief a person might have: they take part in the sorting, the others where these do not do
 * @returns undefined where no mistake leaves plain inputs right, or only some of them
 */
export function chooseCases(
  known: readonly KnownInput[],
  count: number,
  preferred: number,
): readonly ChosenCase[] | undefined {
  const sorted = sortedBy(known, placesTo(preferred)) ?? sortedBy(known, placesTo(count))
  if (!sorted) return undefined
  const examples = examplesAmong(sorted.filter(({ group }) => group === 'plain'))
  if (examples.length === 0) return undefined
  const hidden = cover(
    sorted.filter((one) => !examples.includes(one)),
    count,
    MOST - examples.length,
  )
  return [...examples.map((one) => ({ ...one, visible: true })), ...hidden]
}

interface SortedInput extends KnownInput {
  readonly group: GroupName
}

function placesTo(count: number): readonly number[] {
  return Array.from({ length: count }, (_, at) => at)
}

/** Puts each input into its group, for a third of the mistakes each; undefined where a group would be too small. */
function sortedBy(
  known: readonly KnownInput[],
  wrong: readonly number[],
): readonly SortedInput[] | undefined {
  const rates = wrong
    .map((at) => ({ at, told: known.filter(({ tells }) => tells.has(at)).length }))
    .filter(({ told }) => told > 0)
    .sort((left, right) => left.told - right.told)
  for (let first = 0; first < rates.length; first += 1) {
    const rare = taken(
      known,
      rates.slice(first, first + Math.ceil(rates.length / 3)).map(({ at }) => at),
      RARE,
    )
    const others = rates.filter(({ at }) => !rare.has(at))
    const left = known.filter(({ tells }) => ![...rare].some((at) => tells.has(at)))
    for (let second = 0; second < others.length; second += 1) {
      const mixed = taken(
        left,
        others.slice(second, second + Math.ceil(others.length / 2)).map(({ at }) => at),
        NOT_PLAIN,
      )
      const groupOf = ({ tells }: KnownInput): GroupName =>
        [...rare].some((at) => tells.has(at))
          ? 'rare'
          : [...mixed].some((at) => tells.has(at))
            ? 'mixed'
            : 'plain'
      const sorted = known.map((one) => ({ ...one, group: groupOf(one) }))
      const sizeOf = (name: GroupName) => sorted.filter(({ group }) => group === name).length
      if (sizeOf('plain') > LEAST_IN_GROUP && sizeOf('mixed') > 0 && sizeOf('rare') > 0) return sorted
    }
  }
  return undefined
}

/** The first of some programs, and further ones as long as all of them together are told by no larger share. */
function taken(known: readonly KnownInput[], wrong: readonly number[], share: number): ReadonlySet<number> {
  const set = new Set<number>()
  for (const at of wrong) {
    const next = new Set([...set, at])
    const told = known.filter(({ tells }) => [...next].some((one) => tells.has(one))).length
    if (set.size > 0 && told > share * known.length) break
    set.add(at)
  }
  return set
}

/** Two or three short ones with results that differ, none of them the smallest there is. */
function examplesAmong(plain: readonly SortedInput[]): readonly SortedInput[] {
  const short = plain.filter(({ input }) => JSON.stringify(input).length <= LONG_EXAMPLE)
  const among = short.length > 0 ? short : plain.slice(0, 10)
  const richest = among.toSorted((left, right) => richness(right) - richness(left))
  const chosen: SortedInput[] = []
  for (const one of richest) {
    if (chosen.length === 3) break
    if (chosen.every(({ expected }) => JSON.stringify(expected) !== JSON.stringify(one.expected)))
      chosen.push(one)
  }
  return plain.length - chosen.length < 2 ? chosen.slice(0, 1) : chosen
}

/** Examples show most where much stands in the input and in the result, and nothing in them is hard to read. */
function richness({ input, expected, tells }: SortedInput): number {
  const [shown, result] = [JSON.stringify(input), JSON.stringify(expected)]
  const odd = shown.match(/[^\w\s"{}[\],:.-]|\d{4,}/g)?.length ?? 0
  const large = Math.max(0, shown.length - 100) / 2
  return Math.min(shown.length, 80) - large - 10 * odd + 2 * Math.min(result.length, 20) + tells.size
}

function cover(known: readonly SortedInput[], count: number, most: number): readonly ChosenCase[] {
  const missing = Array.from({ length: count }, (_, at) =>
    Math.min(KILLERS, known.filter(({ tells }) => tells.has(at)).length),
  )
  const left = new Set(known)
  const chosen: SortedInput[] = []
  const take = (one: SortedInput): void => {
    left.delete(one)
    chosen.push(one)
    for (const at of one.tells) missing[at] = Math.max(0, (missing[at] ?? 0) - 1)
  }
  const gainOf = ({ tells }: SortedInput): number => [...tells].filter((at) => (missing[at] ?? 0) > 0).length
  // One that tells most first; of several, the smaller one, which stands first.
  const best = (among: Iterable<SortedInput>): SortedInput | undefined => {
    let [found, gain]: [SortedInput | undefined, number] = [undefined, 0]
    for (const one of among) {
      const own = gainOf(one)
      if (own > gain) [found, gain] = [one, own]
    }
    return found
  }
  const reserved = 3 * LEAST_IN_GROUP
  for (const one of known) if (one.isWanted && chosen.length < most - reserved) take(one)
  while (chosen.length < most - reserved) {
    const next = best(left)
    if (!next) break
    take(next)
  }
  for (const group of ['plain', 'mixed', 'rare'] as const) {
    const there = chosen.filter((one) => one.group === group)
    const results = new Set(there.map(({ expected }) => JSON.stringify(expected)))
    const others = spreadOut([...left].filter((one) => one.group === group))
    for (let count = there.length; count < LEAST_IN_GROUP && others.length > 0; count += 1) {
      // Results that differ, so that none of them is right for all.
      const at = Math.max(
        0,
        others.findIndex(({ expected }) => !results.has(JSON.stringify(expected))),
      )
      const [one] = others.splice(at, 1)
      if (!one) break
      results.add(JSON.stringify(one.expected))
      take(one)
    }
  }
  while (chosen.length < most) {
    const next = best(left)
    if (!next) break
    take(next)
  }
  const order: readonly GroupName[] = ['plain', 'mixed', 'rare']
  return chosen
    .toSorted((one, other) => order.indexOf(one.group) - order.indexOf(other.group))
    .map((one) => ({ ...one, visible: false }))
}

/** Beginning at several places of a list, so that both small and large ones come first. */
function spreadOut<T>(list: readonly T[]): T[] {
  const parts = LEAST_IN_GROUP
  return list
    .map((one, at) => ({ one, place: (at * parts) % Math.max(1, list.length), at }))
    .toSorted((left, right) => left.place - right.place || left.at - right.at)
    .map(({ one }) => one)
}

import { createGenerator } from '#adaptive'
import type { Problem } from './problem.ts'

/** Choices of each form, by number. */
export type Chosen = readonly (readonly number[])[]

/** Judges the information of forms: [form][block · abilities + ability]. */
export interface Judge {
  /** the less the better */
  readonly penalty: (information: readonly Float64Array[]) => number
  /** what is passed through on the way, and not taken home, where it is more than 0 */
  readonly violation: (information: readonly Float64Array[]) => number
}

export interface SearchOptions {
  /** penalty that is accepted at the beginning two times in five, > 0 */
  readonly heat: number
  /** names the random numbers of this search */
  readonly name: string
}

/** Trials per form: so many for each item it could have, and no more than these. */
const TRIALS_PER_CHOICE = 200
const MOST_TRIALS = 40_000
/** What a unit of violation weighs beside a unit of penalty. */
const WEIGHT = 10

/**
 * Makes forms better by exchanging items, never leaving the constraints (simulated annealing: van der Linden 2005,
 * section 4.6; Veldkamp 1999). It proves nothing, but finds in a tenth of a second what branching takes a minute for.
 *
 * An exchange takes one item out of one form and puts another of the same block in; where another form holds that one,
 * the two forms exchange. An item that all forms share is exchanged in all of them.
 *
 * @param start forms that meet every constraint
 * @returns forms that meet every constraint, none worse than the start
 */
export function improved(
  problem: Problem,
  start: Chosen,
  judge: Judge,
  { heat, name }: SearchOptions,
): Chosen {
  const { plan, choices, counts, cliques, minutes, abilities } = problem
  const { forms } = plan
  const points = abilities.length
  const size = choices.length
  const holds = start.map((chosen) => {
    const marks = new Uint8Array(size)
    for (const c of chosen) marks[c] = 1
    return marks
  })
  const chosen = start.map((list) => [...list])
  const cliquesOfItem = Map.groupBy(
    cliques.flatMap((members, clique) => members.map((item) => ({ item, clique }))),
    ({ item }) => item,
  )
  const ofCliques = choices.map(({ item }) => (cliquesOfItem.get(item) ?? []).map(({ clique }) => clique))
  const tallies = start.map(() => new Int32Array(counts.length))
  const inCliques = start.map(() => new Int32Array(cliques.length))
  const inItems = start.map(() => new Int32Array(plan.items.length))
  const spent = start.map(() => new Float64Array(minutes.length))
  const information = start.map(() => new Float64Array(minutes.length * points))
  const put = (form: number, c: number, by: 1 | -1): void => {
    const choice = choices[c]
    const [tally, used, item, time, curve] = [
      tallies[form],
      inCliques[form],
      inItems[form],
      spent[form],
      information[form],
    ]
    if (choice === undefined || !tally || !used || !item || !time || !curve) return
    for (const count of choice.counts) tally[count] = (tally[count] ?? 0) + by
    for (const clique of ofCliques[c] ?? []) used[clique] = (used[clique] ?? 0) + by
    item[choice.item] = (item[choice.item] ?? 0) + by
    time[choice.block] = (time[choice.block] ?? 0) + by * choice.minutes
    for (let k = 0; k < points; k++) {
      const at = choice.block * points + k
      curve[at] = (curve[at] ?? 0) + by * (choice.information[k] ?? 0)
    }
  }
  start.forEach((list, form) => {
    for (const c of list) put(form, c, 1)
  })
  const sameBlock = minutes.map((_, block) => [...choices.keys()].filter((c) => choices[c]?.block === block))
  const fixed = new Set(problem.required)
  const draws = createGenerator(plan.seed, `improve/${name}`)
  const trials = Math.min(MOST_TRIALS, TRIALS_PER_CHOICE * size) * forms
  const cost = (): number => judge.penalty(information) + WEIGHT * judge.violation(information)
  let now = cost()
  let best = judge.penalty(information)
  let found: Chosen = start
  for (let t = 0; t < trials; t++) {
    const moves = draw()
    if (moves.length === 0) continue
    apply(moves, 1)
    const then = moves.every(({ form }) => isFeasible(form)) && sharesFew(moves) ? cost() : Infinity
    const temperature = heat * (1 - t / trials) ** 3
    if (then <= now || (temperature > 0 && draws.unit() < Math.exp((now - then) / temperature))) {
      now = then
      if (now < best && judge.violation(information) === 0) {
        best = now
        found = chosen.map((list) => [...list])
      }
    } else apply(moves, -1)
  }
  return found

  function draw(): readonly Move[] {
    const form = draws.below(forms)
    const list = chosen[form] ?? []
    if (list.length === 0) return []
    const place = draws.below(list.length)
    const out = list[place] ?? 0
    const { block = 0, item = 0 } = choices[out] ?? {}
    if (fixed.has(item)) return []
    const among = sameBlock[block] ?? []
    const into = among[draws.below(among.length)] ?? 0
    if (holds[form]?.[into] === 1) return []
    if (plan.anchors > 0 && forms > 1 && holds.every((marks) => marks[out] === 1)) {
      if (holds.some((marks) => marks[into] === 1)) return []
      return holds.map((_, other) => ({ form: other, out, into }))
    }
    const owner = holds.findIndex((marks) => marks[into] === 1)
    if (owner === -1) return [{ form, out, into }]
    // where forms may share items, another form's may also be had without giving one for it
    if (plan.overlap > 0 && draws.below(2) === 0) return [{ form, out, into }]
    if (holds[owner]?.[out] === 1 || fixed.has(choices[into]?.item ?? -1)) return []
    if (plan.anchors > 0 && holds.every((marks, other) => other === form || marks[into] === 1)) return []
    return [
      { form, out, into },
      { form: owner, out: into, into: out },
    ]
  }

  function apply(moves: readonly Move[], by: 1 | -1): void {
    for (const { form, out, into } of moves) {
      const [from, to] = by === 1 ? [out, into] : [into, out]
      const list = chosen[form] ?? []
      list[list.indexOf(from)] = to
      const marks = holds[form]
      if (marks !== undefined) {
        marks[from] = 0
        marks[to] = 1
      }
      put(form, from, -1)
      put(form, to, 1)
    }
  }

  function isFeasible(form: number): boolean {
    const tally = tallies[form]
    if (counts.some(({ min, max }, r) => (tally?.[r] ?? 0) < min || (tally?.[r] ?? 0) > max)) return false
    if (minutes.some((limit, block) => (spent[form]?.[block] ?? 0) > limit)) return false
    // what goes in is all that can be too much
    return (chosen[form] ?? []).every(
      (c) =>
        (inItems[form]?.[choices[c]?.item ?? 0] ?? 0) <= 1 &&
        (ofCliques[c] ?? []).every((clique) => (inCliques[form]?.[clique] ?? 0) <= 1),
    )
  }

  /** Counted by items, since an item may stand in another block of another form. */
  function sharesFew(moves: readonly Move[]): boolean {
    // one block, and nothing in common: an exchange cannot make it otherwise
    if (forms === 1 || (plan.overlap + plan.anchors === 0 && sameBlock.length === 1)) return true
    const { anchors, overlap } = plan
    if (anchors > 0) {
      const shared = new Int32Array(minutes.length)
      for (const c of chosen[0] ?? []) {
        const { block = 0, item = 0 } = choices[c] ?? {}
        if (!fixed.has(item) && holds.every((marks) => marks[c] === 1))
          shared[block] = (shared[block] ?? 0) + 1
      }
      if (shared.some((count) => count < anchors)) return false
    }
    // what all forms share beyond the anchors counts like anything else that two forms share
    const most = overlap + anchors * minutes.length
    return moves.every(({ form }) =>
      chosen.every((_, other) => {
        if (other === form) return true
        let common = 0
        for (const c of chosen[form] ?? []) {
          const item = choices[c]?.item ?? 0
          if ((inItems[other]?.[item] ?? 0) > 0 && !fixed.has(item)) common++
        }
        return common <= most
      }),
    )
  }
}

interface Move {
  readonly form: number
  readonly out: number
  readonly into: number
}

import { createModel, type ModelBuilder, type Term } from './linear-model.ts'
import type { Problem } from './problem.ts'

/** What may give way so that forms can be found at all, to learn what stands in the way. */
export interface Relaxed {
  /** lengths, quotas and anchors may fall short */
  readonly minima?: boolean
  /** quotas may be exceeded, lengths may not */
  readonly maxima?: boolean
  /** blocks may take longer */
  readonly minutes?: boolean
  /** forms may have more items in common */
  readonly overlap?: boolean
  /** enemies and variants of a family may stand together */
  readonly exclusions?: boolean
}

/** A program whose feasible points are the forms that meet every constraint; the objective is still to be added. */
export interface FormsModel {
  readonly builder: ModelBuilder
  /** column of a choice in a form */
  readonly columnOf: (form: number, choice: number) => number
  /** per form and count, the column that says how many items it falls short; only where minima are relaxed */
  readonly short: readonly { readonly count: number; readonly column: number }[]
  /** per block, the column that says how many anchors are missing; only where minima are relaxed */
  readonly shortOfAnchors: readonly { readonly block: number; readonly column: number }[]
  /** per block with a limit, the column of the minutes beyond it; only where minutes are relaxed */
  readonly extraMinutes: readonly { readonly block: number; readonly column: number }[]
  /** the column of the items in common beyond those allowed; only where overlap is relaxed */
  readonly extraOverlap: number | undefined
}

const BINARY = { cost: 0, lower: 0, upper: 1, isInteger: true }

/**
 * Writes the constraints of a problem as rows (Theunissen 1985; van der Linden 2005, chapters 3 and 6): a binary column
 * per form and choice, a row per form and count, per form and set of items that exclude each other, per form and time
 * limit, and rows for what forms share.
 *
 * @param relaxed what may give way, at a cost of 0 until the caller sets one
 * @param costs cost of what gives way: of a missing item by the number of its count, and 1 for everything else
 */
export function formsModel(
  problem: Problem,
  relaxed: Relaxed = {},
  costs: (count: number) => number = () => 1,
): FormsModel {
  const { plan, choices, counts, cliques, minutes, required } = problem
  const builder = createModel()
  const forms = Array.from({ length: plan.forms }, (_, f) => f)
  for (let j = 0; j < plan.forms * choices.length; j++) builder.column(BINARY)
  const columnOf = (form: number, choice: number): number => form * choices.length + choice
  const gather = (form: number, isMeant: (choice: number) => boolean, by = 1): Term[] =>
    choices.flatMap((_, c) => (isMeant(c) ? [[columnOf(form, c), by] as const] : []))
  const slack = (cost: number, upper: number): number =>
    builder.column({ cost, lower: 0, upper, isInteger: true })

  const short: { count: number; column: number }[] = []
  const lengths = new Set(
    plan.blueprint.blocks.map(({ id }) => counts.findIndex(({ block }) => block === id)),
  )
  counts.forEach(({ min, max }, count) => {
    const most = relaxed.maxima === true && !lengths.has(count) ? Infinity : max
    for (const form of forms) {
      const terms = gather(form, (c) => choices[c]?.counts.includes(count) === true)
      builder.row(-Infinity, most, terms)
      if (relaxed.minima !== true) builder.row(min, Infinity, terms)
      else if (min > 0) {
        const column = slack(costs(count), min)
        short.push({ count, column })
        builder.row(min, Infinity, [...terms, [column, 1]])
      }
    }
  })

  const byItem = Map.groupBy(choices.keys(), (c) => choices[c]?.item ?? -1)
  const excluded = relaxed.exclusions === true ? [] : cliques
  const sets = [...byItem.values()].filter((places) => places.length > 1)
  for (const form of forms) {
    const put = (places: readonly number[]): void =>
      builder.row(
        -Infinity,
        1,
        places.map((c) => [columnOf(form, c), 1]),
      )
    sets.forEach(put)
    for (const clique of excluded) put(clique.flatMap((item) => byItem.get(item) ?? []))
    for (const item of required)
      builder.row(
        1,
        1,
        (byItem.get(item) ?? []).map((c) => [columnOf(form, c), 1]),
      )
  }

  const extraMinutes: { block: number; column: number }[] = []
  minutes.forEach((limit, block) => {
    if (limit === Infinity) return
    const extra: Term[] = []
    if (relaxed.minutes === true) {
      const column = slack(1, Infinity)
      extraMinutes.push({ block, column })
      extra.push([column, -1])
    }
    for (const form of forms) {
      const terms = choices.flatMap((choice, c) =>
        choice.block === block && choice.minutes > 0 ? [[columnOf(form, c), choice.minutes] as const] : [],
      )
      builder.row(-Infinity, limit, [...terms, ...extra])
    }
  })

  if (plan.forms === 1) {
    return { builder, columnOf, short, shortOfAnchors: [], extraMinutes, extraOverlap: undefined }
  }

  // forms are parallel only where they are equally long
  plan.blueprint.blocks.forEach((_, block) => {
    const length = counts[[...lengths][block] ?? 0]
    if (length === undefined || length.min === length.max) return
    const own = (form: number, by: number) => gather(form, (c) => choices[c]?.block === block, by)
    for (const form of forms.slice(1)) {
      if (relaxed.minima !== true) builder.row(0, 0, [...own(form, 1), ...own(0, -1)])
    }
  })

  const anchors = plan.anchors > 0 ? choices.map(() => builder.column(BINARY)) : []
  const shortOfAnchors: { block: number; column: number }[] = []
  if (plan.anchors > 0) {
    choices.forEach((_, c) => {
      for (const form of forms)
        builder.row(0, Infinity, [
          [columnOf(form, c), 1],
          [anchors[c] ?? 0, -1],
        ])
    })
    plan.blueprint.blocks.forEach((_, block) => {
      const terms: Term[] = choices.flatMap((choice, c) =>
        choice.block === block && !required.includes(choice.item) ? [[anchors[c] ?? 0, 1] as const] : [],
      )
      if (relaxed.minima === true) {
        const column = slack(1, plan.anchors)
        shortOfAnchors.push({ block, column })
        terms.push([column, 1])
      }
      builder.row(plan.anchors, plan.anchors, terms)
    })
  }

  const extraOverlap = relaxed.overlap === true ? slack(1, Infinity) : undefined
  const shared: Term[][] = []
  for (const [item, places] of byItem) {
    if (required.includes(item)) continue
    const anchored: Term[] = plan.anchors > 0 ? places.map((c) => [anchors[c] ?? 0, -1]) : []
    const taken = (form: number): Term[] => places.map((c) => [columnOf(form, c), 1])
    if (plan.overlap === 0 && extraOverlap === undefined) {
      const room = anchored.map(([column]) => [column, 1 - plan.forms] as const)
      builder.row(-Infinity, 1, [...forms.flatMap(taken), ...room])
      continue
    }
    let pair = 0
    const pairs: Term[] = []
    for (const one of forms) {
      for (const other of forms.slice(one + 1)) {
        // 1 where both forms have the item; it need not be an integer, since both sides push it to one
        const both = builder.column({ cost: 0, lower: 0, upper: 1, isInteger: false })
        builder.row(-Infinity, 1, [...taken(one), ...taken(other), [both, -1], ...anchored])
        ;(shared[pair] ??= []).push([both, 1])
        pairs.push([both, -1])
        pair++
      }
    }
    // an item in n forms is shared by n(n − 1)/2 pairs: the chords of this parabola tighten the relaxation
    for (let k = 1; k < plan.forms; k++) {
      const chord = (k * (k + 1)) / 2
      const weighted = forms.flatMap(taken).map(([column]) => [column, k] as const)
      const room = anchored.map(([column]) => [column, chord - k * plan.forms] as const)
      builder.row(-Infinity, chord, [...weighted, ...pairs, ...room])
    }
  }
  const extra: Term[] = extraOverlap === undefined ? [] : [[extraOverlap, -1]]
  for (const terms of shared) builder.row(-Infinity, plan.overlap, [...terms, ...extra])
  return { builder, columnOf, short, shortOfAnchors, extraMinutes, extraOverlap }
}

import { fixed, percent, personItemMap } from '#report'
import { studioBank } from '../../text/studio-bank.ts'
import type { StudioFigure } from '../figures.ts'
import type { BankRow } from './bank-rows.ts'

const { wright: words } = studioBank

/** Edges of the classes of ability, in logits. */
const EDGES = Array.from({ length: 17 }, (_, k) => -4 + k / 2)
const CLASSES = EDGES.length - 1
/** Most marks below one class: more are drawn as fewer. */
const MOST_MARKS = 28
/** Bars are drawn for so many candidates. */
const CANDIDATES = 1000

/**
 * The candidates that are expected, and the steps of the items.
 *
 * @param population normal, in logits
 */
export function wrightFigure(
  rows: readonly BankRow[],
  population: { readonly mean: number; readonly sd: number },
): StudioFigure {
  const shares = sharesOf(population)
  const classes = shares.map(() => ({ steps: 0, flagged: 0, items: new Set<string>() }))
  let [lowest, highest] = [Infinity, -Infinity]
  const isMixed = new Set(rows.map(({ certainty }) => certainty === 'prior')).size > 1
  for (const { id, steps, certainty } of rows)
    for (const step of steps) {
      lowest = Math.min(lowest, step)
      highest = Math.max(highest, step)
      const own = classes[classOf(step)]
      if (own === undefined) continue
      own.steps += 1
      own.items.add(id)
      if (isMixed && certainty === 'prior') own.flagged += 1
    }
  const steps = classes.reduce((sum, own) => sum + own.steps, 0)
  const each = Math.ceil(Math.max(...classes.map((own) => own.steps)) / MOST_MARKS)
  const thresholds = classes.flatMap((own, k) => {
    const at = ((EDGES[k] ?? 0) + (EDGES[k + 1] ?? 0)) / 2
    const flagged = Math.ceil(own.flagged / each)
    const all = flagged + Math.ceil((own.steps - own.flagged) / each)
    return Array.from({ length: all }, (_, n) => ({ at, isFlagged: n < flagged }))
  })
  const told = rows.length === 0 ? words.none : words.told(fixed(lowest, 1), fixed(highest, 1))
  return {
    id: 'wright',
    title: words.title,
    note: [
      words.note,
      told,
      ...(isMixed ? [words.crosses] : []),
      ...(each > 1 ? [words.each(each)] : []),
    ].join(' '),
    draw: (width) =>
      personItemMap({
        id: 'studio-wright',
        width,
        edges: EDGES,
        persons: shares.map((share) => share * CANDIDATES),
        thresholds,
        words: {
          title: words.title,
          description: told,
          persons: words.candidates(fixed(population.mean, 1), fixed(population.sd, 1)),
          items: words.items(steps, rows.length),
          axis: words.axis,
        },
      }),
    columns: words.columns,
    rows: classes.map((own, k) => [
      rangeOf(k),
      percent(shares[k], 1),
      String(own.steps),
      String(own.items.size),
    ]),
  }
}

function rangeOf(k: number): string {
  const [from, to] = [fixed(EDGES[k], 1), fixed(EDGES[k + 1], 1)]
  if (k === 0) return words.below(to)
  return k === CLASSES - 1 ? words.from(from) : words.between(from, to)
}

/** What lies beyond the classes stands in the outermost. */
function classOf(at: number): number {
  return Math.max(0, Math.min(CLASSES - 1, Math.floor((at - (EDGES[0] ?? 0)) * 2)))
}

/** Slices of the population, in standard deviations: fine enough for shares of a tenth of a per cent. */
const SLICE = 0.01
const FARTHEST = 6

/** @returns the share of the candidates in each class, sum 1 */
function sharesOf({ mean, sd }: { readonly mean: number; readonly sd: number }): readonly number[] {
  const shares = Array.from({ length: CLASSES }, () => 0)
  let sum = 0
  for (let z = -FARTHEST + SLICE / 2; z < FARTHEST; z += SLICE) {
    const density = Math.exp((-z * z) / 2)
    const k = classOf(mean + sd * z)
    shares[k] = (shares[k] ?? 0) + density
    sum += density
  }
  return shares.map((share) => share / sum)
}

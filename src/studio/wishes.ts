import { DRAWN_AT, type TargetWish } from '../workers/studio/target-of.ts'
import { listOf, oneOf, recordOf, textOf, within } from './given.ts'

/** What a designer says beside the blueprint: who sits the test, and what is wanted of it. */
export interface Wishes {
  /** abilities of the candidates, normal, in logits; sd > 0 */
  readonly mean: number
  readonly sd: number
  /** as written: numbers with commas between, ascending */
  readonly cuts: string
  readonly target: TargetWish
  /** candidates of the simulation, and its seed */
  readonly n: number
  readonly seed: string
}

export const WISHES: Wishes = {
  mean: 0,
  sd: 1,
  cuts: '',
  target: { shape: 'flat', se: 0.4, from: -2, to: 2, drawn: [0.7, 0.5, 0.4, 0.4, 0.4, 0.5, 0.7] },
  n: 1000,
  seed: '1',
}

/** In the order in which they are offered. */
export const TARGET_SHAPES = [
  'flat',
  'cut',
  'screening',
  'drawn',
] as const satisfies readonly TargetWish['shape'][]

/** @returns cut scores, none where nothing is written; undefined where it is no ascending list of numbers */
export function cutsOf(text: string): readonly number[] | undefined {
  if (text.trim() === '') return []
  const cuts = text
    .split(/[,;\s]+/)
    .filter((part) => part !== '')
    .map(numberOf)
  const isSound = cuts.every((cut, at) => Number.isFinite(cut) && (at === 0 || cut > (cuts[at - 1] ?? 0)))
  return isSound ? cuts : undefined
}

function numberOf(text: string): number {
  return Number(text.replace('−', '-'))
}

/** Wishes of an address, as far as they make sense. */
export function wishesFrom(value: unknown): Wishes {
  const { mean, sd, cuts, target, n, seed } = recordOf<Wishes>(value)
  const { shape, se, from, to, drawn } = recordOf<TargetWish>(target)
  return {
    mean: within(mean, -4, 4) ?? WISHES.mean,
    sd: within(sd, 0.1, 4) ?? WISHES.sd,
    cuts: textOf(cuts) ?? WISHES.cuts,
    target: {
      shape: oneOf(TARGET_SHAPES, shape) ?? WISHES.target.shape,
      se: within(se, 0.05, 2) ?? WISHES.target.se,
      from: within(from, -4, 4) ?? WISHES.target.from,
      to: within(to, -4, 4) ?? WISHES.target.to,
      drawn: DRAWN_AT.map((_, at) => within(listOf(drawn)[at], 0.05, 2) ?? WISHES.target.drawn[at] ?? 1),
    },
    n: Math.round(within(n, 1, 100_000) ?? WISHES.n),
    seed: textOf(seed) ?? WISHES.seed,
  }
}

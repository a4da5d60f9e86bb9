import type { Proof } from '#schemas/proof'
import type { Waivers } from '../../compile/compiled-item.ts'

/** Begins the names of faults that are planted in answers to a follow-up. */
export const FOLLOW_UP = 'follow-up '

/** A planted fault that no case tells. */
export interface Survivor {
  /** As waivers have it. */
  readonly name: string
  /** What to say of it, with its place. */
  readonly words: string
  /** What an input shows that tells it, in words; undefined where none was found. */
  readonly told?: string | undefined
}

/** What speaks against an item whose cases do not tell every planted fault, and the figures for its proof. */
export interface JudgedMutants {
  readonly reasons: readonly string[]
  readonly warnings: readonly string[]
  readonly counts: NonNullable<Proof['mutants']>
}

/** Share of the faults without a waiver that cases must tell. */
const WANTED = 0.99

interface Planted {
  readonly killed: number
  readonly unreached: number
  readonly survivors: readonly Survivor[]
  readonly waivers: Waivers
  /** Whether the faults were planted in answers to a follow-up. */
  readonly isFollowUp: boolean
}

/**
 * Cases must tell nearly all faults; what they do not tell is waived with a reason, which no input may contradict; and what
 * is waived must be a fault that survives.
 */
export function judgeSurvivors({
  killed,
  unreached,
  survivors,
  waivers,
  isFollowUp,
}: Planted): JudgedMutants {
  const isWaived = ({ name }: Survivor): boolean => Object.hasOwn(waivers, name)
  const open = survivors.filter((one) => !isWaived(one))
  const waived = survivors.filter(isWaived)
  const isEnough = killed >= WANTED * (killed + open.length)
  const words = open.map((one) => one.words)
  return {
    reasons: [
      ...(isEnough ? [] : words),
      ...waived.flatMap(({ name, told }) =>
        told === undefined ? [] : [`waivers.yaml: ${name} is waived, but ${told}`],
      ),
      ...idleWaivers(
        Object.keys(waivers).filter((name) => name.startsWith(FOLLOW_UP) === isFollowUp),
        survivors.map(({ name }) => name),
        open.map(({ name }) => name),
      ),
    ],
    warnings: isEnough ? words : [],
    counts: {
      total: killed + survivors.length,
      killed,
      waived: waived.length,
      survived: open.length,
      unreached,
    },
  }
}

/**
 * What is said of waivers for faults that do not survive. Names end in a place, which an edit above it moves: where the same
 * change survives elsewhere, its name is told.
 *
 * @param waived names in `waivers.yaml`
 * @param survivors names of all faults that survive
 * @param open names of those without a waiver
 */
export function idleWaivers(
  waived: readonly string[],
  survivors: readonly string[],
  open: readonly string[],
): readonly string[] {
  const changeOf = (name: string): string => name.replace(/@\d+:\d+$/, '')
  return waived
    .filter((name) => !survivors.includes(name))
    .map((name) => {
      const moved = open.filter((other) => changeOf(other) === changeOf(name))
      const then =
        moved.length === 0
          ? 'remove it'
          : `the same change survives as ${moved.join(' and ')}: name that instead, if the reason holds`
      return `waivers.yaml: ${name} is no fault that survives: ${then}`
    })
}

/** Figures of several programs together. */
export function sumOfCounts(all: readonly JudgedMutants['counts'][]): JudgedMutants['counts'] {
  const sum = (key: keyof JudgedMutants['counts']) => all.reduce((total, one) => total + (one[key] ?? 0), 0)
  return {
    total: sum('total'),
    killed: sum('killed'),
    waived: sum('waived'),
    survived: sum('survived'),
    unreached: sum('unreached'),
  }
}

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
  const alive = new Set(survivors.map(({ name }) => name))
  const words = open.map((one) => one.words)
  return {
    reasons: [
      ...(isEnough ? [] : words),
      ...waived.flatMap(({ name, told }) =>
        told === undefined ? [] : [`waivers.yaml: ${name} is waived, but ${told}`],
      ),
      ...Object.keys(waivers)
        .filter((name) => name.startsWith(FOLLOW_UP) === isFollowUp && !alive.has(name))
        .map((name) => `waivers.yaml: ${name} is no fault that survives: remove it`),
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

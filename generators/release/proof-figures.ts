import type { Quality } from '#schemas/quality'
import type { CompiledItem, Waivers } from '../compile/compiled-item.ts'

/** What was run to prove one item, in numbers. */
export type ProofFigures = NonNullable<Quality['items'][number]['proof']>
/** What no case can tell of an item; names and reasons of practice items alone. */
export type WaiverFigures = NonNullable<Quality['items'][number]['waivers']>

const ACCEPTED = /^(follow_up\/)?accepted\//
const WRONG = /^(follow_up\/)?(wrong_answer|time_limit_exceeded|run_time_error)\//

/** @returns nothing for an item whose proof is missing, of other files, or a refusal */
export function proofFigures({ proof, proofState }: CompiledItem): ProofFigures | undefined {
  if (proofState !== 'current' || proof?.verdict !== 'verified') return undefined
  const { executed, matrix, responses, mutants, properties } = proof
  const count = (pattern: RegExp): number => matrix?.filter(({ file }) => pattern.test(file)).length ?? 0
  return {
    executed,
    ...(matrix ? { submissions: { accepted: count(ACCEPTED), wrong: count(WRONG) } } : {}),
    ...(responses ? { responses: responses.length } : {}),
    ...(mutants ? { mutants: { total: mutants.total, killed: mutants.killed, waived: mutants.waived } } : {}),
    ...(properties ? { properties: { runs: properties.runs } } : {}),
  }
}

/** The sum of all figures; a kind of figure that no item has is left out. */
export function totalFigures(all: readonly ProofFigures[]): ProofFigures {
  const sum = (part: (figures: ProofFigures) => number | undefined): number =>
    all.reduce((total, figures) => total + (part(figures) ?? 0), 0)
  const has = (name: keyof ProofFigures): boolean => all.some((figures) => figures[name] !== undefined)
  return {
    executed: sum(({ executed }) => executed),
    ...(has('submissions')
      ? {
          submissions: {
            accepted: sum(({ submissions }) => submissions?.accepted),
            wrong: sum(({ submissions }) => submissions?.wrong),
          },
        }
      : {}),
    ...(has('responses') ? { responses: sum(({ responses }) => responses) } : {}),
    ...(has('mutants')
      ? {
          mutants: {
            total: sum(({ mutants }) => mutants?.total),
            killed: sum(({ mutants }) => mutants?.killed),
            waived: sum(({ mutants }) => mutants?.waived),
          },
        }
      : {}),
    ...(has('properties') ? { properties: { runs: sum(({ properties }) => properties?.runs) } } : {}),
  }
}

/**
 * What is waived of an item.
 *
 * @returns nothing where nothing is waived; of a graded item only how much, since a reason says what a case would be
 */
export function waiverFigures(item: CompiledItem): WaiverFigures | undefined {
  const waivers = waiversOf(item)
  if (waivers.length === 0) return undefined
  return { count: waivers.length, ...(item.public.use === 'practice' ? { reasons: waivers } : {}) }
}

/** The waivers of an item, by the names that `assay verify` gives to planted faults. */
export function waiversOf({
  detail,
  waivers,
}: CompiledItem): readonly { readonly mutant: string; readonly why: string }[] {
  return Object.entries({ ...waiversIn(detail), ...waivers })
    .map(([mutant, why]) => ({ mutant, why }))
    .sort((left, right) => (left.mutant < right.mutant ? -1 : 1))
}

function waiversIn(detail: CompiledItem['detail']): Waivers {
  if (detail.kind === 'critique') return detail.repair?.waivers ?? {}
  return 'waivers' in detail ? detail.waivers : {}
}

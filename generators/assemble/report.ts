import type { Blueprint } from '#schemas/blueprint'
import type { Assembly, Goal } from './assemble.ts'
import { isOf } from './faults.ts'
import type { AssemblyPlan } from './plan.ts'
import { informationOf } from './problem.ts'

type Quota = NonNullable<Blueprint['blocks'][number]['quotas']>[number]

/** Forms with their figures, as `--json` and `--out` write them. */
export interface AssemblyReport {
  readonly version: 1
  /** the test's name */
  readonly test: string
  readonly release: string
  readonly languages: readonly string[]
  readonly seed: string
  /** `shadow`: each form is the best at its own theta; a session goes from one to another that has all it took */
  readonly type: 'linear' | 'shadow'
  /** whether the time was over before the gap was proven */
  readonly isCut: boolean
  readonly goals: readonly Goal[]
  readonly forms: readonly ReportedForm[]
  /** version of each item that stands in a form; only for shadow forms, which outlive changes of their items */
  readonly versions?: Readonly<Record<string, string>>
  /** per pair of forms the items in common; empty for shadow forms and for a single form */
  readonly overlap: readonly { readonly forms: readonly [number, number]; readonly items: number }[]
}

export interface ReportedForm {
  readonly form: number
  /** ability that the form is the best at; only for shadow forms */
  readonly theta?: number
  readonly blocks: readonly ReportedBlock[]
}

export interface ReportedBlock {
  readonly id: string
  /** ids, easy ones first */
  readonly items: readonly string[]
  /** sum of the minutes that the authors state */
  readonly minutes: number
  readonly at: readonly {
    readonly theta: number
    /** in 1/logits² */
    readonly information: number
    /** expected standard error in logits, with the block's prior */
    readonly se: number
    /** the same of the responses alone, 1/√information; null where there is none */
    readonly seWithoutPrior: number | null
  }[]
  readonly counts: readonly {
    readonly counts: string
    readonly items: number
    readonly min: number
    readonly max: number
  }[]
}

/**
 * Puts figures to forms.
 *
 * @param plans one, or one per theta of shadow forms
 * @param assemblies what came of each, found
 */
export function reportOf(
  test: string,
  type: AssemblyReport['type'],
  plans: readonly AssemblyPlan[],
  assemblies: readonly Extract<Assembly, { status: 'found' }>[],
): AssemblyReport {
  const [plan] = plans
  if (plan === undefined) throw new Error('an assembly without a plan')
  const forms = plans.flatMap((own, p) =>
    (assemblies[p]?.forms ?? []).map((blocks) => ({
      ...(type === 'shadow' ? { theta: abilitiesOf(own)[0] ?? 0 } : {}),
      blocks: blocksOf(own, blocks),
    })),
  )
  const numbered = forms.map((form, f) => ({ form: f + 1, ...form }))
  return {
    version: 1,
    test,
    release: plan.blueprint.release,
    languages: plan.languages,
    seed: plan.seed,
    type,
    isCut: assemblies.some(({ goals }) => goals.some(({ isCut }) => isCut)),
    goals: assemblies.flatMap(({ goals }) => goals),
    forms: numbered,
    overlap: type === 'shadow' ? [] : overlapOf(numbered),
    ...(type === 'shadow' ? { versions: versionsOf(numbered, plan) } : {}),
  }
}

function versionsOf(
  forms: readonly ReportedForm[],
  { items }: AssemblyPlan,
): NonNullable<AssemblyReport['versions']> {
  const used = new Set(forms.flatMap(({ blocks }) => blocks.flatMap((block) => block.items)))
  return Object.fromEntries(items.flatMap(({ id, version }) => (used.has(id) ? [[id, version]] : [])))
}

function blocksOf(plan: AssemblyPlan, blocks: readonly (readonly string[])[]): readonly ReportedBlock[] {
  const abilities = abilitiesOf(plan)
  const byId = new Map(plan.items.map((item) => [item.id, item]))
  return plan.blueprint.blocks.map((block, b) => {
    const items = (blocks[b] ?? [])
      .flatMap((id) => byId.get(id) ?? [])
      .map((item) => ({ item, place: placeOf(item.parameters.b) }))
      .toSorted((left, right) => left.place - right.place || (left.item.id < right.item.id ? -1 : 1))
      .map(({ item }) => item)
    const curves = informationOf(items, abilities)
    const sd = block.prior?.sd ?? 1
    const length = block.stop.find((rule) => rule.rule === 'length')
    const { min, max } =
      plan.length === undefined
        ? (length ?? { min: 0, max: items.length })
        : { min: plan.length, max: plan.length }
    return {
      id: block.id,
      items: items.map(({ id }) => id),
      minutes: items.reduce((sum, { minutes = 0 }) => sum + minutes, 0),
      at: abilities.map((theta, k) => {
        const information = curves.reduce((sum, curve) => sum + (curve[k] ?? 0), 0)
        return {
          theta,
          information,
          se: 1 / Math.sqrt(information + 1 / (sd * sd)),
          seWithoutPrior: information > 0 ? 1 / Math.sqrt(information) : null,
        }
      }),
      counts: [
        { counts: 'length', items: items.length, min, max },
        ...(block.quotas ?? []).map((quota) => ({
          counts: wordsOf(quota),
          items: items.filter((item) => isOf(item, quota)).length,
          min: quota.min,
          max: quota.max,
        })),
      ],
    }
  })
}

function wordsOf(quota: Quota): string {
  if ('kind' in quota) return `kind ${quota.kind}`
  if ('level' in quota) return `level ${quota.level}`
  return `skill ${quota.skill}`
}

function abilitiesOf({ target }: AssemblyPlan): readonly number[] {
  return target.shape === 'curve' ? target.points.map(({ theta }) => theta) : target.at
}

/** Middle of an item on the scale: its difficulty, or the mean of its thresholds. */
function placeOf(b: number | readonly number[]): number {
  return typeof b === 'number' ? b : b.reduce((sum, threshold) => sum + threshold, 0) / b.length
}

function overlapOf(forms: readonly ReportedForm[]): AssemblyReport['overlap'] {
  const ids = forms.map(({ blocks }) => new Set(blocks.flatMap(({ items }) => items)))
  return forms.flatMap(({ form: one }, f) =>
    forms.slice(f + 1).map(({ form: other }, g) => ({
      forms: [one, other] as const,
      items: [...(ids[f] ?? [])].filter((id) => ids[f + g + 1]?.has(id) === true).length,
    })),
  )
}

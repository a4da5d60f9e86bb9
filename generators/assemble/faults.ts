import type { SimulatedItem } from '#adaptive'
import type { Blueprint } from '#schemas/blueprint'
import type { AssemblyPlan } from './plan.ts'

type Quota = NonNullable<Blueprint['blocks'][number]['quotas']>[number]

/**
 * Holds forms against their plan by counting, apart from the program that they came from.
 *
 * @param forms ids per form and block
 * @returns every constraint that is broken, in words; empty where none is
 */
export function faultsOf(
  plan: AssemblyPlan,
  forms: readonly (readonly (readonly string[])[])[],
): readonly string[] {
  const faults: string[] = []
  const byId = new Map(plan.items.map((item) => [item.id, item]))
  forms.forEach((blocks, f) => {
    const say = (words: string): void => void faults.push(`form ${f + 1}: ${words}`)
    const ids = blocks.flat()
    const all = ids.flatMap((id) => byId.get(id) ?? [])
    if (all.length < ids.length) say('an item that the plan does not have')
    if (new Set(ids).size < ids.length) say('an item twice')
    const families = all.flatMap(({ family }) => family ?? [])
    if (new Set(families).size < families.length) say('two variants of a family')
    for (const { id, enemies = [] } of all)
      for (const enemy of enemies)
        if (enemy !== id && ids.includes(enemy)) say(`${id} and its enemy ${enemy}`)
    for (const id of plan.required) if (!ids.includes(id)) say(`without ${id}`)
    for (const item of all)
      if (item.kind === 'code' && plan.languages.some((language) => !item.languages.includes(language)))
        say(`${item.id} is not for every language`)
    plan.blueprint.blocks.forEach((block, b) => {
      const own = (blocks[b] ?? []).flatMap((id) => byId.get(id) ?? [])
      for (const { id, ai } of own) if (ai !== block.ai) say(`${id} is of another AI policy`)
      for (const { id } of own)
        if (plan.blueprint.blocks.some(({ pretest }) => pretest?.items.includes(id) === true))
          say(`${id} is on trial`)
      const between = (words: string, count: number, min: number, max: number): void => {
        if (count < min || count > max) say(`${block.id} has ${count} of ${words}, not ${min} to ${max}`)
      }
      for (const rule of block.stop) {
        if (rule.rule === 'length' && plan.length === undefined)
          between('length', own.length, rule.min, rule.max)
        if (rule.rule !== 'time' || !plan.isTimed) continue
        const minutes = own.reduce((sum, item) => sum + (item.minutes ?? 0), 0)
        if (minutes > rule.minutes + 1e-6) say(`${block.id} takes ${minutes} of ${rule.minutes} minutes`)
      }
      if (plan.length !== undefined) between('length', own.length, plan.length, plan.length)
      for (const quota of block.quotas ?? [])
        between(JSON.stringify(quota), own.filter((item) => isOf(item, quota)).length, quota.min, quota.max)
    })
  })
  return [...faults, ...commonFaults(plan, forms)]
}

function commonFaults(
  plan: AssemblyPlan,
  forms: readonly (readonly (readonly string[])[])[],
): readonly string[] {
  const faults: string[] = []
  if (forms.length !== plan.forms) faults.push(`${forms.length} forms, not ${plan.forms}`)
  if (forms.length < 2) return faults
  const [first = []] = forms
  const anchors = first.map((ids, b) =>
    ids.filter((id) => !plan.required.includes(id) && forms.every((form) => form[b]?.includes(id) === true)),
  )
  anchors.forEach((ids, b) => {
    if (ids.length < plan.anchors)
      faults.push(`block ${b + 1} has ${ids.length} anchors, not ${plan.anchors}`)
  })
  // items in all forms beyond the anchors count to the overlap
  const most = plan.overlap + plan.required.length + plan.anchors * first.length
  forms.forEach((one, f) => {
    first.forEach((_, b) => {
      if (one[b]?.length !== first[b]?.length) faults.push(`forms 1 and ${f + 1} are not equally long`)
    })
    forms.slice(f + 1).forEach((other, g) => {
      const ids = new Set(other.flat())
      const common = one.flat().filter((id) => ids.has(id)).length
      if (common > most) faults.push(`forms ${f + 1} and ${f + g + 2} have ${common} items in common`)
    })
  })
  return faults
}

/** @returns whether an item counts to a quota */
export function isOf(item: SimulatedItem, quota: Quota): boolean {
  if ('kind' in quota) return item.kind === quota.kind
  if ('level' in quota) return item.level === quota.level
  return item.skills.some((skill) => skill === quota.skill || skill.startsWith(`${quota.skill}.`))
}

/** @throws Error where forms break a constraint, which is a bug of ours and no fault of the plan's */
export function assertSound(plan: AssemblyPlan, forms: readonly (readonly (readonly string[])[])[]): void {
  const [first] = faultsOf(plan, forms)
  if (first !== undefined) throw new Error(`the assembled forms break a constraint: ${first}`)
}

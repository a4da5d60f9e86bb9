import type { SessionConfig } from '../session/config.ts'
import { modelOf, nameFault } from '../variant/models.ts'
import type { Refusal } from './refusals.ts'

/** Why a shadow form is none: it breaks a constraint of its test. */
export interface FormFault {
  /** number of the form, from 0 */
  readonly form: number
  /** number of the block, from 0 */
  readonly block: number
  /** one sentence without the form's name */
  readonly words: string
}

/**
 * Counts every shadow form of a test: lengths, quotas, items that exclude each other or stand twice, items that the block
 * cannot take or the test does not have. Independent of the program that the forms came from.
 *
 * @returns all faults; empty where every form is complete, or the test has no forms
 */
export function faultsOfForms({
  blueprint,
  conflicts,
  items,
  named,
  requirements,
}: SessionConfig): readonly FormFault[] {
  const { list, starts, classes, classOf } = requirements
  const faults: FormFault[] = []
  const before: Set<number>[] = []
  blueprint.blocks.forEach(({ id, select }, block) => {
    if (select.selector !== 'shadow-forms' || typeof select.forms === 'string') return
    select.forms.forEach((ids, form) => {
      const say = (words: string): void => void faults.push({ form, block, words })
      const all = (before[form] ??= new Set())
      for (const item of ids) {
        const index = named.get(item)?.[0]
        if (index === undefined) {
          say(nameFault(items, item))
          continue
        }
        if (classes[classOf[index] ?? 0]?.[block] === undefined)
          say(`Item ${item} is on trial or of another AI policy than block ${id}.`)
        if (all.has(index)) say(`Item ${item} stands there twice.`)
        for (const other of conflicts.lists[index] ?? []) {
          if (!all.has(other)) continue
          const enemy = items[other]
          say(
            `Items ${enemy === undefined ? '' : modelOf(enemy)} and ${item} exclude each other, as enemies or variants of one family.`,
          )
        }
        all.add(index)
      }
      const indexes = ids.flatMap((item) => named.get(item)?.[0] ?? [])
      for (let r = starts[block] ?? 0; r < (starts[block + 1] ?? 0); r++) {
        const { counts = '', min = 0, max = 0 } = list[r] ?? {}
        let count = 0
        for (const item of indexes) if (classes[classOf[item] ?? 0]?.[block]?.includes(r) === true) count++
        if (count < min || count > max)
          say(`Block ${id} has ${count} of ${counts}, and ${min} to ${max} are wanted.`)
      }
    })
  })
  return faults
}

/**
 * Proves that candidates can be given a test by its shadow forms: every form is complete, and one of them can be given as
 * a whole.
 *
 * @param offered 1 for each item that these candidates can be given, of each item model one member
 * @param withheld 1 for each member in whose place another one stands; undefined where no item has a model
 */
export function formRefusals(
  config: SessionConfig,
  offered: Uint8Array,
  withheld: Uint8Array | undefined,
): readonly Refusal[] {
  const { blocks, blueprint } = config
  const refusal = (block: number, what: string): Refusal => {
    const { id = '' } = blueprint.blocks[block] ?? {}
    return { block: id, counts: 'forms', min: 1, missing: 0, words: `Block ${id}: ${what}` }
  }
  const faults = faultsOfForms(config)
  if (faults.length > 0)
    return faults.map(({ form, block, words }) => refusal(block, `shadow form ${form + 1}: ${words}`))
  const forms = blocks[0]?.forms ?? []
  const isWhole = (_: unknown, form: number): boolean =>
    blocks.every((block) =>
      block.forms?.[form]?.every((item) => offered[item] === 1 || withheld?.[item] === 1),
    )
  return forms.some(isWhole) ? [] : [refusal(0, 'none of the shadow forms can be given as a whole.')]
}

import type { Cases } from '#schemas/cases'
import type { Inputs } from '#schemas/inputs'
import type { ItemOf } from '#schemas/item'
import type { KeyOf } from '#schemas/public-item'
import type { ComponentUse } from '../../compile/body.ts'
import { ofRecord, type CompiledCase, type CompiledFollowUp } from '../../compile/compiled-item.ts'
import { createInputContract } from '../../compile/input-contract.ts'
import type { Renderer } from '../../compile/render.ts'
import { examplesTable } from './examples-table.ts'

/** A contract with what the follow-up puts in place of it. */
export function changedInputs({ followUp, ...inputs }: Inputs): Inputs {
  const { parameters = {}, relations = inputs.relations } = followUp ?? {}
  return {
    version: inputs.version,
    parameters: { ...inputs.parameters, ...parameters },
    ...(relations && { relations }),
  }
}

interface Parts {
  readonly text: ComponentUse
  readonly signature: ItemOf<'code'>['signature']
  readonly io: ItemOf<'code'>['io'] | undefined
  readonly inputs: Inputs
  readonly followUp: CompiledFollowUp
}

/** What changes once an answer is locked, as the page shows and the scorer needs it. */
export function buildFollowUp(
  { text, signature, io, inputs, followUp }: Parts,
  render: Renderer,
): NonNullable<KeyOf<'code'>['followUp']> {
  const { groups, cases, voided, submissions } = followUp
  const shown = cases.filter(({ visible }) => visible)
  const names = shown.map(({ name }) => name).join(', ')
  const before = new Set(createInputContract(signature, inputs).sentences)
  const sentences = createInputContract(signature, changedInputs(inputs)).sentences.filter(
    (sentence) => !before.has(sentence),
  )
  const constraints = sentences.map((sentence) => `<li>${render.short.words(sentence)}</li>`).join('')
  const solutions = (['typescript', 'javascript', 'python'] as const).flatMap((language) => {
    const found = submissions.find((one) => one.expected === 'accepted' && one.language === language)
    return found ? [{ language, text: found.text }] : []
  })
  return {
    html:
      render.nodes(text.children, 'f') +
      examplesTable({ ...text, attributes: { cases: names } }, shown, {
        signature,
        io,
        short: render.short,
        caption: 'New examples',
      }) +
      (constraints === '' ? '' : `<ul class="constraints">${constraints}</ul>`),
    groups: Object.entries(groups).map(([name, { title, tier }]) => ({ name, title, tier })),
    examples: shown.map(plainCase),
    cases: ofRecord(cases).map(plainCase),
    voided: [...voided],
    solutions,
  }
}

/** Parts an item's cases, groups and submissions at the change. */
export function followUpParts(
  { groups, cases: authored }: Cases,
  cases: readonly CompiledCase[],
  submissions: CompiledFollowUp['submissions'],
): {
  readonly groups: Cases['groups']
  readonly cases: readonly CompiledCase[]
  readonly followUp: CompiledFollowUp
} {
  const isNew = (group: string): boolean => groups[group]?.followUp === true
  const groupsWhere = (wanted: boolean): Cases['groups'] =>
    Object.fromEntries(Object.entries(groups).filter(([name]) => isNew(name) === wanted))
  return {
    groups: groupsWhere(false),
    cases: cases.filter(({ group }) => !isNew(group)),
    followUp: {
      groups: groupsWhere(true),
      cases: cases.filter(({ group }) => isNew(group)),
      voided: authored.flatMap(({ id, voided }) => (voided ? [id] : [])),
      submissions: submissions.filter(({ followUp }) => followUp),
    },
  }
}

/** A case as a key and a task have it. */
export function plainCase({ id, name, group, input, expected }: CompiledCase) {
  return { id, name, group, input, expected }
}

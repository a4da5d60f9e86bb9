import type { SteeringKey } from '#log'
import type { GradedItem, KeyOf } from '#schemas/public-item'
import type { SealedItem } from '../compile/compiled-item.ts'

type Executable = Extract<SealedItem, { kind: 'code' | 'debug' | 'sql' }>
type Case = KeyOf<'code' | 'debug' | 'sql'>['cases'][number]
type Groups = KeyOf<'code' | 'debug' | 'sql'>['groups']

/**
 * The key by which a candidate's browser scores an item that steers: the visible cases and those that steer, under the
 * groups of the key, whose names and titles are left out, as they say what the hidden cases are about. No solution is in
 * it, and no case that the score of record comes from.
 *
 * @returns undefined for an item that does not steer
 */
export function steeringKey(sealed: SealedItem, item: GradedItem): SteeringKey | undefined {
  if (!isExecutable(sealed) || !sealed.steering?.length || !('examples' in item.task)) return undefined
  const { key, steering } = sealed
  const { followUp } = key
  const renamed = new Map(
    [...key.groups, ...(followUp?.groups ?? [])].map(({ name }, at) => [name, `group-${at + 1}`]),
  )
  const own = new Set<string>(key.groups.map(({ name }) => name))
  const shown = (examples: readonly Case[], isOwn: boolean): readonly Case[] => [
    ...examples.map((one) => ({ ...one, group: renamed.get(one.group) ?? one.group })),
    ...steering
      .filter(({ group }) => own.has(group) === isOwn)
      .map((one, at) => ({
        ...one,
        ...('tables' in one && { tables: [] }),
        name: `steering-${at + 1}`,
        group: renamed.get(one.group) ?? one.group,
      })),
  ]
  const unnamed = (groups: Groups) =>
    groups.map((group) => {
      const name = renamed.get(group.name) ?? group.name
      return { ...group, name, title: name }
    })
  const cases = shown(item.task.examples, true)
  const known = new Set(cases.map(({ id }) => id))
  return {
    groups: unnamed(key.groups),
    cases,
    ...('fix' in key && { fix: {} }),
    ...(followUp && {
      followUp: {
        html: followUp.html,
        groups: unnamed(followUp.groups),
        examples: followUp.examples.map((one) => ({ ...one, group: renamed.get(one.group) ?? one.group })),
        cases: shown(followUp.examples, false),
        voided: followUp.voided.filter((id) => known.has(id)),
        solutions: [],
      },
    }),
  } as SteeringKey
}

function isExecutable(sealed: SealedItem): sealed is Executable {
  return 'steering' in sealed
}

import type { DesignRule } from '#adaptive'
import type { KeyOf, TaskOf } from '#schemas/public-item'
import type { ResponseOf } from '#schemas/response'
import type { KeyMutant, KeyMutator } from './key-mutant.ts'

type Task = TaskOf<'design'>
type Key = KeyOf<'design'>

/** Designs that are looked at, at most. */
const MOST_DESIGNS = 2000
/** By how much of its distance from the value a bound of an estimate is moved. */
const SHIFT = 0.25
/** By how much of itself a bound of a requirement is moved. */
const BOUND_SHIFT = 0.1

/** Bounds of estimates are moved; each requirement is not asked; each of its options and bounds is another one. */
export const designMutants: KeyMutator<'design'> = ({ gradable: { task, key }, nameOf }) => {
  const estimates = Object.fromEntries(key.estimates.map(({ id, value }) => [id, written(value)]))
  const [path] = key.paths
  const designs = designsOf(task).map((choices): ResponseOf<'design'> => ({
    kind: 'design',
    choices,
    estimates,
  }))
  const bounds = key.estimates.flatMap((estimate, at): readonly KeyMutant<'design'>[] =>
    (['low', 'high'] as const).flatMap((end) =>
      [SHIFT, -SHIFT].flatMap((shift): readonly KeyMutant<'design'>[] => {
        const distance = estimate[end] - estimate.value
        if (distance === 0) return []
        const moved = { ...estimate, [end]: estimate[end] + shift * distance }
        const tried = [estimate[end], (estimate[end] + moved[end]) / 2]
        return [
          {
            name: `estimate ${estimate.id} may be ${shift > 0 ? 'farther' : 'less'} ${end === 'low' ? 'below' : 'above'}`,
            key: { ...key, estimates: key.estimates.with(at, moved) },
            probes: tried.map((value) => ({
              kind: 'design',
              choices: { ...path?.choices },
              estimates: { ...estimates, [estimate.id]: written(value) },
            })),
          },
        ]
      }),
    ),
  )
  const asked = key.requirements.flatMap((requirement, at): readonly KeyMutant<'design'>[] => {
    const withNeeds = (needs: DesignRule): Key => ({
      ...key,
      requirements: key.requirements.with(at, { ...requirement, needs }) as Key['requirements'],
    })
    return [
      { name: `${requirement.id} is not asked`, key: withNeeds({ all: [] }), probes: designs },
      ...slipsOf(requirement.needs, task, nameOf).map(([name, needs]) => ({
        name: `${requirement.id}: ${name}`,
        key: withNeeds(needs),
        probes: designs,
      })),
    ]
  })
  return [...bounds, ...asked]
}

/** A condition with one slip in it, and what the slip is. */
type Slip = readonly [name: string, rule: DesignRule]

function slipsOf(rule: DesignRule, task: Task, nameOf: (id: string) => string): readonly Slip[] {
  const { all, any, not, chosen, atMost, atLeast } = rule
  const among = (list: readonly DesignRule[], wrap: (list: DesignRule[]) => DesignRule): readonly Slip[] =>
    list.flatMap((one, at) =>
      slipsOf(one, task, nameOf).map(([name, slip]): Slip => [name, wrap(list.with(at, slip))]),
    )
  if (all) return among(all, (list) => ({ all: list }))
  if (any) return among(any, (list) => ({ any: list }))
  if (not) return slipsOf(not, task, nameOf).map(([name, slip]): Slip => [name, { not: slip }])
  if (chosen) {
    return Object.entries(chosen).flatMap(([decision, options]) => {
      const known = task.decisions.find(({ id }) => id === decision)?.options ?? []
      return known.map(({ id }): Slip => {
        const isListed = options.includes(id)
        const changed = isListed ? options.filter((one) => one !== id) : [...options, id]
        return [
          `${decision} ${nameOf(id)} is ${isListed ? 'left out' : 'taken, too'}`,
          { chosen: { ...chosen, [decision]: changed } },
        ]
      })
    })
  }
  const bounds = (name: 'atMost' | 'atLeast', all: Readonly<Record<string, number>>): readonly Slip[] =>
    Object.entries(all).flatMap(([quantity, bound]) =>
      [1 + BOUND_SHIFT, 1 - BOUND_SHIFT].map((factor): Slip => [
        `${quantity} ${name === 'atMost' ? 'at most' : 'at least'} ${written(bound * factor)} instead of ${written(bound)}`,
        { [name]: { ...all, [quantity]: bound * factor } },
      ]),
    )
  return [...bounds('atMost', atMost ?? {}), ...bounds('atLeast', atLeast ?? {})]
}

/** Every way to decide, as far as they are few enough. */
function designsOf({ decisions }: Task): readonly Readonly<Record<string, string>>[] {
  let designs: Readonly<Record<string, string>>[] = [{}]
  for (const { id, options } of decisions) {
    designs = designs.flatMap((design) => options.map((option) => ({ ...design, [id]: option.id })))
    if (designs.length > MOST_DESIGNS) designs = designs.slice(0, MOST_DESIGNS)
  }
  return designs
}

function written(value: number): string {
  return String(Number(value.toPrecision(6)))
}

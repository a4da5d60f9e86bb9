import type { DataPath } from '#schemas/diagnose/index'
import type { Model } from '#schemas/model'
import { faultNames } from '../faults/fault-names.ts'

/** Told of one place of a model. */
export type Tell = (path: DataPath, message: string, help?: string) => void

/** Every name stands for one thing, and every parameter may have the value that the item has. */
export function checkNames(model: Model, tell: Tell): void {
  const { parameters = {}, derived = {}, stories = {}, faults } = model
  if (Object.keys(parameters).length + Object.keys(stories).length === 0 && !faults && !model.outputs)
    tell([], 'Unexpected model without parameters, stories, faults and outputs: nothing is drawn from it')
  for (const name of faultNames(model))
    if (name in parameters || name in derived || name in (stories['own'] ?? {}))
      tell(['faults'], `Unexpected second \`${name}\`, which is said of a fault`)
  const words = Object.keys(stories['own'] ?? {})
  for (const name of Object.keys(derived))
    if (name in parameters) tell(['derived', name], `Unexpected second \`${name}\`, which is a parameter`)
  for (const name of words)
    if (name in parameters || name in derived)
      tell(['stories', 'own', name], `Unexpected second \`${name}\`, which is a parameter or derived`)
  for (const [name, { own, range, oneOf, list }] of Object.entries(parameters)) {
    const forms = [range, oneOf, list].filter((form) => form !== undefined).length
    if (forms !== 1)
      tell(
        ['parameters', name],
        `Unexpected parameter with ${forms} of \`range\`, \`oneOf\`, \`list\`, expected one`,
      )
    if (range && !isIn(own, range))
      tell(
        ['parameters', name, 'own'],
        `Unexpected own value ${JSON.stringify(own)}, which its range does not have`,
      )
    if (oneOf && !oneOf.some((one) => one === own))
      tell(
        ['parameters', name, 'own'],
        `Unexpected own value ${JSON.stringify(own)}, expected one of its values`,
      )
    if (list && !(Array.isArray(own) && own.every((one) => isIn(one, list.items))))
      tell(['parameters', name, 'own'], 'Unexpected own value, expected a list of numbers of its range')
  }
}

interface Range {
  readonly min: number
  readonly max: number
  readonly step?: number
}

function isIn(value: unknown, { min, max, step = 1 }: Range): boolean {
  if (typeof value !== 'number' || value < min || value > max) return false
  const steps = (value - min) / step
  return Math.abs(steps - Math.round(steps)) < 1e-9
}

/** Every story has the words that the item's own has, and no two words of it are the same. */
export function checkStories({ stories = {} }: Model, tell: Tell): void {
  const own = Object.keys(stories['own'] ?? {})
  for (const [story, words] of Object.entries(stories)) {
    for (const name of own)
      if (!(name in words))
        tell(['stories', story], `Missing word \`${name}\`, which the item's own story has`)
    for (const name of Object.keys(words))
      if (!own.includes(name))
        tell(['stories', story, name], `Unexpected word \`${name}\`, which the item's own story lacks`)
  }
  const first = new Map<string, string>()
  for (const [name, word] of Object.entries(stories['own'] ?? {})) {
    const other = first.get(word)
    if (other !== undefined)
      tell(
        ['stories', 'own', name],
        `Unexpected second \`${word}\`, expected other words than those of \`${other}\``,
      )
    first.set(word, name)
  }
}

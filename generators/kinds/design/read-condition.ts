import type { DesignRule } from '#adaptive'
import type { DataPath } from '#schemas/diagnose/index'
import type { Design } from '#schemas/design'
import { reportUnknown, type DesignNames, type DesignSource } from './names.ts'

type Condition = Design['requirements'][number]['needs']

interface ReadCondition {
  readonly source: DesignSource
  readonly names: DesignNames
  /** The decision whose option the condition is of: it can speak of choices made before, and of nothing else. */
  readonly before?: string
}

/**
 * Makes a rule of an author's condition: options by their opaque ids, `within` as the limits that are meant.
 *
 * @param path of the condition in the file
 * @returns the rule; what is at fault in it is told, and left out
 */
export function readCondition(context: ReadCondition, condition: Condition, path: DataPath): DesignRule {
  const { all, any, not, chosen, within, atMost, atLeast } = condition
  const several = (list: readonly Condition[], key: string) =>
    list.map((one, index) => readCondition(context, one, [...path, key, index]))
  if (all) return { all: several(all, 'all') }
  if (any) return { any: several(any, 'any') }
  if (not) return { not: readCondition(context, not, [...path, 'not']) }
  if (chosen) return { chosen: readChosen(context, chosen, [...path, 'chosen']) }
  if (context.before !== undefined) {
    const { report, data } = context.source
    report.error(
      'design/when-quantity',
      data.source.rangeOf(path),
      'Unexpected condition on a quantity, expected one on earlier choices',
      'Write `chosen: {decision: option}`; what quantities must come to is said in `requirements`',
    )
    return { all: [] }
  }
  if (within) return { all: within.map((name, index) => limitsOf(context, name, [...path, 'within', index])) }
  for (const [key, bounds] of Object.entries({ atMost, atLeast })) {
    for (const name of Object.keys(bounds ?? {})) {
      if (context.names.quantities.has(name)) continue
      const place = { path: [...path, key, name], isKey: true }
      reportUnknown(context.source, 'quantity', name, context.names.quantities.keys(), place)
    }
  }
  return atMost ? { atMost } : { atLeast: atLeast ?? {} }
}

function readChosen(
  { source, names, before }: ReadCondition,
  chosen: NonNullable<Condition['chosen']>,
  path: DataPath,
): NonNullable<DesignRule['chosen']> {
  const decisions = [...names.options.keys()]
  return Object.fromEntries(
    Object.entries(chosen).map(([decision, wanted]) => {
      const options = names.options.get(decision)
      if (!options) {
        reportUnknown(source, 'decision', decision, decisions, { path: [...path, decision], isKey: true })
        return [decision, []]
      }
      if (before !== undefined && decisions.indexOf(decision) >= decisions.indexOf(before)) {
        source.report.error(
          'design/later-choice',
          source.data.source.rangeOfKey([...path, decision]),
          `Unexpected decision \`${decision}\`, expected one before \`${before}\``,
          'What an option needs is chosen before it; put the decisions into another order',
        )
      }
      const list = typeof wanted === 'string' ? [wanted] : wanted
      return [
        decision,
        list
          .flatMap((option, index) => {
            const id = options.get(option)
            if (id !== undefined) return [id]
            const place = typeof wanted === 'string' ? [...path, decision] : [...path, decision, index]
            reportUnknown(source, 'option', option, options.keys(), { path: place })
            return []
          })
          .sort(),
      ]
    }),
  )
}

function limitsOf({ source, names }: ReadCondition, name: string, path: DataPath): DesignRule {
  const quantity = names.quantities.get(name)
  if (!quantity) {
    reportUnknown(source, 'quantity', name, names.quantities.keys(), { path })
    return { all: [] }
  }
  const { atMost, atLeast } = quantity
  if (atMost === undefined && atLeast === undefined) {
    source.report.error(
      'design/no-limit',
      source.data.source.rangeOf(path),
      `Unexpected quantity \`${name}\`, which declares no limit`,
      'Give the quantity `atMost` or `atLeast`, or write `atMost: {quantity: number}` here',
    )
  }
  return {
    all: [
      ...(atMost === undefined ? [] : [{ atMost: { [name]: atMost } }]),
      ...(atLeast === undefined ? [] : [{ atLeast: { [name]: atLeast } }]),
    ],
  }
}

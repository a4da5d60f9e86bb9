import { fileStart, suggest, type DataPath } from '#schemas/diagnose/index'
import type { Model } from '#schemas/model'
import type { Report } from '../../compile/report.ts'
import type { LintRule } from '../../lint/rule.ts'
import { modelFile } from '../build-files.ts'
import { applyModel } from './apply-model.ts'
import { createSampler, type DrawnValues } from './draw-values.ts'
import { ExpressionError, readExpression } from './expression.ts'
import { showModelValue, type ModelValue } from './model-value.ts'

/** What an item model says of its item is so: its own values stand where it says, and its conditions hold of them. */
export const checkModel: LintRule = ({ source, compiler }) => {
  const { model, body, report: inStem } = source
  if (!model) {
    for (const { range } of source.files.has(modelFile) ? [] : body.parameters)
      inStem.error(
        'model/parameter',
        range,
        'Unexpected <Param> in an item without `model.yaml`',
        'Write the model that it belongs to, or the value alone',
      )
    return
  }
  const report = source.reportFor(modelFile)
  const { value } = model
  const at = (path: DataPath) => model.source.rangeOf(path)
  const before = source.diagnostics.length
  checkKind(value, compiler.kind, (key, message, help) =>
    report.error('model/kind', model.source.rangeOfKey([key]), message, help),
  )
  checkNames(value, (path, message) => report.error('model/value', at(path), message))
  checkExpressions(value, (path, message, help) => report.error('model/expression', at(path), message, help))
  checkStories(value, (path, message, help) => report.error('model/story', at(path), message, help))
  if (source.diagnostics.length > before) return
  const own = ownValues(value, report)
  if (!own) return
  for (const [index, text] of (value.where ?? []).entries()) {
    if (isBroken(value, own, index))
      report.error(
        'model/where',
        at(['where', index]),
        `Unexpected condition \`${text}\`, which the item's own values break`,
        'Change the condition, or the item',
      )
  }
  const texts = new Map(
    [...source.files.values()].flatMap(({ path, text }) =>
      text === undefined || path === modelFile ? [] : [[path, text] as const],
    ),
  )
  for (const { edit, words } of applyModel(texts, value, { own, drawn: own }).faults)
    report.error(
      'model/edit',
      at(['edits', edit, 'from']),
      `Unexpected edit: ${words}`,
      'Quote what stands in the file, with {name} for a value of the model',
    )
  checkUses(own, body.parameters, inStem)
}

type Tell = (path: DataPath, message: string, help?: string) => void

function checkKind(
  { beliefs, cases }: Model,
  kind: string,
  tell: (key: string, message: string, help: string) => void,
): void {
  if (beliefs && kind !== 'trace')
    tell('beliefs', `Unexpected \`beliefs\` in a model of kind ${kind}`, 'Programs that are traced have them')
  if (cases !== undefined && kind !== 'code' && kind !== 'debug')
    tell(
      'cases',
      `Unexpected \`cases\` in a model of kind ${kind}`,
      'Items of the kinds code and debug have them',
    )
}

/** Every name stands for one thing, and every parameter may have the value that the item has. */
function checkNames({ parameters = {}, derived = {}, stories = {} }: Model, tell: Tell): void {
  if (Object.keys(parameters).length + Object.keys(stories).length === 0)
    tell([], 'Unexpected model without parameters and stories: nothing is drawn from it')
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

/** Each computation can be read, and knows its names from above. */
function checkExpressions(
  { parameters = {}, derived = {}, where = [], stories = {} }: Model,
  tell: Tell,
): void {
  const known = new Set([...Object.keys(parameters), ...Object.keys(stories['own'] ?? {})])
  const read = (path: DataPath, text: string): void => {
    try {
      for (const name of readExpression(text).names) {
        if (known.has(name)) continue
        const meant = suggest(name, [...known])
        tell(
          path,
          `Unexpected name \`${name}\`, expected one of the model, from above`,
          meant === undefined ? undefined : `Did you mean \`${meant}\`?`,
        )
      }
    } catch (error) {
      if (!(error instanceof ExpressionError)) throw error
      tell(path, `Unexpected computation: ${error.message}`)
    }
  }
  for (const [name, text] of Object.entries(derived)) {
    read(['derived', name], text)
    known.add(name)
  }
  for (const [index, text] of where.entries()) read(['where', index], text)
}

/** Every story has the words that the item's own has, and no two words of it are the same. */
function checkStories({ stories = {} }: Model, tell: Tell): void {
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

function ownValues(model: Model, report: Report): DrawnValues | undefined {
  try {
    return createSampler(model, '').own()
  } catch (error) {
    if (!(error instanceof ExpressionError)) throw error
    report.error(
      'model/expression',
      fileStart,
      `Unexpected computation: ${error.message}, for the item's own values`,
    )
    return undefined
  }
}

function isBroken({ where = [] }: Model, { values }: DrawnValues, index: number): boolean {
  try {
    return readExpression(where[index] ?? '').evaluate(values) !== true
  } catch (error) {
    if (error instanceof ExpressionError) return true
    throw error
  }
}

type Use = { readonly name: string; readonly format: string | undefined; readonly shown: string }

/** What stands between the tags of a parameter is its own value. */
function checkUses(
  { values }: DrawnValues,
  uses: readonly (Use & { readonly range: Parameters<Report['error']>[1] })[],
  report: Report,
): void {
  for (const { name, format, shown, range } of uses) {
    const value: ModelValue | undefined = Object.hasOwn(values, name) ? values[name] : undefined
    if (value === undefined) {
      const meant = suggest(name, Object.keys(values))
      const help =
        meant === undefined ? `The model has ${Object.keys(values).join(', ')}` : `Did you mean \`${meant}\`?`
      report.error(
        'model/parameter',
        range,
        `Unexpected parameter \`${name}\`, expected one of the model`,
        help,
      )
      continue
    }
    const own = showModelValue(value, format)
    if (own === shown) continue
    const message =
      own === undefined
        ? `Unexpected format \`${format ?? ''}\` for ${JSON.stringify(value)}`
        : `Unexpected \`${shown}\`, expected the own value \`${own}\` of \`${name}\``
    report.error('model/parameter', range, message, 'The item and its model say the same')
  }
}

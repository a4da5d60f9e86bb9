import { fileStart, suggest, type DataPath } from '#schemas/diagnose/index'
import type { Model } from '#schemas/model'
import type { ItemFiles } from '../../compile/folder.ts'
import type { Report } from '#schemas/diagnose/report'
import { followUpIn } from '../../kinds/follow-up/check-follow-up.ts'
import type { LintRule } from '../../lint/rule.ts'
import { modelFile } from '../build-files.ts'
import { applyModel } from './apply-model.ts'
import { faultNames, ownFaultValues } from '../faults/fault-names.ts'
import { checkFaults, kindsWithFaults } from './check-faults.ts'
import { checkNames, checkStories, type Tell } from './check-names.ts'
import { checkOutputs } from './check-outputs.ts'
import { checkUses } from './check-uses.ts'
import { createSampler, type DrawnValues } from './draw-values.ts'
import { ExpressionError, readExpression } from './expression.ts'
import type { ModelValues } from './model-value.ts'

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
  const textOf = (path: string) => source.files.get(path)?.text
  checkFaults(value, compiler.kind, textOf, (path, message) => report.error('model/fault', at(path), message))
  const asked = {
    kind: compiler.kind,
    frontmatter: source.frontmatter.value,
    hasFollowUp: followUpIn(source) !== undefined,
    texts: textsOf(source.files),
  }
  checkOutputs(value, asked, (path, message) => report.error('model/output', at(path), message))
  checkNames(value, (path, message) => report.error('model/value', at(path), message))
  checkExpressions(value, (path, message, help) => report.error('model/expression', at(path), message, help))
  checkStories(value, (path, message, help) => report.error('model/story', at(path), message, help))
  if (source.diagnostics.length > before) return
  const own = ownValues(value, ownFaultValues(value, textOf), report)
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
  for (const { edit, words } of applyModel(textsOf(source.files), value, { own, drawn: own }).faults)
    report.error(
      'model/edit',
      at(['edits', edit, 'from']),
      `Unexpected edit: ${words}`,
      'Quote what stands in the file, with {name} for a value of the model',
    )
  checkUses(own, body.parameters, inStem)
}

/** Texts of an item's own files, by path. */
function textsOf(files: ItemFiles['files']): ReadonlyMap<string, string> {
  return new Map(
    [...files.values()].flatMap(({ path, text }) =>
      text === undefined || path === modelFile ? [] : [[path, text] as const],
    ),
  )
}

function checkKind(
  { beliefs, cases, faults }: Model,
  kind: string,
  tell: (key: string, message: string, help: string) => void,
): void {
  if (beliefs && kind !== 'trace')
    tell('beliefs', `Unexpected \`beliefs\` in a model of kind ${kind}`, 'Programs that are traced have them')
  if (faults && !kindsWithFaults.includes(kind))
    tell(
      'faults',
      `Unexpected \`faults\` in a model of kind ${kind}`,
      'Items of the kinds debug, review and trace have them',
    )
  if (cases !== undefined && kind !== 'code' && kind !== 'debug')
    tell(
      'cases',
      `Unexpected \`cases\` in a model of kind ${kind}`,
      'Items of the kinds code and debug have them',
    )
}

/** Each computation can be read, and knows its names from above. */
function checkExpressions(model: Model, tell: Tell): void {
  const { parameters = {}, derived = {}, where = [], stories = {} } = model
  const known = new Set([
    ...Object.keys(parameters),
    ...Object.keys(stories['own'] ?? {}),
    ...faultNames(model),
  ])
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

function ownValues(model: Model, faults: ModelValues, report: Report): DrawnValues | undefined {
  try {
    return createSampler(model, '', faults).own()
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

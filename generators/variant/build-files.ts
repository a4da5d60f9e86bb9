import { createHash } from 'node:crypto'
import { isMap, isSeq, parseDocument, stringify } from 'yaml'
import type { Model } from '#schemas/model'
import type { VariantRecord } from '#schemas/variant'
import { digestOf, type ItemFiles, type SourceFile } from '../compile/folder.ts'
import { withFaults } from './faults/fault-text.ts'
import { programAmong } from './faults/right-program.ts'
import { applyModel, renamer, type Applied } from './model/apply-model.ts'
import { OUTPUT, withOutput } from './model/outputs.ts'
import type { DrawnValues } from './model/draw-values.ts'
import { showModelValue } from './model/model-value.ts'
import { variantId } from './variant-id.ts'

/** What a variant's files are made of: the item's own files, its model, and what was drawn and computed. */
export interface VariantParts {
  readonly files: ReadonlyMap<string, SourceFile>
  readonly model: Model
  readonly own: DrawnValues
  readonly drawn: DrawnValues
  readonly id: Pick<VariantRecord, 'of' | 'seed'>
  /** What is planted in the right program; the faults of the item itself where absent. */
  readonly planted?: VariantRecord['faults']
  readonly cases?: VariantRecord['cases'] | undefined
  readonly responses?: VariantRecord['responses'] | undefined
}

/** Files of an item that its variants do not have. */
export const modelFile = 'model.yaml'
const ownFiles = [modelFile, 'proof.json']

/**
 * Makes the files of a variant. They are an item of their own, with its own id and its own ids of cases.
 *
 * @returns the files, and what of the model could not be applied
 */
export function buildFiles({ files, model, own, drawn, id, planted, cases, responses }: VariantParts): {
  readonly files: ItemFiles
  readonly faults: Applied['faults']
} {
  const texts = new Map<string, string>()
  const pictures: SourceFile[] = []
  for (const file of files.values()) {
    if (ownFiles.includes(file.path)) continue
    if (file.text === undefined) pictures.push(file)
    else texts.set(file.path, file.text)
  }
  const applied = applyModel(texts, model, { own, drawn })
  const faulty = programAmong(applied.files, model, drawn)
  const rename = renamer(model, drawn.story)
  const asked = model.outputs
    ? withOutput(applied.files, model.outputs, String(drawn.values[OUTPUT]), rename)
    : applied.files
  const built = [...asked].map(([path, text]): SourceFile => {
    const made =
      path === faulty?.path ? withFaults(faulty.right, planted ?? faulty.faults) : textOf(path, text)
    return { path, text: made, bytes: new TextEncoder().encode(made) }
  })
  const all = [...built, ...pictures].sort((left, right) => (left.path < right.path ? -1 : 1))
  return {
    files: { files: new Map(all.map((file) => [file.path, file])), digest: digestOf(all), diagnostics: [] },
    faults: applied.faults,
  }

  function textOf(path: string, text: string): string {
    if (path === 'item.mdx') return withParameters(withId(text, variantId(id)), drawn)
    if (path === 'responses.yaml' && responses) return responsesText(responses)
    if (['cases.yaml', 'checks.yaml'].includes(path) && cases)
      return withFreshIds(withCases(text, cases), id.seed)
    return path.endsWith('.yaml') ? withFreshIds(text, id.seed) : text
  }
}

function withId(text: string, id: string): string {
  return text.replace(/^id:.*$/m, `id: ${id}`)
}

/** A parameter in the stem, with its own value between the tags. */
export const parameterTag = /(<Param name="([A-Za-z0-9]+)(?::([^"]+))?">)([^<]*)(<\/Param>)/g

function withParameters(text: string, { values }: DrawnValues): string {
  return text.replace(
    parameterTag,
    (whole, open: string, name: string, format: string | undefined, _: string, close) => {
      const value = values[name]
      const shown = value === undefined ? undefined : showModelValue(value, format)
      return shown === undefined ? whole : `${open}${shown}${close}`
    },
  )
}

const uuid = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/g

/** Ids are unique in a bank: those of a variant follow from those of its item and from the seed. */
function withFreshIds(text: string, seed: number): string {
  return text.replace(uuid, (id) => {
    const digits = createHash('sha256').update(`${id}#${seed}`).digest('hex')
    return [8, 12, 16, 20, 32].map((end, at) => digits.slice([0, 8, 12, 16, 20][at], end)).join('-')
  })
}

/** Puts inputs and results into the cases, which keep their names and groups. */
function withCases(text: string, cases: NonNullable<VariantRecord['cases']>): string {
  const document = parseDocument(text)
  const list = document.get('cases')
  if (!isSeq(list)) return text
  for (const [at, { input, expected }] of cases.entries()) {
    const row = list.items[at]
    if (!isMap(row)) continue
    row.set('input', document.createNode(input, { flow: true }))
    row.set('expected', document.createNode(expected, { flow: true }))
  }
  return document.toString({ lineWidth: 0 })
}

function responsesText(responses: NonNullable<VariantRecord['responses']>): string {
  return stringify({
    version: 1,
    responses: responses.map(({ name, category, values, why }) => ({
      name,
      category,
      response: { values },
      why,
    })),
  })
}

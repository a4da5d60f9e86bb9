import { existsSync, readFileSync, readdirSync, statSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileStart, type Diagnostic } from '#schemas/diagnose/index'
import { modelSchema, type Model } from '#schemas/model'
import { variantSchema, type VariantRecord } from '#schemas/variant'
import { readDataFile } from '../compile/data-file.ts'
import {
  hashOf,
  readFolder,
  scanFolder,
  variantsFolder,
  type FolderScan,
  type ItemFiles,
  type VariantOrigin,
} from '../compile/folder.ts'
import { proofText } from '../verify/proof-file.ts'
import { buildFiles, modelFile } from './build-files.ts'
import { faultValues, ownFaultValues } from './faults/fault-names.ts'
import { rightProgram } from './faults/right-program.ts'
import { REVIEWED, reviewState } from './review.ts'
import { createSampler } from './model/draw-values.ts'
import { ExpressionError } from './model/expression.ts'
import { isWrittenFolder, readWritten } from './written/read-written.ts'

/** A variant's place in a bank, which is named as if it were a folder of files: `items/<item>/variants/<seed>`. */
const variantPlace = new RegExp(`^(items/([^/]+))/${variantsFolder}/(\\d+)$`)

/** @returns the item's folder, its name and the seed; undefined for the folder of an item that an author wrote */
export function variantAt(
  folder: string,
): { readonly item: string; readonly name: string; readonly seed: number } | undefined {
  const [, item, name, seed] = variantPlace.exec(folder) ?? []
  return item === undefined || name === undefined ? undefined : { item, name, seed: Number(seed) }
}

/**
 * Finds the variants beside an item.
 *
 * @param root absolute path of the bank
 * @param item folder of the item, relative to the bank
 * @returns their places, by seed; what else lies there is told
 */
export function listVariants(
  root: string,
  item: string,
  diagnostics: Diagnostic[],
): readonly { readonly seed: number; readonly place: string }[] {
  const folder = join(root, item, variantsFolder)
  if (!existsSync(folder)) return []
  const seeds: number[] = []
  const folders: string[] = []
  const tell = (name: string, found: Pick<Diagnostic, 'code' | 'severity' | 'message' | 'help'>) =>
    diagnostics.push({ ...found, file: `${item}/${variantsFolder}/${name}`, range: fileStart })
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const { name } = entry
    const seed = /^(0|[1-9]\d{0,9})\.json$/.exec(name)?.[1]
    if (seed !== undefined) seeds.push(Number(seed))
    else if (entry.isDirectory() && isWrittenFolder(name)) folders.push(name)
    else if (!name.startsWith('.'))
      tell(name, {
        code: 'variant/name',
        severity: 'error',
        message: `Unexpected \`${name}\`, expected files such as 7.json, as \`assay generate\` writes them`,
      })
  }
  for (const name of folders)
    if (!seeds.includes(Number(name)))
      tell(name, {
        code: 'variant/unfinished',
        severity: 'warning',
        message: `Unexpected folder without its record ${name}.json: the run that wrote it has not ended, so nobody meets it`,
        help: 'Go on with the run by assay generate --llm --resume, or remove the folder',
      })
  return seeds
    .sort((left, right) => left - right)
    .map((seed) => ({ seed, place: `${item}/${variantsFolder}/${seed}` }))
}

/** Looks at an item's folder, or at that of a variant's item and at its record. */
export function scanItem(root: string, folder: string): FolderScan {
  const variant = variantAt(folder)
  if (!variant) return scanFolder(join(root, folder), folder)
  const scan = scanFolder(join(root, variant.item), variant.item)
  const record = join(root, `${folder}.json`)
  const { size, mtimeMs, ctimeMs, ino } = statSync(record)
  // What others of the model were found to be decides about this one, too.
  const siblings = statSync(dirname(record)).mtimeMs
  const written = existsSync(join(root, folder)) ? scanFolder(join(root, folder), folder) : undefined
  return {
    ...scan,
    record,
    ...(written && { written }),
    stamp: hashOf(
      [scan.stamp, size, mtimeMs, ctimeMs, ino, siblings, ...(written ? [written.stamp] : [])].join('\n'),
    ),
    changedAt: Math.max(scan.changedAt, mtimeMs, ctimeMs, siblings, written?.changedAt ?? 0),
  }
}

/** Reads an item's files, or makes those of a variant. */
export function readItem(scan: FolderScan, folder: string): ItemFiles {
  const variant = variantAt(folder)
  if (!variant || scan.record === undefined) return readFolder(scan, folder)
  const diagnostics: Diagnostic[] = []
  const tell = (severity: Diagnostic['severity'], code: string, message: string, help: string) => {
    const file = `${folder}.json`
    diagnostics.push({ code: `variant/${code}`, severity, file, range: fileStart, message, help })
    return leftOut(diagnostics)
  }
  const again = `Remove it, and draw it again: assay generate ${variant.name} --seed ${variant.seed}`
  const record = readRecord(scan.record)
  if (!record || record.of !== variant.name || record.seed !== variant.seed)
    return tell(
      'error',
      'form',
      `Unexpected content, expected variant ${variant.seed} of ${variant.name}`,
      again,
    )
  if (record.retired) return leftOut([])
  const parent = readFolder(scan, variant.item)
  if (record.written) {
    const found = readWritten(record, scan.written && readFolder(scan.written, folder), {
      name: variant.name,
      digest: parent.digest,
      isGraded: isGraded(parent),
    })
    if (found.kind === 'rejected') return leftOut([])
    if (found.kind === 'met')
      return { ...withProof(found.files, record.proof), origin: originOf(parent, record) }
    return tell('warning', found.code, found.message, found.help)
  }
  const model = modelOf(parent, variant.item)
  if (record.parent !== parent.digest || !model)
    return tell(
      'warning',
      'stale',
      `Unexpected variant ${variant.seed}: it was drawn before ${variant.name} was changed, so nobody meets it`,
      again,
    )
  if (record.review?.verdict === 'rejected') return leftOut([])
  if (isGraded(parent) && !isVouchedFor(dirname(scan.record), record, parent))
    return tell(
      'warning',
      'unreviewed',
      `Unexpected variant ${variant.seed} of a graded item whose draws nobody has reviewed, so nobody meets it`,
      `Read and solve ${REVIEWED} of them, and say so: assay review ${variant.name}`,
    )
  const files = filesOf(parent, model, record)
  if (files?.digest !== record.proof.digest)
    return tell('error', 'changed', `Unexpected content: its files are not those that were proven`, again)
  return files
}

export function isGraded({ files }: ItemFiles): boolean {
  return /^use:[ \t]*["']?graded/m.test(frontmatterOf(files.get('item.mdx')?.text))
}

/** Whether a person has accepted it, or enough draws of its model. */
function isVouchedFor(folder: string, { review }: VariantRecord, { digest }: ItemFiles): boolean {
  if (review?.verdict === 'accepted') return true
  const records = readdirSync(folder).flatMap((name) =>
    name.endsWith('.json') ? (readRecord(join(folder, name)) ?? []) : [],
  )
  return reviewState(records, digest).isReviewed
}

function frontmatterOf(text = ''): string {
  return text.split('\n---', 1)[0] ?? ''
}

function leftOut(diagnostics: readonly Diagnostic[]): ItemFiles {
  // What is remembered of it holds as long as the same is wrong with it.
  return { files: new Map(), digest: hashOf(JSON.stringify(diagnostics)), diagnostics, isLeftOut: true }
}

/** @returns what is written down of a variant; undefined where it cannot be read */
export function readRecord(path: string): VariantRecord | undefined {
  try {
    const parsed = variantSchema.parse(JSON.parse(readFileSync(path, 'utf8')))
    return parsed.ok ? parsed.value : undefined
  } catch {
    return undefined
  }
}

/** An item's model, where there is one without faults. */
export function modelOf({ files }: ItemFiles, folder: string): Model | undefined {
  const text = files.get(modelFile)?.text
  if (text === undefined) return undefined
  return readDataFile({ text, file: `${folder}/${modelFile}`, schema: modelSchema }, [])?.value
}

/** The family of an item and of its variants: its own, or itself. */
export function familyOf({ files }: ItemFiles, name: string): string {
  return /^family:[ \t]*["']?([a-z0-9-]+)/m.exec(frontmatterOf(files.get('item.mdx')?.text))?.[1] ?? name
}

function originOf(parent: ItemFiles, { of, seed }: VariantRecord): VariantOrigin {
  return { of, seed, family: familyOf(parent, of) }
}

/** The files of a drawn variant with its proof; undefined where the model is another one by now. */
function filesOf(parent: ItemFiles, model: Model, record: VariantRecord): ItemFiles | undefined {
  const { of, seed, values = {}, story, faults, cases, responses, proof } = record
  try {
    const known = ownFaultValues(model, (path) => parent.files.get(path)?.text)
    const sampler = createSampler(model, '', known)
    const [own, first] = [sampler.own(), sampler.complete({ ...known, ...values }, story)]
    const program = faults && rightProgram(parent.files, model, { own, drawn: first })
    const drawn =
      faults && program ? sampler.complete({ ...values, ...faultValues(program, faults) }, story) : first
    const { files } = buildFiles({
      files: parent.files,
      model,
      own,
      drawn,
      id: { of, seed },
      planted: faults,
      cases,
      responses,
    })
    return { ...withProof(files, proof), origin: originOf(parent, record) }
  } catch (error) {
    if (error instanceof ExpressionError) return undefined
    throw error
  }
}

/** A variant's files as its bank reads them, with the proof that is kept of it. */
export function withProof(files: ItemFiles, proof: VariantRecord['proof']): ItemFiles {
  const text = proofText(proof)
  const file = { path: 'proof.json', text, bytes: new TextEncoder().encode(text) }
  return { ...files, files: new Map([...files.files, [file.path, file]]) }
}

import { blocksSchema } from '#schemas/blocks'
import { casesSchema } from '#schemas/cases'
import { checksSchema } from '#schemas/checks'
import { designSchema } from '#schemas/design'
import type { DataPath, Diagnostic, JsonSchemaNode } from '#schemas/diagnose/index'
import { inputsSchema } from '#schemas/inputs'
import { itemSchema, type Item, type ItemKind } from '#schemas/item'
import { modelSchema, type Model } from '#schemas/model'
import { mutantsSchema } from '#schemas/mutants'
import { proofSchema, type Proof } from '#schemas/proof'
import { responsesSchema, type Responses } from '#schemas/responses'
import type { Schema } from '#schemas/schema'
import { submissionsSchema } from '#schemas/submissions'
import { waiversSchema } from '#schemas/waivers'
import { databasesSchema } from '#schemas/databases'
import { kindCompilers } from '../kinds/index.ts'
import type { ItemSource, KindCompiler, KindContent } from '../kinds/kind.ts'
import { bodyRules, lintRules } from '../lint/rules.ts'
import { readBody } from './body/read-body.ts'
import { modelFile } from '../variant/build-files.ts'
import { buildItem } from './build-item.ts'
import type { CompiledItem, Waivers } from './compiled-item.ts'
import type { DataFile } from '#schemas/diagnose/data-file'
import { readDataFile } from './data-file.ts'
import { readFolder, scanFolder, type FolderScan, type ItemFiles } from './folder.ts'
import { findFrontmatter } from './frontmatter.ts'
import { factsOf, type ItemFacts } from './item-facts.ts'
import { readWaivers } from './read-waivers.ts'
import { reportInto } from '#schemas/diagnose/report'

/** What an item needs to know of its bank. */
export interface ItemContext {
  readonly canary: string
  /** `area.skill` of the taxonomy; undefined where that cannot be read, so that nothing is said about skills. */
  readonly skills: ReadonlySet<string> | undefined
}

/** An item after all checks. Nothing is rendered until `build` is called. */
export interface CheckedItem {
  /** Folder of the item, relative to the bank. */
  readonly folder: string
  readonly digest: string
  /** Id as the frontmatter says, where that can be read. */
  readonly id: string | undefined
  /** Kind as the frontmatter says, also where other things are wrong. */
  readonly kind: ItemKind | undefined
  readonly diagnostics: readonly Diagnostic[]
  /** Undefined where an error keeps the item out. */
  readonly facts: ItemFacts | undefined
  readonly build: (() => CompiledItem | undefined) | undefined
}

/**
 * Compiles one item.
 *
 * @param path absolute path of the item's folder
 * @param folder the same, relative to the bank, for diagnostics
 * @returns the item, unless an error keeps it out; and everything that was found
 */
export function compileItem(
  path: string,
  folder: string,
  context: ItemContext,
): { readonly item: CompiledItem | undefined; readonly diagnostics: readonly Diagnostic[] } {
  const checked = checkItem(path, folder, context)
  return { item: checked.build?.(), diagnostics: checked.diagnostics }
}

/** Checks one item; every fault of all its files in one pass. Never throws for anything that an author wrote. */
export function checkItem(
  path: string,
  folder: string,
  context: ItemContext,
  scan: FolderScan = scanFolder(path, folder),
): CheckedItem {
  const itemFiles = readFolder(scan, folder)
  return checkFiles(itemFiles, folder, context)
}

/** The same for files that are not on a disk, as in an editor's preview. */
export function checkFiles(itemFiles: ItemFiles, folder: string, context: ItemContext): CheckedItem {
  const diagnostics: Diagnostic[] = [...itemFiles.diagnostics]
  if (itemFiles.isLeftOut) return leftOut(folder, diagnostics)
  const { kind, subject } = readSource(itemFiles, folder, diagnostics)
  const base = { folder, digest: itemFiles.digest, id: subject?.source.id, kind }
  if (!subject) return { ...base, diagnostics, facts: undefined, build: undefined }

  const { source, proof } = subject
  // The compiler is that of the item's own kind, which the type of a union of pairs cannot say.
  const compiler = kindCompilers[source.frontmatter.value.kind] as unknown as KindCompiler<ItemKind>
  const content = compiler.check(source)
  const waivers = content ? keyWaivers(source, compiler, content) : {}
  for (const rule of lintRules) rule({ source, compiler, content, skills: context.skills })
  if (!content || diagnostics.some(({ severity }) => severity === 'error')) {
    return { ...base, diagnostics, facts: undefined, build: undefined }
  }
  return {
    ...base,
    diagnostics,
    facts: factsOf(source, content),
    build: () =>
      buildItem({ source, content, proof, digest: itemFiles.digest, canary: context.canary, waivers }),
  }
}

/** A variant that nobody meets. */
function leftOut(folder: string, diagnostics: readonly Diagnostic[]): CheckedItem {
  return {
    folder,
    digest: '',
    id: undefined,
    kind: undefined,
    diagnostics,
    facts: undefined,
    build: undefined,
  }
}

/** What is waived of a key, where filed responses prove it. */
function keyWaivers(
  source: ItemSource<ItemKind>,
  { needsResponses }: KindCompiler<ItemKind>,
  { detail }: KindContent<ItemKind>,
): Waivers {
  if (!needsResponses) return {}
  // A repair's own have been read with it, from the same file.
  return detail.kind === 'critique' && detail.repair ? detail.repair.waivers : readWaivers(source)
}

/** The YAML files of all kinds. */
const dataFiles: readonly (readonly [string, Schema<unknown>])[] = [
  ['inputs.yaml', inputsSchema],
  ['cases.yaml', casesSchema],
  ['checks.yaml', checksSchema],
  ['mutants.yaml', mutantsSchema],
  ['submissions/submissions.yaml', submissionsSchema],
  ['blocks.yaml', blocksSchema],
  ['design.yaml', designSchema],
  ['databases.yaml', databasesSchema],
  ['waivers.yaml', waiversSchema],
  ['responses.yaml', responsesSchema],
  [modelFile, modelSchema],
]

/** Below the values of a case, any key is data. */
function isData(path: DataPath): boolean {
  return path[0] === 'cases' && path.length > 3
}

/** Reads the files that all kinds have: `item.mdx`, `responses.yaml`, `proof.json`. */
function readSource(
  { files, digest, origin }: ItemFiles,
  folder: string,
  diagnostics: Diagnostic[],
): {
  readonly kind: ItemKind | undefined
  readonly subject?: { readonly source: ItemSource<ItemKind>; readonly proof: Proof | undefined }
} {
  const file = `${folder}/item.mdx`
  const report = reportInto(diagnostics, file)
  const text = files.get('item.mdx')?.text
  if (text === undefined) {
    if (!diagnostics.some((diagnostic) => diagnostic.file === file)) {
      const start = { line: 1, column: 1 }
      report.error('item/missing', { start, end: start }, 'Missing file `item.mdx`')
    }
    return { kind: undefined }
  }
  const span = findFrontmatter(text, report)
  const frontmatter = span && readDataFile({ text, span, file, schema: itemSchema }, diagnostics)
  const body = span && readBody(text, span.body, report)
  if (body) for (const rule of bodyRules) rule({ body, files, report })
  const kind = frontmatter?.value.kind ?? (span ? kindIn(text.slice(span.start, span.end)) : undefined)
  if (!frontmatter || !body || body.broken) {
    // What the files say to each other cannot be told without these two; what they say themselves can.
    for (const [path, schema] of dataFiles) {
      const data = files.get(path)?.text
      if (data === undefined) continue
      const narrowed = path === 'responses.yaml' ? responsesOf(kind) : undefined
      const options = { text: data, file: `${folder}/${path}`, schema, isData }
      readDataFile(narrowed ? { ...options, narrowed } : options, diagnostics)
    }
    return { kind }
  }
  const responses = readResponses(
    files.get('responses.yaml')?.text,
    folder,
    frontmatter.value.kind,
    diagnostics,
  )
  const model = readModel(files.get(modelFile)?.text, folder, diagnostics)
  const proof = readProof(files.get('proof.json')?.text)
  const isCurrent = proof?.digest === digest && proof.verdict === 'verified'
  const source: ItemSource<ItemKind> = {
    id: frontmatter.value.id,
    folder,
    frontmatter: frontmatter as ItemSource<ItemKind>['frontmatter'],
    body,
    files,
    max: Math.max(...Object.keys(frontmatter.value.scoring).map(Number)),
    report,
    reportFor: (path) => reportInto(diagnostics, `${folder}/${path}`),
    diagnostics,
    responses,
    model,
    family: origin?.family ?? frontmatter.value.family ?? (model ? frontmatter.value.id : undefined),
    ...(origin && { variant: { of: origin.of, seed: origin.seed } }),
    computed: isCurrent ? proof.computed : undefined,
  }
  return { kind, subject: { source, proof } }
}

function readModel(
  text: string | undefined,
  folder: string,
  diagnostics: Diagnostic[],
): DataFile<Model> | undefined {
  if (text === undefined) return undefined
  return readDataFile({ text, file: `${folder}/${modelFile}`, schema: modelSchema }, diagnostics)
}

function readResponses(
  text: string | undefined,
  folder: string,
  kind: ItemKind,
  diagnostics: Diagnostic[],
): DataFile<Responses> | undefined {
  if (text === undefined) return undefined
  const file = `${folder}/responses.yaml`
  return readDataFile({ text, file, schema: responsesSchema, narrowed: responsesOf(kind) }, diagnostics)
}

/** The format of `responses.yaml` with the one form of response that items of a kind have. */
function responsesOf(kind: ItemKind | undefined): (json: JsonSchemaNode) => JsonSchemaNode {
  const key = kind && kindCompilers[kind].responseKey
  const narrow = (node: unknown): unknown => {
    if (typeof node !== 'object' || node === null) return node
    if (Array.isArray(node)) return node.map(narrow)
    return Object.fromEntries(
      Object.entries(node).map(([name, part]: [string, unknown]) => [
        name,
        name === 'anyOf' && Array.isArray(part) ? onlyOf(part) : narrow(part),
      ]),
    )
  }
  const onlyOf = (forms: readonly unknown[]): readonly unknown[] => {
    const meant = forms.filter(
      (form) => key !== undefined && JSON.stringify(form).includes(`"required":["${key}"]`),
    )
    return meant.length === 1 ? meant : forms
  }
  return (json) => narrow(json) as JsonSchemaNode
}

/** A proof that cannot be read proves nothing: it is as if it were not there. */
function readProof(text: string | undefined): Proof | undefined {
  if (text === undefined) return undefined
  try {
    const parsed = proofSchema.parse(JSON.parse(text))
    return parsed.ok ? parsed.value : undefined
  } catch {
    return undefined
  }
}

function kindIn(yaml: string): Item['kind'] | undefined {
  const name = /^kind:[ \t]*["']?([a-z]+)/m.exec(yaml)?.[1]
  return name !== undefined && Object.hasOwn(kindCompilers, name) ? (name as Item['kind']) : undefined
}

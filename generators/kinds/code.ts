import { fileStart, suggest, type DataPath } from '#schemas/diagnose/index'
import { casesSchema, type Cases } from '#schemas/cases'
import { inputsSchema, type Inputs } from '#schemas/inputs'
import type { ItemOf } from '#schemas/item'
import type { TaskOf } from '#schemas/public-item'
import { submissionsSchema, type Submissions } from '#schemas/submissions'
import type { Schema } from '#schemas/schema'
import { showValue, parseType, TypeSyntaxError, type Encoded, type ValueType } from '#schemas/value'
import type { ComponentUse } from '../compile/body.ts'
import type { CompiledCase, ExpectedVerdict, SubmissionSource } from '../compile/compiled-item.ts'
import { readDataFile, type DataFile } from '../compile/data-file.ts'
import { constraintKeys, createInputContract, relationSideFault } from '../compile/input-contract.ts'
import { readValue, unread } from '../compile/read-value.ts'
import { codeWords, escapeHtml } from '../compile/render.ts'
import type { Report } from '../compile/report.ts'
import { renderStarter } from '../compile/starter.ts'
import type { ItemSource, KindCompiler, KindContent } from './kind.ts'

type Frontmatter = ItemOf<'code'>
type Language = Frontmatter['languages'][number]
type Constraint = Inputs['parameters'][string]

const extensions = { ts: 'typescript', js: 'javascript' } as const
/** Fuel of one case, in units of the meter. */
const budgets = { standard: 400_000_000, generous: 1_600_000_000 } as const
const memoryMiB = { default: 64, min: 16, max: 256 } as const
const outputKiB = { default: 64, min: 1, max: 256 } as const
/** Score categories of code: some basic group, all basic groups, edge groups too. */
const categories = 3
/** Wrong submissions that an item needs before it goes live. */
const wrongWhenLive = 5

/** Code: a function with a typed signature, an input contract, cases, and submissions that prove them. */
export const code: KindCompiler<'code'> = {
  kind: 'code',
  files: ['inputs.yaml', 'cases.yaml', 'starter/', 'submissions/'],
  answers: ['cases.yaml', 'submissions/'],
  components: ['Examples', 'Constraints'],
  needsResponses: false,
  responseKey: undefined,
  check,
}

/** The signature's types, parsed. */
interface Types {
  readonly parameters: readonly { readonly name: string; readonly type: ValueType }[]
  readonly returns: ValueType
}

function check(source: ItemSource<'code'>): KindContent<'code'> | undefined {
  const { frontmatter, report, max, body } = source
  const { signature, languages, compare } = frontmatter.value
  if (max !== categories) {
    report.error(
      'code/scoring',
      frontmatter.source.rangeOfKey(['scoring']),
      `Unexpected ${max} categories, expected ${categories}`,
      'Code: 1 = some basic groups, 2 = all basic groups, 3 = edge groups too',
    )
  }
  const types = readTypes(source)
  const limits = readLimits(source)
  const inputs = readFile(source, 'inputs.yaml', inputsSchema)
  const casesFile = readFile(source, 'cases.yaml', casesSchema, isCaseData)
  const submissions = readSubmissions(source, casesFile?.value.groups)
  const contract = inputs && types && checkInputs(inputs, types, source) ? inputs : undefined
  if (casesFile) checkGroups(casesFile, source.reportFor('cases.yaml'))
  const cases = casesFile && types ? readCases(casesFile, types, contract, source) : undefined
  const shown = new Set<string>()
  for (const block of body.blocks) {
    if (block.type === 'component' && casesFile)
      checkExamples(block.component, casesFile.value, shown, source.report)
  }
  if (!types || !limits || !inputs || !casesFile || !cases) return undefined

  const { groups } = casesFile.value
  const { sentences } = createInputContract(signature, inputs.value)
  const testCases = cases.map(({ id, name, group, input, expected }) => ({
    id,
    name,
    group,
    input,
    expected,
  }))
  const task: TaskOf<'code'> = {
    signature,
    languages,
    starter: Object.fromEntries(languages.map((language) => [language, starterOf(source, language)])),
    examples: testCases.filter((_, index) => cases[index]?.visible === true),
    limits,
    compare: compare ?? 'exact',
  }
  return {
    languages,
    stem: body.blocks,
    fragment: (component) =>
      component.name === 'Examples'
        ? examplesTable(component, cases, signature)
        : `<ul class="constraints">${sentences.map((text) => `<li>${codeWords(text)}</li>`).join('')}</ul>`,
    task: () => task,
    key: () => ({
      groups: Object.entries(groups).map(([name, { title, tier }]) => ({ name, title, tier })),
      cases: testCases,
    }),
    submissions,
    responses: [],
    detail: { kind: 'code', groups, cases, inputs: inputs.value, submissions },
  }
}

/** Below a case's values, any key is data. */
function isCaseData(path: readonly (string | number)[]): boolean {
  return path[0] === 'cases' && (path[2] === 'input' ? path.length > 3 : path[2] === 'expected')
}

function readFile<T>(
  { folder, files, frontmatter, report, diagnostics }: ItemSource<'code'>,
  path: string,
  schema: Schema<T>,
  isData?: (path: readonly (string | number)[]) => boolean,
): DataFile<T> | undefined {
  const file = files.get(path)
  if (!file) {
    const [name = path] = path.split('.')
    report.error(`code/no-${name}`, frontmatter.source.rangeOf(['kind']), `Missing file \`${path}\``)
    return undefined
  }
  if (file.text === undefined) return undefined
  const options = { text: file.text, file: `${folder}/${path}`, schema }
  return readDataFile(isData ? { ...options, isData } : options, diagnostics)
}

function readTypes({ frontmatter: { value, source }, report }: ItemSource<'code'>): Types | undefined {
  const { parameters, returns } = value.signature
  const parse = (text: string, path: readonly (string | number)[]): ValueType | undefined => {
    try {
      return parseType(text)
    } catch (error) {
      if (!(error instanceof TypeSyntaxError)) throw error
      report.error(
        'type/syntax',
        source.rangeOf(path),
        `In the type: ${error.message}`,
        'Types: int, bigint, float, string, bytes, bool, T[], T?, {name: T}, map<T>',
      )
      return undefined
    }
  }
  const names = new Set<string>()
  const parsed = parameters.map(({ name, type }, index) => {
    const path = ['signature', 'parameters', index]
    if (names.has(name)) {
      report.error(
        'code/same-parameter',
        source.rangeOf([...path, 'name']),
        `Unexpected second parameter \`${name}\``,
      )
    }
    names.add(name)
    if (reserved.has(name)) {
      report.error(
        'code/reserved',
        source.rangeOf([...path, 'name']),
        `Unexpected name \`${name}\`, a word of JavaScript`,
      )
    }
    return { name, type: parse(type, [...path, 'type']) }
  })
  if (reserved.has(value.signature.name)) {
    report.error(
      'code/reserved',
      source.rangeOf(['signature', 'name']),
      `Unexpected name \`${value.signature.name}\`, a word of JavaScript`,
    )
  }
  const result = parse(returns.type, ['signature', 'returns', 'type'])
  const complete = parsed.flatMap(({ name, type }) => (type ? [{ name, type }] : []))
  return result && complete.length === parsed.length && names.size === parsed.length
    ? { parameters: complete, returns: result }
    : undefined
}

/** Words that cannot name a function or a parameter in strict JavaScript. */
const reserved = new Set(
  (
    'arguments await break case catch class const continue debugger default delete do else enum eval export extends ' +
    'false finally for function if implements import in instanceof interface let new null package private protected ' +
    'public return static super switch this throw true try typeof var void while with yield'
  ).split(' '),
)

function readLimits({ frontmatter, report }: ItemSource<'code'>): TaskOf<'code'>['limits'] | undefined {
  const { limits = {} } = frontmatter.value
  const size = (
    key: 'memory' | 'output',
    { default: usual, min, max }: { default: number; min: number; max: number },
    unit: string,
  ): number | undefined => {
    const text = limits[key]
    const value = text === undefined ? usual : parseInt(text, 10)
    if (value >= min && value <= max) return value
    report.error(
      'code/limit',
      frontmatter.source.rangeOf(['limits', key]),
      `Unexpected \`${text}\`, expected ${min}${unit} to ${max}${unit}`,
    )
    return undefined
  }
  const memory = size('memory', memoryMiB, 'MB')
  const output = size('output', outputKiB, 'KB')
  if (memory === undefined || output === undefined) return undefined
  return { fuel: budgets[limits.budget ?? 'standard'], memoryMiB: memory, outputBytes: output * 1024 }
}

/** @returns whether the contract is sound, so that cases can be held against it */
function checkInputs({ value, source }: DataFile<Inputs>, types: Types, item: ItemSource<'code'>): boolean {
  const found = item.diagnostics.length
  const report = item.reportFor('inputs.yaml')
  const names = types.parameters.map(({ name }) => name)
  const misspelt = new Set<string>()
  for (const name of Object.keys(value.parameters)) {
    if (names.includes(name)) continue
    const meant = suggest(
      name,
      names.filter((known) => !Object.hasOwn(value.parameters, known)),
    )
    if (meant !== undefined) misspelt.add(meant)
    const help = meant === undefined ? `Parameters: ${names.join(', ')}` : `Did you mean \`${meant}\`?`
    report.error(
      'inputs/unknown-parameter',
      source.rangeOfKey(['parameters', name]),
      `Unexpected parameter \`${name}\``,
      help,
    )
  }
  for (const { name, type } of types.parameters) {
    if (!Object.hasOwn(value.parameters, name)) {
      if (type.type === 'bool' || misspelt.has(name)) continue
      report.error(
        'inputs/missing-parameter',
        source.rangeOfKey(['parameters']),
        `Missing parameter \`${name}\`, expected its constraints`,
      )
      continue
    }
    const constraint = value.parameters[name]
    if (constraint) checkConstraint(constraint, type, ['parameters', name])
  }
  for (const [index, relation] of (value.relations ?? []).entries()) {
    for (const side of ['left', 'right'] as const) {
      const fault = relationSideFault(relation[side], item.frontmatter.value.signature)
      if (fault === undefined) continue
      report.error(
        'inputs/relation',
        source.rangeOf(['relations', index, side]),
        `Unexpected side of a relation, expected ${fault}`,
      )
    }
  }
  return item.diagnostics.length === found

  function checkConstraint(
    constraint: Constraint,
    type: ValueType,
    path: readonly (string | number)[],
  ): void {
    const known = constraintKeys(type)
    for (const key of Object.keys(constraint)) {
      if (known.includes(key)) continue
      report.error(
        'inputs/constraint',
        source.rangeOfKey([...path, key]),
        `Unexpected \`${key}\` for a value of type ${type.type}`,
        known.length === 0 ? 'It has no constraints' : `Constraints: ${known.join(', ')}`,
      )
    }
    const ranges = [
      { range: constraint, at: path },
      { range: constraint.length, at: [...path, 'length'] },
      { range: constraint.size, at: [...path, 'size'] },
    ]
    for (const { range, at } of ranges) {
      if (range?.min === undefined || range.max === undefined || range.min <= range.max) continue
      report.error(
        'inputs/range',
        source.rangeOf([...at, 'min']),
        `Unexpected \`min\` ${range.min} above \`max\` ${range.max}`,
      )
    }
    if (type.type === 'array' && constraint.items)
      checkConstraint(constraint.items, type.of, [...path, 'items'])
    if (type.type === 'optional' && constraint.of) checkConstraint(constraint.of, type.of, [...path, 'of'])
    if (type.type === 'map') {
      if (constraint.keys) checkConstraint(constraint.keys, { type: 'string' }, [...path, 'keys'])
      if (constraint.values) checkConstraint(constraint.values, type.of, [...path, 'values'])
    }
    if (type.type === 'record') {
      for (const [name, inner] of Object.entries(constraint.fields ?? {})) {
        const field = type.fields.find((candidate) => candidate.name === name)
        if (field) checkConstraint(inner, field.of, [...path, 'fields', name])
        else
          report.error(
            'inputs/constraint',
            source.rangeOfKey([...path, 'fields', name]),
            `Unexpected field \`${name}\``,
          )
      }
    }
  }
}

function checkGroups({ value, source }: DataFile<Cases>, report: Report): void {
  const groups = Object.entries(value.groups)
  const names = groups.map(([name]) => name)
  /** Cases with the group that was meant, so that a misspelt one is no empty group as well. */
  const cases = value.cases.map(({ group, visible }, index) => {
    if (Object.hasOwn(value.groups, group)) return { group, visible }
    const meant = suggest(group, names)
    report.error(
      'cases/unknown-group',
      source.rangeOf(['cases', index, 'group']),
      `Unexpected group \`${group}\`, expected one of ${names.join(', ')}`,
      meant === undefined ? undefined : `Did you mean \`${meant}\`?`,
    )
    return { group: meant ?? group, visible }
  })
  for (const key of ['id', 'name'] as const) {
    const first = new Map<string, number>()
    for (const [index, entry] of value.cases.entries()) {
      if (first.has(entry[key])) {
        report.error(
          `cases/same-${key}`,
          source.rangeOf(['cases', index, key]),
          `Unexpected second case with the ${key} \`${entry[key]}\``,
        )
      } else first.set(entry[key], index)
    }
  }
  const hidden = new Set(cases.flatMap(({ group, visible }) => (visible ? [] : [group])))
  for (const [name] of groups) {
    if (cases.some(({ group }) => group === name)) continue
    report.warning(
      'cases/empty-group',
      source.rangeOfKey(['groups', name]),
      `Unexpected group \`${name}\` without cases`,
    )
  }
  const withHidden = (tier: 'basic' | 'edge') =>
    groups.filter(([name, group]) => group.tier === tier && hidden.has(name))
  const basic = withHidden('basic').length
  if (basic < 2) {
    report.error(
      'cases/few-basic-groups',
      source.rangeOfKey(['groups']),
      `Unexpected ${basic} basic ${basic === 1 ? 'group' : 'groups'} with hidden cases, expected 2 or more`,
      'Category 1 is one basic group, category 2 all of them; with fewer they would be the same',
    )
  }
  if (withHidden('edge').length < 1) {
    report.error(
      'cases/no-edge-group',
      source.rangeOfKey(['groups']),
      'Missing edge group with hidden cases, expected 1 or more',
      'Category 3 is what the edge groups add',
    )
  }
  if (!value.cases.some(({ visible }) => visible)) {
    report.error(
      'cases/none-visible',
      source.rangeOfKey(['cases']),
      'Missing visible case, expected 1 or more',
    )
  }
}

function readCases(
  { value, source }: DataFile<Cases>,
  types: Types,
  inputs: DataFile<Inputs> | undefined,
  item: ItemSource<'code'>,
): readonly CompiledCase[] | undefined {
  const report = item.reportFor('cases.yaml')
  const contract = inputs && createInputContract(item.frontmatter.value.signature, inputs.value)
  const names = types.parameters.map(({ name }) => name)
  let complete = true
  const cases = value.cases.map((entry, index): CompiledCase => {
    const path = ['cases', index]
    const misspelt = new Set<string>()
    for (const name of Object.keys(entry.input)) {
      if (names.includes(name)) continue
      const meant = suggest(
        name,
        names.filter((known) => !Object.hasOwn(entry.input, known)),
      )
      if (meant !== undefined) misspelt.add(meant)
      report.error(
        'cases/unknown-input',
        source.rangeOfKey([...path, 'input', name]),
        `Unexpected input \`${name}\`, expected ${names.join(', ')}`,
        meant === undefined ? undefined : `Did you mean \`${meant}\`?`,
      )
      complete = false
    }
    const input = types.parameters.map(({ name, type }): Encoded => {
      const place = [...path, 'input', name]
      if (!Object.hasOwn(entry.input, name) && type.type !== 'optional') {
        complete = false
        if (misspelt.has(name)) return unread
        report.error('cases/missing-input', source.rangeOf([...path, 'input']), `Missing input \`${name}\``)
        return unread
      }
      return read(place, type, name)
    })
    const expected = read([...path, 'expected'], types.returns, 'expected')
    for (const fault of contract?.check(input) ?? []) {
      const place = fault.parameter === undefined ? ['input'] : ['input', fault.parameter]
      report.error(
        'cases/outside-contract',
        source.rangeOf([...path, ...place]),
        `Unexpected input outside the contract: \`${fault.path}\`, expected ${fault.expected}`,
        'Change the case, or the contract in inputs.yaml',
      )
    }
    const { id, name, group, visible } = entry
    return { id, name, group, visible, input, expected }
  })
  return complete ? cases : undefined

  function read(place: DataPath, type: ValueType, name: string): Encoded {
    const { value: found, isWhole } = readValue(source.nodeAt(place), type, source, report, name)
    if (!isWhole) complete = false
    return found
  }
}

function checkExamples(
  { name, attributes, rangeWithin }: ComponentUse,
  { cases }: Cases,
  shown: Set<string>,
  report: Report,
): void {
  if (name !== 'Examples' || attributes['cases'] === undefined) return
  const visible = cases.flatMap((entry) => (entry.visible ? [entry.name] : []))
  const wanted = namesIn(attributes['cases'])
  if (wanted.length === 0)
    report.error(
      'examples/none',
      rangeWithin('cases', ''),
      'Unexpected empty list, expected names of visible cases',
    )
  for (const example of wanted) {
    if (shown.has(example)) {
      report.error(
        'examples/repeated',
        rangeWithin('cases', example),
        `Unexpected case \`${example}\` again, expected each in one table`,
      )
    }
    shown.add(example)
    if (visible.includes(example)) continue
    const at = rangeWithin('cases', example)
    if (cases.some((entry) => entry.name === example)) {
      report.error('examples/hidden', at, `Unexpected hidden case \`${example}\`, expected visible ones`)
      continue
    }
    const meant = suggest(example, visible)
    const help = meant === undefined ? `Visible cases: ${visible.join(', ')}` : `Did you mean \`${meant}\`?`
    report.error('examples/unknown', at, `Unexpected case \`${example}\``, help)
  }
}

function examplesTable(
  { attributes }: ComponentUse,
  cases: readonly CompiledCase[],
  signature: Frontmatter['signature'],
): string {
  const cell = (value: Encoded) => `<td><code>${escapeHtml(showValue(value))}</code></td>`
  const head = signature.parameters
    .map(({ name }) => `<th scope="col"><code>${escapeHtml(name)}</code></th>`)
    .join('')
  const rows = namesIn(attributes['cases'] ?? '').flatMap((name) => {
    const found = cases.find((entry) => entry.name === name && entry.visible)
    return found ? [`<tr>${found.input.map(cell).join('')}${cell(found.expected)}</tr>`] : []
  })
  return (
    `<table class="examples"><caption>Examples</caption><thead><tr>${head}<th scope="col">returns</th></tr></thead>` +
    `<tbody>${rows.join('')}</tbody></table>`
  )
}

function namesIn(list: string): readonly string[] {
  return list
    .split(',')
    .map((name) => name.trim())
    .filter((name) => name !== '')
}

function starterOf({ files, frontmatter }: ItemSource<'code'>, language: Language): string {
  const extension = language === 'typescript' ? 'ts' : 'js'
  return (
    files.get(`starter/${language}.${extension}`)?.text ??
    renderStarter(frontmatter.value.signature, language)
  )
}

function readSubmissions(
  source: ItemSource<'code'>,
  groups: Cases['groups'] | undefined,
): readonly SubmissionSource[] {
  const { folder, files, frontmatter, report, diagnostics } = source
  const { signature, status } = frontmatter.value
  const table = files.get('submissions/submissions.yaml')
  const data =
    table?.text === undefined
      ? undefined
      : readDataFile(
          { text: table.text, file: `${folder}/submissions/submissions.yaml`, schema: submissionsSchema },
          diagnostics,
        )
  const rows = new Map<string, Submissions['submissions'][number]>()
  const { renamed, lost } = data ? checkRows(data, source, groups, rows) : { renamed: new Set(), lost: 0 }

  const submissions: SubmissionSource[] = []
  for (const [path, { text }] of files) {
    if (!path.startsWith('submissions/') || path === 'submissions/submissions.yaml') continue
    const file = path.slice('submissions/'.length)
    const parts = /^(accepted|wrong_answer|time_limit_exceeded|run_time_error)\/[a-z0-9-]+\.(ts|js)$/.exec(
      file,
    )
    const expected = parts?.[1] as ExpectedVerdict | undefined
    const extension = parts?.[2]
    if (!expected || (extension !== 'ts' && extension !== 'js')) {
      source
        .reportFor(path)
        .error(
          'submissions/path',
          fileStart,
          `Unexpected file, expected one such as submissions/wrong_answer/forgets-last.ts`,
          'Folders: accepted, wrong_answer, time_limit_exceeded, run_time_error',
        )
      continue
    }
    if (text === undefined) continue
    if (!reserved.has(signature.name) && !exportsFunction(text, signature.name)) {
      source
        .reportFor(path)
        .error('submissions/no-export', fileStart, `Missing \`export function ${signature.name}\``)
    }
    const row = rows.get(file)
    if (expected !== 'accepted' && data && !row && !renamed.has(file)) {
      source
        .reportFor(path)
        .error(
          'submissions/no-row',
          fileStart,
          'Missing row in submissions.yaml, expected its mistake',
          `Add { file: ${file}, mistake: …, fails: […], category: … }`,
        )
    }
    const { file: _file, ...about } = row ?? { file }
    submissions.push({ ...about, file, expected, language: extensions[extension], text })
  }

  const accepted = submissions.filter((submission) => submission.expected === 'accepted')
  // TypeScript runs what JavaScript is, and the starter's types are the only difference: one proves both.
  if (accepted.length === 0) {
    report.error(
      'submissions/none-accepted',
      frontmatter.source.rangeOfKey(['languages']),
      'Missing accepted submission, expected 1 or more',
      'Put a solution into submissions/accepted/',
    )
  }
  const wrong = submissions.length - accepted.length + lost
  if (!table && wrong > 0) {
    report.error(
      'submissions/no-table',
      frontmatter.source.rangeOf(['kind']),
      'Missing file `submissions/submissions.yaml`, expected the mistake of each wrong submission',
      'Write "version: 1" and "submissions:", and below it - { file: …, mistake: …, fails: […], category: … } for each',
    )
  }
  if (status === 'live' && wrong < wrongWhenLive) {
    report.error(
      'submissions/few-wrong',
      frontmatter.source.rangeOf(['status']),
      `Unexpected ${wrong} wrong submissions of a live item, expected ${wrongWhenLive} or more`,
    )
  }
  return submissions
}

/** @returns files whose row has another name, and how many rows of wrong submissions have no file at all */
function checkRows(
  { value, source }: DataFile<Submissions>,
  item: ItemSource<'code'>,
  groups: Cases['groups'] | undefined,
  rows: Map<string, Submissions['submissions'][number]>,
): { readonly renamed: ReadonlySet<string>; readonly lost: number } {
  const report = item.reportFor('submissions/submissions.yaml')
  const present = [...item.files.keys()].flatMap((path) =>
    path.startsWith('submissions/') ? [path.slice('submissions/'.length)] : [],
  )
  const named = new Set(value.submissions.map(({ file }) => file))
  const nameless = present.filter((file) => !named.has(file))
  const renamed = new Set<string>()
  let lost = 0
  for (const [index, row] of value.submissions.entries()) {
    const path = ['submissions', index]
    if (rows.has(row.file)) {
      report.error(
        'submissions/same-file',
        source.rangeOf([...path, 'file']),
        `Unexpected second row for \`${row.file}\``,
      )
    }
    rows.set(row.file, row)
    if (!present.includes(row.file)) {
      const meant = suggest(row.file, nameless)
      if (meant !== undefined) renamed.add(meant)
      else if (!row.file.startsWith('accepted/')) lost += 1
      const help = meant === undefined ? 'Write it, or remove the row' : `Did you mean \`${meant}\`?`
      report.error(
        'submissions/no-file',
        source.rangeOf([...path, 'file']),
        `Missing file \`${row.file}\``,
        help,
      )
    }
    const wrong = !row.file.startsWith('accepted/')
    if (wrong && row.mistake === undefined) {
      report.error(
        'submissions/no-mistake',
        source.rangeOf(path),
        'Missing key `mistake`, expected what is wrong, in a sentence',
      )
    }
    if (wrong && row.category === undefined) {
      report.warning(
        'submissions/no-category',
        source.rangeOf(path),
        `Missing key \`category\`, expected 0 to ${item.max}`,
        'The category that it must get, to which `assay verify` then holds it',
      )
    }
    if (!wrong && row.fails !== undefined) {
      report.error(
        'submissions/accepted-fails',
        source.rangeOfKey([...path, 'fails']),
        'Unexpected `fails` for an accepted submission',
      )
    }
    if (row.category !== undefined && row.category > item.max) {
      report.error(
        'submissions/category',
        source.rangeOf([...path, 'category']),
        `Unexpected category ${row.category}, expected 0 to ${item.max}`,
      )
    }
    for (const [place, group] of (row.fails ?? []).entries()) {
      if (!groups || Object.hasOwn(groups, group)) continue
      const meant = suggest(group, Object.keys(groups))
      const help =
        meant === undefined ? `Groups: ${Object.keys(groups).join(', ')}` : `Did you mean \`${meant}\`?`
      report.error(
        'submissions/unknown-group',
        source.rangeOf([...path, 'fails', place]),
        `Unexpected group \`${group}\``,
        help,
      )
    }
  }
  return { renamed, lost }
}

/** Whether a program exports a name, as a function or as a constant. Names are camelCase, so they are safe in a pattern. */
function exportsFunction(text: string, name: string): boolean {
  return new RegExp(
    `\\bexport\\s+(?:(?:async\\s+)?function\\s*\\*?|const|let|var)\\s+${name}\\b|\\bexport\\s*\\{[^}]*\\b${name}\\b`,
  ).test(text)
}

import { casesSchema } from '#schemas/cases'
import { inputsSchema } from '#schemas/inputs'
import { printedText } from '#runner'
import type { TaskOf } from '#schemas/public-item'
import type { Schema } from '#schemas/schema'
import type { Encoded } from '#schemas/value'
import { readDataFile, type DataFile } from '../compile/data-file.ts'
import { createInputContract } from '../compile/input-contract.ts'
import { codeWords } from '../compile/render.ts'
import { renderProgram, renderStarter } from '../compile/starter.ts'
import { checkExamples } from './code/check-examples.ts'
import { checkGroups } from './code/check-groups.ts'
import { checkInputs } from './code/check-inputs.ts'
import { examplesTable } from './code/examples-table.ts'
import { readCases } from './code/read-cases.ts'
import { readComplexity } from './code/read-complexity.ts'
import { readLimits } from './code/read-limits.ts'
import { readSubmissions } from './code/read-submissions.ts'
import { readTypes } from './code/read-types.ts'
import { checkStdin } from './code/check-stdin.ts'
import type { ItemSource, KindCompiler, KindContent } from './kind.ts'

/** Score categories of code: some basic group, all basic groups, edge groups too; and the steps, where they count. */
const categories = { plain: 3, withComplexity: 4 }

/** Code: a function with a typed signature, an input contract, cases, and submissions that prove them. */
export const code: KindCompiler<'code'> = {
  kind: 'code',
  files: ['inputs.yaml', 'cases.yaml', 'starter/', 'submissions/'],
  answers: ['cases.yaml', 'submissions/'],
  components: ['Examples', 'Constraints'],
  needsResponses: false,
  responseKey: undefined,
  secrets: ({ groups }) => ({
    prose: groups.map(({ title }) => ['title of a group of cases', title]),
    parts: groups,
  }),
  check,
}

function check(source: ItemSource<'code'>): KindContent<'code'> | undefined {
  const { frontmatter, report, max, body } = source
  const { signature, languages, compare, io } = frontmatter.value
  const isStdin = io === 'stdin'
  const isMeasured = frontmatter.value.limits?.complexity !== undefined
  const expected = isMeasured ? categories.withComplexity : categories.plain
  if (max !== expected) {
    report.error(
      'code/scoring',
      frontmatter.source.rangeOfKey(['scoring']),
      `Unexpected ${max} categories, expected ${expected}`,
      'Code: 1 = some basic groups, 2 = all basic groups, 3 = edge groups too; 4 = the steps too, with `limits.complexity` only',
    )
  }
  const types = readTypes(source)
  if (isStdin) checkStdin(source)
  const inputs = readFile(source, 'inputs.yaml', inputsSchema)
  const casesFile = readFile(source, 'cases.yaml', casesSchema, isCaseData)
  const submissions = readSubmissions(source, casesFile?.value.groups)
  const contract = inputs && types && checkInputs(inputs, types, source) ? inputs : undefined
  if (casesFile) checkGroups(casesFile, source.reportFor('cases.yaml'))
  const limits = readLimits(source)
  const complexity = isStdin ? undefined : readComplexity(source, contract?.value)
  const readings = casesFile && types ? readCases(casesFile, types, contract, source) : undefined
  const cases = isStdin ? readings?.map(asPrinted) : readings
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
    limits: complexity ? { ...limits, complexity } : limits,
    compare: compare ?? 'exact',
    ...(isStdin && { io }),
  }
  return {
    languages,
    stem: body.blocks,
    fragment: (component) =>
      component.name === 'Examples'
        ? examplesTable(component, cases, signature, io)
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

/** What nobody sees of a printed text is not expected either. */
function asPrinted<Case extends { readonly expected: Encoded }>(one: Case): Case {
  return typeof one.expected === 'string' ? { ...one, expected: printedText(one.expected) } : one
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

function starterOf(
  { files, frontmatter }: ItemSource<'code'>,
  language: TaskOf<'code'>['languages'][number],
): string {
  const extension = { typescript: 'ts', javascript: 'js', python: 'py' }[language]
  const { signature, io } = frontmatter.value
  const render = io === 'stdin' ? renderProgram : renderStarter
  return files.get(`starter/${language}.${extension}`)?.text ?? render(signature, language)
}

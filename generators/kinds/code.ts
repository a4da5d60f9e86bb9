import { casesSchema, type Cases } from '#schemas/cases'
import type { DataSource } from '#schemas/diagnose/index'
import { inputsSchema, type Inputs } from '#schemas/inputs'
import { printedText } from '#runner'
import type { TaskOf } from '#schemas/public-item'
import type { Schema } from '#schemas/schema'
import type { Encoded } from '#schemas/value'
import { ofRecord } from '../compile/compiled-item.ts'
import type { DataFile } from '#schemas/diagnose/data-file'
import { readDataFile } from '../compile/data-file.ts'
import { createInputContract } from '../compile/input-contract.ts'
import { renderProgram, renderStarter } from '../compile/starter.ts'
import { checkExamples } from './code/check-examples.ts'
import { buildFollowUp, changedInputs, followUpParts, plainCase } from './code/build-follow-up.ts'
import { checkChange } from './code/check-change.ts'
import { followUpCategories, followUpIn } from './follow-up/check-follow-up.ts'
import { followUpSecrets } from './follow-up/follow-up-secrets.ts'
import { checkGroups } from './code/check-groups.ts'
import { checkSteering } from './code/check-steering.ts'
import { checkInputs } from './code/check-inputs.ts'
import { examplesTable } from './code/examples-table.ts'
import { isCaseData, readCases } from './code/read-cases.ts'
import { readComplexity } from './code/read-complexity.ts'
import { readLimits } from './code/read-limits.ts'
import { readSubmissions } from './code/read-submissions.ts'
import { readTypes, type Types } from './code/read-types.ts'
import { checkStdin } from './code/check-stdin.ts'
import type { ItemSource, KindCompiler, KindContent } from './kind.ts'
import { readWaivers } from '../compile/read-waivers.ts'

/** What the categories stand for, from 1: those before the steps, and those after a change. */
const categoryWords = ['some basic groups', 'all basic groups', 'edge groups too']

/** Code: a function with a typed signature, an input contract, cases, and submissions that prove them. */
export const code: KindCompiler<'code'> = {
  kind: 'code',
  files: ['inputs.yaml', 'cases.yaml', 'starter/', 'submissions/', 'properties.ts', 'waivers.yaml'],
  answers: ['cases.yaml', 'submissions/', 'properties.ts', 'waivers.yaml'],
  components: ['Examples', 'Constraints', 'FollowUp'],
  needsResponses: false,
  responseKey: undefined,
  secrets: ({ groups, followUp }) => {
    const change = followUpSecrets(followUp)
    const all = [...groups, ...change.groups]
    return {
      prose: [...all.map(({ title }) => ['title of a group of cases', title] as const), ...change.prose],
      parts: all,
    }
  },
  check,
}

function check(source: ItemSource<'code'>): KindContent<'code'> | undefined {
  const { frontmatter, report, max, body, files } = source
  const { use, signature, languages, compare, io } = frontmatter.value
  const isStdin = io === 'stdin'
  const types = readTypes(source)
  if (isStdin) checkStdin(source)
  const inputs = readFile(source, 'inputs.yaml', inputsSchema)
  const casesFile = readFile(source, 'cases.yaml', casesSchema, isCaseData)
  const submissions = readSubmissions(source, casesFile?.value.groups)
  const added = checkChange(source, { casesFile, inputs, submissions })
  const meanings = [
    ...categoryWords,
    ...(frontmatter.value.limits?.complexity ? ['the steps too'] : []),
    ...followUpCategories(added),
  ]
  if (max !== meanings.length && (casesFile || !followUpIn(source))) {
    const meant = meanings.map((words, index) => `${index + 1} = ${words}`).join(', ')
    report.error(
      'code/scoring',
      frontmatter.source.rangeOfKey(['scoring']),
      `Unexpected ${max} categories, expected ${meanings.length}`,
      `Code: ${meant}; \`limits.complexity\` adds one for the steps, <FollowUp> one or two above`,
    )
  }
  const contractOf = inputs && types ? checkContract(inputs, types, source, casesFile?.value) : undefined
  if (casesFile) {
    const report = source.reportFor('cases.yaml')
    checkGroups(casesFile, report)
    const { groups, cases } = casesFile.value
    const inputOf = (at: number) => cases[at]?.input
    checkSteering(casesFile, { groups: Object.keys(groups), cases }, report, { use, list: 'cases', inputOf })
  }
  const limits = readLimits(source)
  const complexity = isStdin ? undefined : readComplexity(source, contractOf?.before)
  const readings = casesFile && types ? readCases(casesFile, types, contractOf?.of, source) : undefined
  const cases = isStdin ? readings?.map(asPrinted) : readings
  const shown = new Set<string>()
  for (const block of body.blocks) {
    if (block.type === 'component' && casesFile)
      checkExamples(block.component, { cases: casesBefore(casesFile.value) }, shown, source.report)
  }
  const waivers = readWaivers(source)
  const properties = files.get('properties.ts')?.text
  if (!types || !limits || !inputs || !casesFile || !cases) return undefined

  const before = followUpParts(casesFile.value, cases, submissions)
  const { groups } = before
  const text = followUpIn(source)
  const followUp = text && before.followUp
  const { sentences } = createInputContract(signature, inputs.value)
  const task: TaskOf<'code'> = {
    signature,
    languages,
    starter: Object.fromEntries(languages.map((language) => [language, starterOf(source, language)])),
    examples: before.cases.filter(({ visible }) => visible).map(plainCase),
    limits: complexity ? { ...limits, complexity } : limits,
    compare: compare ?? 'exact',
    ...(isStdin && { io }),
  }
  return {
    languages,
    stem: body.blocks,
    fragment: (component, { short }) =>
      component.name === 'Examples'
        ? examplesTable(component, cases, { signature, io, short })
        : `<ul class="constraints">${sentences.map((text) => `<li>${short.words(text)}</li>`).join('')}</ul>`,
    task: () => task,
    key: (render) => ({
      groups: Object.entries(groups).map(([name, { title, tier }]) => ({ name, title, tier })),
      cases: ofRecord(before.cases).map(plainCase),
      ...(text &&
        followUp && {
          followUp: buildFollowUp({ text, signature, io, inputs: inputs.value, followUp }, render),
        }),
    }),
    steering: cases.filter(({ steering }) => steering).map(plainCase),
    submissions,
    responses: [],
    detail: {
      kind: 'code',
      groups,
      cases: before.cases,
      inputs: inputs.value,
      submissions: submissions.filter((submission) => !submission.followUp),
      waivers,
      ...(properties !== undefined && { properties }),
      ...(followUp && { followUp }),
    },
  }
}

/** What nobody sees of a printed text is not expected either. */
function asPrinted<Case extends { readonly expected: Encoded }>(one: Case): Case {
  return typeof one.expected === 'string' ? { ...one, expected: printedText(one.expected) } : one
}

/** The contract that holds for the cases of a group, before the follow-up and after; undefined where one is not sound. */
function checkContract(
  inputs: DataFile<Inputs>,
  types: Types,
  item: ItemSource<'code'>,
  cases: Cases | undefined,
): { readonly before: Inputs; readonly of: (group: string) => Inputs } | undefined {
  const { followUp } = inputs.value
  const { source } = inputs
  const isSound = checkInputs(inputs, types, item)
  const before = inputs.value
  if (followUp === undefined) return isSound ? { before, of: () => before } : undefined
  const within: DataSource = {
    ...source,
    rangeOf: (path) => source.rangeOf(['followUp', ...path]),
    rangeOfKey: (path) => source.rangeOfKey(['followUp', ...path]),
  }
  const change = { version: inputs.value.version, parameters: followUp.parameters ?? {}, ...followUp }
  const isChangeSound = checkInputs({ value: change, source: within }, types, item, { isPartial: true })
  if (!isSound || !isChangeSound) return undefined
  const after = changedInputs(inputs.value)
  return { before, of: (group) => (cases?.groups[group]?.followUp ? after : before) }
}

/** The cases that hold before the follow-up. */
function casesBefore({ groups, cases }: Cases): Cases['cases'] {
  return cases.filter(({ group }) => groups[group]?.followUp === undefined)
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

import { fileStart } from '#schemas/diagnose/index'
import type { KeyOf } from '#schemas/public-item'
import { mutantsSchema } from '#schemas/mutants'
import { submissionsSchema, type Submissions } from '#schemas/submissions'
import type { SubmissionSource } from '../compile/compiled-item.ts'
import { readDataFile } from '../compile/data-file.ts'
import { checkRows } from './code/check-rows.ts'
import { readLimits } from './code/read-limits.ts'
import { readTypes } from './code/read-types.ts'
import type { ItemSource, KindCompiler, KindContent } from './kind.ts'

const extensions = { typescript: 'ts', javascript: 'js' } as const
const table = 'submissions/submissions.yaml'

/** Tests: a function in words, a right implementation, and faulty ones that a candidate's tests shall find. */
export const tests: KindCompiler<'tests'> = {
  kind: 'tests',
  files: [
    'reference.ts',
    'reference.js',
    'starter.ts',
    'starter.js',
    'mutants.yaml',
    'mutants/',
    'submissions/',
  ],
  answers: ['reference.ts', 'reference.js', 'mutants.yaml', 'mutants/', 'submissions/'],
  components: [],
  needsResponses: false,
  responseKey: undefined,
  secrets: ({ mutants, reference, suite }) => ({
    prose: mutants.map(({ fault }) => ['planted fault', fault]),
    answers: [reference, suite, ...mutants.map(({ text }) => text)],
    parts: [],
  }),
  check,
}

function check(source: ItemSource<'tests'>): KindContent<'tests'> | undefined {
  const { language, signature } = source.frontmatter.value
  const types = readTypes(source)
  const limits = readLimits(source)
  const reference = readProgram(source, 'reference')
  const starter = readProgram(source, 'starter')
  const mutants = readMutants(source)
  const suites = readSuites(source)
  if (!types || !limits || reference === undefined || starter === undefined || !mutants) return undefined
  const [first] = suites.filter(({ expected }) => expected === 'accepted')
  return {
    languages: [language],
    stem: source.body.blocks,
    fragment: () => '',
    task: () => ({ language, signature, starter, limits }),
    key: () => ({ reference, mutants: [...mutants], suite: first?.text ?? '' }),
    submissions: suites,
    responses: [],
    detail: { kind: 'tests', suites },
  }
}

function readProgram(source: ItemSource<'tests'>, name: 'reference' | 'starter'): string | undefined {
  const { files, frontmatter, report } = source
  const path = `${name}.${extensions[frontmatter.value.language]}`
  const file = files.get(path)
  if (!file)
    report.error('tests/no-file', frontmatter.source.rangeOf(['language']), `Missing file \`${path}\``)
  return file?.text
}

function readMutants(source: ItemSource<'tests'>): KeyOf<'tests'>['mutants'] | undefined {
  const { files, folder, frontmatter, report, diagnostics, max } = source
  const text = files.get('mutants.yaml')?.text
  if (text === undefined) {
    report.error('tests/no-file', frontmatter.source.rangeOf(['kind']), 'Missing file `mutants.yaml`')
    return undefined
  }
  const data = readDataFile({ text, file: `${folder}/mutants.yaml`, schema: mutantsSchema }, diagnostics)
  if (!data) return undefined
  const place = source.reportFor('mutants.yaml')
  const extension = extensions[frontmatter.value.language]
  const paths = new Set<string>()
  const mutants = data.value.mutants.map((row, index) => {
    const path = `mutants/${row.name}.${extension}`
    const at = ['mutants', index]
    if (paths.has(path))
      place.error(
        'tests/same-mutant',
        data.source.rangeOf([...at, 'name']),
        `Unexpected second mutant \`${row.name}\``,
      )
    paths.add(path)
    const found = files.get(path)?.text
    if (found === undefined)
      place.error('tests/no-mutant', data.source.rangeOf([...at, 'name']), `Missing file \`${path}\``)
    if (row.category > max)
      place.error(
        'tests/category',
        data.source.rangeOf([...at, 'category']),
        `Unexpected category ${row.category}, expected 1 to ${max}`,
      )
    return { ...row, text: found ?? '' }
  })
  for (let wanted = 1; wanted <= max; wanted += 1) {
    if (mutants.some(({ category }) => category === wanted)) continue
    place.error(
      'tests/no-category',
      data.source.rangeOfKey(['mutants']),
      `Missing mutant with \`category: ${wanted}\``,
      'A category is reached by finding the faults that are needed for it',
    )
  }
  for (const path of files.keys()) {
    if (!path.startsWith('mutants/') || paths.has(path)) continue
    source
      .reportFor(path)
      .error('tests/no-row', fileStart, 'Missing row in mutants.yaml, expected the fault in words')
  }
  return mutants
}

/** Test suites below `submissions/`, accepted and wrong ones. */
function readSuites(source: ItemSource<'tests'>): readonly SubmissionSource[] {
  const { files, folder, frontmatter, report, diagnostics } = source
  const { language } = frontmatter.value
  const rows = new Map<string, Submissions['submissions'][number]>()
  const present = [...files.keys()].flatMap((path) =>
    path.startsWith('submissions/') && path !== table ? [path.slice('submissions/'.length)] : [],
  )
  const text = files.get(table)?.text
  const data =
    text === undefined
      ? undefined
      : readDataFile({ text, file: `${folder}/${table}`, schema: submissionsSchema }, diagnostics)
  if (data) checkRows(data, source, present, undefined, rows)
  const suites = present.flatMap((file): readonly SubmissionSource[] => {
    const expected = /^(accepted|wrong_answer)\/[a-z0-9-]+\.(?:ts|js)$/.exec(file)?.[1]
    if (expected !== 'accepted' && expected !== 'wrong_answer') {
      source
        .reportFor(`submissions/${file}`)
        .error(
          'submissions/path',
          fileStart,
          'Unexpected file, expected one such as submissions/wrong_answer/only-examples.ts',
          'Folders: accepted, wrong_answer',
        )
      return []
    }
    const { file: _file, ...about } = rows.get(file) ?? { file }
    return [{ ...about, file, expected, language, text: files.get(`submissions/${file}`)?.text ?? '' }]
  })
  if (!suites.some(({ expected }) => expected === 'accepted'))
    report.error(
      'submissions/none-accepted',
      frontmatter.source.rangeOf(['kind']),
      'Missing accepted tests, expected 1 or more',
      'Put tests that find every fault into submissions/accepted/',
    )
  return suites
}

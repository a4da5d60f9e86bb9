import { checksSchema } from '#schemas/checks'
import { readDataFile } from '../compile/data-file.ts'
import { checkExamples } from './code/check-examples.ts'
import { examplesTable } from './code/examples-table.ts'
import { readCases } from './code/read-cases.ts'
import { readLimits } from './code/read-limits.ts'
import { readTypes } from './code/read-types.ts'
import { checkChecks } from './debug/check-checks.ts'
import { readFixes } from './debug/read-fixes.ts'
import { readProject } from './debug/read-project.ts'
import type { ItemSource, KindCompiler, KindContent } from './kind.ts'

/** Debug: a project of several files that has a fault, cases that show it, and fixes that prove them. */
export const debug: KindCompiler<'debug'> = {
  kind: 'debug',
  files: ['project/', 'checks.yaml', 'submissions/'],
  answers: ['checks.yaml', 'submissions/'],
  components: ['Examples'],
  needsResponses: false,
  responseKey: undefined,
  secrets: ({ groups }) => ({
    prose: groups.map(({ title }) => ['title of a group of cases', title]),
    parts: groups,
  }),
  check,
}

function check(source: ItemSource<'debug'>): KindContent<'debug'> | undefined {
  const { frontmatter, report, body } = source
  const { entry, signature, maxChangedLines, compare } = frontmatter.value
  const types = readTypes(source)
  const limits = readLimits(source)
  const files = readProject(source)
  const checks = readChecks(source)
  if (checks) checkChecks(checks, source)
  const cases = checks && types ? readCases(checks, types, undefined, source, 'checks.yaml') : undefined
  const fixes = files && readFixes(source, checks?.value.groups, files)
  const shown = new Set<string>()
  for (const block of body.blocks) {
    if (block.type === 'component' && checks) checkExamples(block.component, checks.value, shown, report)
  }
  if (!types || !limits || !files || !checks || !cases || !fixes) return undefined

  const { groups } = checks.value
  const language = entry.endsWith('.ts') ? 'typescript' : 'javascript'
  const testCases = cases.map(({ visible: _visible, ...testCase }) => testCase)
  const [fix] = fixes.filter(({ expected }) => expected === 'accepted')
  return {
    languages: [language],
    stem: body.blocks,
    fragment: (component) => examplesTable(component, cases, signature),
    task: () => ({
      entry,
      language,
      signature,
      files,
      maxChangedLines,
      examples: testCases.filter((_, index) => cases[index]?.visible === true),
      limits,
      compare: compare ?? 'exact',
    }),
    key: () => ({
      groups: Object.entries(groups).map(([name, { title, category }]) => ({
        name,
        title,
        ...(category === undefined ? {} : { category }),
      })),
      cases: testCases,
      fix: fix?.files ?? {},
    }),
    submissions: fixes.flatMap(({ files: changed, file, ...about }) =>
      Object.entries(changed).map(([path, text]) => ({
        ...about,
        file: `${file}/${path}`,
        language: path.endsWith('.ts') ? ('typescript' as const) : ('javascript' as const),
        text,
      })),
    ),
    responses: [],
    detail: { kind: 'debug', groups, cases, fixes },
  }
}

function readChecks({ files, folder, frontmatter, report, diagnostics }: ItemSource<'debug'>) {
  const file = files.get('checks.yaml')
  if (!file) {
    report.error('debug/no-checks', frontmatter.source.rangeOf(['kind']), 'Missing file `checks.yaml`')
    return undefined
  }
  if (file.text === undefined) return undefined
  const options = { text: file.text, file: `${folder}/checks.yaml`, schema: checksSchema, isData }
  return readDataFile(options, diagnostics)
}

/** Below a case's values, any key is data. */
function isData(path: readonly (string | number)[]): boolean {
  return path[0] === 'cases' && (path[2] === 'input' ? path.length > 3 : path[2] === 'expected')
}

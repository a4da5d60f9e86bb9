import { referenceId } from '#runner'
import { fileStart, type Range } from '#schemas/diagnose/index'
import type { KeyOf } from '#schemas/public-item'
import type { Mutants } from '#schemas/mutants'
import type { DataFile } from '#schemas/diagnose/data-file'
import { readLimits } from './code/read-limits.ts'
import { readTypes } from './code/read-types.ts'
import { checkFollowUp, followUpIn, type GroupedList } from './follow-up/check-follow-up.ts'
import { followUpSecrets } from './follow-up/follow-up-secrets.ts'
import type { ItemSource, KindCompiler, KindContent } from './kind.ts'
import { programFile } from './tests/program-file.ts'
import { checkGroups, OLD_RULE, readMutants, readMutantsFile, type Planted } from './tests/read-mutants.ts'
import { readSuites } from './tests/read-suites.ts'

/** Stand for what is right after a follow-up, and for what was right before, among its versions. */
const afterId = '00000000-0000-4000-8000-000000000001'
const beforeId = '00000000-0000-4000-8000-000000000002'

/** Tests: a function in words, a right implementation, and faulty ones that a candidate's tests shall find. */
export const tests: KindCompiler<'tests'> = {
  kind: 'tests',
  files: [
    'reference.ts',
    'reference.js',
    'changed-reference.ts',
    'changed-reference.js',
    'starter.ts',
    'starter.js',
    'mutants.yaml',
    'mutants/',
    'properties.ts',
    'submissions/',
  ],
  answers: [
    'reference.ts',
    'reference.js',
    'changed-reference.ts',
    'changed-reference.js',
    'mutants.yaml',
    'mutants/',
    'properties.ts',
    'submissions/',
  ],
  components: ['FollowUp'],
  needsResponses: false,
  responseKey: undefined,
  secrets: ({ mutants, reference, followUp }) => {
    const change = followUpSecrets(followUp)
    return {
      prose: [
        ...[...mutants, ...change.cases].flatMap(({ fault }) =>
          fault === undefined ? [] : [['planted fault', fault] as const],
        ),
        ...change.groups.map(({ title }) => ['title of a group of faults', title] as const),
        ...change.prose,
      ],
      programs: [
        { file: 'reference.ts', text: reference },
        ...[...mutants, ...change.cases].map(({ name, text }) => ({ file: `mutants/${name}.ts`, text })),
      ],
      parts: [],
    }
  },
  check,
}

function check(source: ItemSource<'tests'>): KindContent<'tests'> | undefined {
  const { frontmatter, report, max } = source
  const { language, signature } = frontmatter.value
  const types = readTypes(source)
  const limits = readLimits(source)
  const atLanguage = frontmatter.source.rangeOf(['language'])
  const reference = readProgram(source, 'reference', atLanguage)
  const starter = readProgram(source, 'starter', atLanguage)
  const suites = readSuites(source)
  const data = readMutantsFile(source)
  const meant = data ? checkGroups(data, source.reportFor('mutants.yaml')) : []
  const added = checkFollowUp(source, {
    list: {
      file: 'mutants.yaml',
      noun: 'fault',
      data: data && { ...data, value: listOf(data, meant) },
    },
    submissions: suites,
    needed: [{ isMet: () => true, words: '' }],
  })
  const changed = readChanged(source)
  const first = max - added
  if (first < 1)
    report.error(
      'tests/scoring',
      frontmatter.source.rangeOfKey(['scoring']),
      `Unexpected ${max} categories, expected more than the ${added} of the follow-up`,
    )
  const planted = data && readMutants(source, data, first < 1 ? max : first)
  if (!types || !limits || reference === undefined || starter === undefined || !planted) return undefined
  const before = suites.filter(({ followUp }) => !followUp)
  const [suite] = before.filter(({ expected }) => expected === 'accepted')
  const mutants = planted.flatMap(({ group: _group, category, ...mutant }) =>
    category === undefined ? [] : [{ ...mutant, category }],
  )
  const text = followUpIn(source)
  const properties = source.files.get('properties.ts')?.text
  return {
    languages: [language],
    stem: source.body.blocks,
    fragment: () => '',
    task: () => ({ language, signature, starter, limits }),
    key: (render) => ({
      reference,
      mutants,
      suite: suite?.text ?? '',
      ...(text && {
        followUp: {
          html: render.nodes(text.children, 'f'),
          ...versionsOf({ planted, reference, changed: changed ?? '', groups: data.value.groups ?? {} }),
          voided: [referenceId, ...mutants.map(({ id }) => id)],
          solutions: suites
            .filter(({ expected, followUp }) => expected === 'accepted' && followUp)
            .slice(0, 1)
            .map((one) => ({ language, text: one.text })),
        },
      }),
    }),
    submissions: suites,
    responses: [],
    detail: {
      kind: 'tests',
      suites,
      faults: planted.map(({ id }) => id),
      ...(properties !== undefined && { properties }),
    },
  }
}

/** What a follow-up's tests run on: what everybody sees run, the right version, and faults in their groups. */
function listOf(data: DataFile<Mutants>, meant: readonly string[]): GroupedList {
  const groups = data.value.groups ?? {}
  const [shown = ''] = Object.keys(groups)
  return {
    groups,
    entries: [{ group: shown, visible: true }, ...meant.map((group) => ({ group, visible: false }))],
  }
}

/** The function after a change: as it is right now, as it was right before, and with faults. */
function versionsOf({
  planted,
  reference,
  changed,
  groups,
}: {
  readonly planted: readonly Planted[]
  readonly reference: string
  readonly changed: string
  readonly groups: NonNullable<Mutants['groups']>
}): Pick<NonNullable<KeyOf<'tests'>['followUp']>, 'groups' | 'examples' | 'cases'> {
  const right = { id: afterId, name: 'changed-reference', group: OLD_RULE, text: changed }
  const old = {
    id: beforeId,
    name: OLD_RULE,
    group: OLD_RULE,
    fault: 'The function as it was before the change.',
    text: reference,
  }
  const faulty = planted.flatMap(({ category: _category, group, ...version }) =>
    group === undefined ? [] : [{ ...version, group }],
  )
  return {
    groups: [
      { name: OLD_RULE, title: 'The function as it was before the change', tier: 'basic' },
      ...Object.entries(groups).map(([name, { title, tier }]) => ({ name, title, tier })),
    ],
    examples: [right],
    cases: [right, old, ...faulty],
  }
}

function readProgram(
  source: ItemSource<'tests'>,
  name: 'reference' | 'starter' | 'changed-reference',
  range: Range,
): string | undefined {
  const path = programFile(source, name)
  const file = source.files.get(path)
  if (!file) source.report.error('tests/no-file', range, `Missing file \`${path}\``)
  return file?.text
}

/** The right implementation after a change; without one, there is none. */
function readChanged(source: ItemSource<'tests'>): string | undefined {
  const text = followUpIn(source)
  if (text !== undefined) return readProgram(source, 'changed-reference', text.range)
  const path = programFile(source, 'changed-reference')
  if (source.files.has(path))
    source
      .reportFor(path)
      .error(
        'follow-up/no-text',
        fileStart,
        'Unexpected right implementation after a change, but item.mdx has no <FollowUp>',
        'Remove it, or say between <FollowUp> and </FollowUp> which assumption changes',
      )
  return undefined
}

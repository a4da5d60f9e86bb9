import { showValue } from '#schemas/value'
import type { AuthorCase, AuthorGroup } from '#preview'
import type { CompiledCase, CompiledDatabase, CompiledItem } from '../compile/compiled-item.ts'

/** Longest shown value, in UTF-16 code units: an author wants to see more of it than a candidate. */
const longestValue = 2000

export interface AuthorCases {
  readonly groups: readonly AuthorGroup[]
  readonly cases: readonly AuthorCase[]
}

/** What an item's answers run on, hidden ones too: cases, databases, or planted faults. None where nothing is run. */
export function authorCases({ detail, sealed, public: { task } }: CompiledItem): AuthorCases {
  switch (detail.kind) {
    case 'code':
    case 'debug': {
      const { groups, cases, followUp } = detail
      const names = parameterNames(task)
      const voided = new Set(followUp?.voided)
      return {
        groups: [...groupsOf(groups), ...groupsOf(followUp?.groups ?? {})],
        cases: [
          ...cases.map((one) => caseOf(one, names, { voided: voided.has(one.id) })),
          ...(followUp?.cases ?? []).map((one) => caseOf(one, names, { followUp: true })),
        ],
      }
    }
    case 'critique':
      return detail.repair
        ? {
            groups: groupsOf(detail.repair.groups),
            cases: detail.repair.cases.map((one) => caseOf(one, parameterNames(task))),
          }
        : { groups: [], cases: [] }
    case 'sql': {
      const { groups, databases, followUp } = detail
      const results = sealed.kind === 'sql' ? resultsOf(sealed.key) : new Map<string, string>()
      return {
        groups: [...groupsOf(groups), ...groupsOf(followUp?.groups ?? {})],
        cases: [
          ...databases.map((one) => databaseOf(one, results, false)),
          ...(followUp?.databases ?? []).map((one) => databaseOf(one, results, true)),
        ],
      }
    }
    case 'tests':
      return sealed.kind === 'tests' ? faultsOf(sealed.key) : { groups: [], cases: [] }
    default:
      return { groups: [], cases: [] }
  }
}

type Groups = Readonly<
  Record<string, { readonly title: string; readonly tier?: string; readonly category?: number }>
>

function groupsOf(groups: Groups): readonly AuthorGroup[] {
  return Object.entries(groups).map(([name, { title, tier, category }]) => {
    const counts = tier ?? (category === undefined ? undefined : `category ${category}`)
    return { name, title, ...(counts === undefined ? {} : { counts }) }
  })
}

/** Names of the parameters, where the task tells the signature of a function. */
function parameterNames(task: CompiledItem['public']['task']): readonly string[] {
  return 'signature' in task ? task.signature.parameters.map(({ name }) => name) : []
}

function caseOf(
  { id, name, group, visible, input, expected }: CompiledCase,
  names: readonly string[],
  { voided = false, followUp = false } = {},
): AuthorCase {
  return {
    id,
    name,
    group,
    visible,
    followUp,
    voided,
    parts: input.map((value, index) => ({
      label: names[index] ?? `argument ${index + 1}`,
      text: showValue(value, longestValue),
    })),
    expected: showValue(expected, longestValue),
  }
}

function databaseOf(
  { id, name, group, visible, script }: CompiledDatabase,
  results: ReadonlyMap<string, string>,
  followUp: boolean,
): AuthorCase {
  const expected = results.get(id)
  const parts = [{ label: 'rows', text: script.trim() }]
  return {
    id,
    name,
    group,
    visible,
    followUp,
    voided: false,
    parts,
    ...(expected === undefined ? {} : { expected }),
  }
}

type SqlKey = Extract<CompiledItem['sealed'], { readonly kind: 'sql' }>['key']
type TestsKey = Extract<CompiledItem['sealed'], { readonly kind: 'tests' }>['key']

/** The results of a query, which its reference gives: a line a row. */
function resultsOf(key: SqlKey): ReadonlyMap<string, string> {
  return new Map(
    [...key.cases, ...(key.followUp?.cases ?? [])].map(({ id, expected: { columns, rows } }) => [
      id,
      [columns.join(' | '), ...rows.map((row) => row.map((cell) => showValue(cell)).join(' | '))].join('\n'),
    ]),
  )
}

function faultsOf(key: TestsKey): AuthorCases {
  return {
    groups: key.followUp
      ? groupsOf(Object.fromEntries(key.followUp.groups.map((one) => [one.name, one])))
      : [],
    cases: [
      ...key.mutants.map(({ id, name, fault, category, text }) => ({
        id,
        name,
        group: '',
        visible: false,
        followUp: false,
        voided: false,
        isPlanted: true,
        parts: [
          { label: 'fault', text: fault },
          { label: 'program', text },
        ],
        expected: `found, for category ${category}`,
      })),
      ...(key.followUp?.cases ?? []).map(({ id, name, group, fault, text }) => ({
        id,
        name,
        group,
        visible: false,
        followUp: true,
        voided: false,
        isPlanted: fault !== undefined,
        parts: [
          ...(fault === undefined ? [] : [{ label: 'fault', text: fault }]),
          { label: 'program', text },
        ],
        expected: fault === undefined ? 'right: passes' : 'found',
      })),
    ],
  }
}

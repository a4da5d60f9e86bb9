import type { ResultTable, SqlCase } from '#schemas/public-item'

type Tables = SqlCase['tables']

/** Names under which `assay verify` keeps what it computed of a database. */
export const computedNames = {
  expected: (database: string) => `expected/${database}`,
  tables: (database: string) => `tables/${database}`,
  /** Ids of the databases on which a follow-up changes the result. */
  voided: 'voided',
} as const

/** @returns ids of the databases whose result no longer holds after the follow-up; none where that is not computed yet */
export function voidedDatabases(computed: Readonly<Record<string, string>> | undefined): string[] {
  const voided = computed?.[computedNames.voided]
  return voided === undefined ? [] : (JSON.parse(voided) as string[])
}

/** @returns what the reference gives on a database and what its tables hold; empty where that is not computed yet */
export function shownLists(
  computed: Readonly<Record<string, string>> | undefined,
  database: string,
  columns: readonly string[],
): { readonly expected: ResultTable; readonly tables: Tables } {
  const expected = computed?.[computedNames.expected(database)]
  const tables = computed?.[computedNames.tables(database)]
  return {
    expected: expected === undefined ? { columns, rows: [] } : (JSON.parse(expected) as ResultTable),
    tables: tables === undefined ? [] : (JSON.parse(tables) as Tables),
  }
}

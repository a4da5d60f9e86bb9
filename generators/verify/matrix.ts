import type { Proof } from '#schemas/proof'
import type { CompiledItem } from '../compile/compiled-item.ts'

type Verdict = NonNullable<Proof['matrix']>[number]['verdicts'][string]

/** One character per verdict, so that thirty cases fit in a line. */
const MARKS: Readonly<Record<Verdict, string>> = {
  passed: '.',
  wrong_answer: 'W',
  time_limit: 'T',
  memory_limit: 'M',
  output_limit: 'O',
  runtime_error: 'E',
  compile_error: 'C',
  stopped: 'S',
}

/** What the characters mean; printed once. */
export const matrixLegend =
  '. passed  W wrong answer  E run-time error  T time limit  M memory limit  O output limit  C does not compile  S stopped  - not run'

/**
 * The verdict matrix of an item with cases: a line per submission, a column per case, cases of a group together.
 *
 * @returns the lines; none for other kinds
 */
export function matrixLines({ detail: whole }: CompiledItem, { matrix }: Proof): readonly string[] {
  const detail = whole.kind === 'critique' ? { ...whole, ...whole.repair } : whole
  const columns = detail.kind === 'sql' ? detail.databases : 'cases' in detail ? detail.cases : undefined
  const changed = detail.kind === 'code' || detail.kind === 'debug' ? detail.followUp?.cases : undefined
  const added = detail.kind === 'sql' ? detail.followUp?.databases : undefined
  if (!columns || !('groups' in detail) || !matrix) return []
  const followUp = 'followUp' in detail ? detail.followUp : undefined
  const all = [...columns, ...(changed ?? added ?? [])]
  const groups = Object.keys({ ...detail.groups, ...followUp?.groups }).map((name) => ({
    name,
    ids: all.filter(({ group }) => group === name).map(({ id }) => id),
  }))
  const rows = matrix.map(({ file, category, verdicts }) => [
    file,
    ...groups.map(({ ids }) => ids.map((id) => markOf(verdicts[id])).join('')),
    String(category),
  ])
  return aligned([['', ...groups.map(({ name }) => name), 'category'], ...rows])
}

function markOf(verdict: Verdict | undefined): string {
  return verdict === undefined ? '-' : MARKS[verdict]
}

function aligned(rows: readonly (readonly string[])[]): readonly string[] {
  const widths = rows.reduce<readonly number[]>(
    (widest, row) => row.map((cell, column) => Math.max(widest[column] ?? 0, cell.length)),
    [],
  )
  return rows.map((row) =>
    row
      .map((cell, column) => cell.padEnd(widths[column] ?? 0))
      .join('  ')
      .trimEnd(),
  )
}

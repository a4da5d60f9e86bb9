/**
 * The planted study of the gates of written variants: what is refused of packages with one fault each, by somebody who had
 * not read the gates (`blind`), by somebody who had (`seeing`), and by somebody who saw neither gates nor packages when both
 * were done (`fresh`); and of good ones, by all of these and two more, with five seeds.
 *
 * node bench/packages.ts [blind|seeing|fresh|good|all] [--only CLASS] [--parents ITEM,…] [--every N] [--seeds N]
 * [--markdown]
 */
import { parseArgs } from 'node:util'
import type { JudgedDraft } from '../generators/variant/written/draft-judge.ts'
import { freshGood, freshPlanted } from '../test/generate/packages/fresh.ts'
import { createPackageJudge, twoAtATime } from '../test/generate/packages/judge-packages.ts'
import {
  plantedBlind,
  plantedSeeing,
  readGood,
  type Package,
  type Planted,
} from '../test/generate/packages/packages.ts'

const SEED = 7
/** Seeds with which good packages are judged. */
const SEEDS = [7, 8, 9, 10, 11]

interface Task {
  readonly half: 'blind' | 'seeing' | 'fresh' | 'good'
  readonly one: Package & Partial<Planted>
  readonly seed: number
}

interface Outcome extends Task {
  readonly judged: JudgedDraft
  readonly ms: number
}

const {
  positionals: [what = 'all'],
  values: { only, parents, every = '1', seeds = String(SEEDS.length), markdown = false },
} = parseArgs({
  allowPositionals: true,
  options: {
    only: { type: 'string' },
    parents: { type: 'string' },
    every: { type: 'string' },
    seeds: { type: 'string' },
    markdown: { type: 'boolean' },
  },
})
const halves = what === 'all' ? ['blind', 'seeing', 'fresh', 'good'] : [what]
const step = Number(every)
const wantedSeeds = Number(seeds)
if (!Number.isInteger(step) || step < 1) throw new RangeError('--every wants a whole number above 0')

const tasks = halves
  .flatMap(tasksOf)
  .filter(({ one }) => only === undefined || one.fault === only)
  .filter(({ one }) => parents === undefined || parents.split(',').includes(one.parent))
  .filter((_, at) => at % step === 0)
// What packages of one parent share is computed once, and both workers are at the same parents.
const ordered = tasks.toSorted((left, right) => left.one.parent.localeCompare(right.one.parent))
const judge = await createPackageJudge()
const start = performance.now()
const outcomes = await twoAtATime(ordered, async (task): Promise<Outcome> => {
  const began = performance.now()
  const judged = await judge.judge(task.one, task.seed)
  const ms = performance.now() - began
  const end = judged.admitted ? 'admitted' : judged.gate
  process.stderr.write(
    `${task.half} ${task.one.fault ?? ''} ${nameOf(task)} ${task.seed} ${end} ${Math.round(ms)} ms\n`,
  )
  return { ...task, judged, ms }
})
const seconds = (performance.now() - start) / 1000
const runs = judge.runs()
judge.close()

if (markdown) printTable()
else for (const half of ['blind', 'seeing', 'fresh'] as const) printHalf(half)
printMarked('correlated', 'caught')
printMarked('duplicate', 'refused')
printGood()
console.log(`\n${outcomes.length} packages`)
console.log(`time: ${timesOf(outcomes)}, ${Math.round(seconds)} s in all, two at a time`)
console.log(`${Math.round(runs / seconds)} sandboxed runs a second`)

/** @throws RangeError for a name that none of the halves has */
function tasksOf(half: string): readonly Task[] {
  if (half === 'good')
    return [...readGood(), ...freshGood()].flatMap((one) =>
      SEEDS.slice(0, wantedSeeds).map((seed): Task => ({ half, one, seed })),
    )
  if (half !== 'blind' && half !== 'seeing' && half !== 'fresh')
    throw new RangeError(`Unexpected ${half}, expected blind, seeing, fresh, good or all`)
  const planted = {
    blind: () => plantedBlind('bench'),
    seeing: () => plantedSeeing('bench'),
    fresh: freshPlanted,
  }
  return planted[half]().map((one): Task => ({ half, one, seed: SEED }))
}

function printHalf(half: Task['half']): void {
  const own = outcomes.filter((outcome) => outcome.half === half)
  if (own.length === 0) return
  const refused = own.filter(({ judged }) => !judged.admitted)
  console.log(
    `\n${half}: ${own.length} planted, ${refused.length} refused, ${own.length - refused.length} admitted`,
  )
  console.log('class | planted | refused | admitted | by')
  for (const [name, all] of groupsOf(own, ({ one }) => one.fault ?? '')) {
    const admitted = all.filter(({ judged }) => judged.admitted)
    console.log([name, all.length, all.length - admitted.length, admitted.length, gatesOf(all)].join(' | '))
    if (admitted.length > 0) console.log(`    admitted: ${admitted.map(nameOf).sort().join(', ')}`)
  }
  console.log(`by gate: ${gatesOf(own)}`)
}

/** The classes of both halves, as a table for the documentation. */
function printTable(): void {
  const planted = outcomes.filter(({ half }) => half !== 'good')
  const rows = [...groupsOf(planted, ({ half, one }) => `${half} | ${one.fault ?? ''}`)].map(
    ([name, all]) => {
      const refused = all.filter(({ judged }) => !judged.admitted).length
      return [name, all.length, refused, all.length - refused, gatesOf(all)].join(' | ')
    },
  )
  console.log(
    ['half | class | planted | refused | let through | by', '- | - | - | - | - | -', ...rows]
      .map(row)
      .join('\n'),
  )
  for (const [half, all] of groupsOf(planted, (one) => one.half))
    console.log(`\n${half}: ${refusedOf(all)} refused`)
}

function row(cells: string): string {
  return `| ${cells} |`
}

function printMarked(mark: 'correlated' | 'duplicate', word: string): void {
  const own = outcomes.filter(({ one }) => one[mark] === true)
  if (own.length === 0) return
  const parts = [...groupsOf(own, ({ half }) => half)].map(([half, all]) => `${half} ${refusedOf(all)}`)
  console.log(`\n${mark}: ${refusedOf(own)} ${word} (${parts.join(', ')})`)
}

function printGood(): void {
  const own = outcomes.filter(({ half }) => half === 'good')
  if (own.length === 0) return
  const refused = own.filter(({ judged }) => !judged.admitted)
  console.log(
    `\ngood: ${own.length} judged (${new Set(own.map(nameOf)).size} packages), ${refused.length} refused: ${((100 * refused.length) / own.length).toFixed(1)} %`,
  )
  for (const { judged, ...rest } of refused)
    if (!judged.admitted)
      console.log(`    ${nameOf(rest)} with seed ${rest.seed}: ${judged.gate}: ${judged.reason}`)
}

function refusedOf(all: readonly Outcome[]): string {
  const refused = all.filter(({ judged }) => !judged.admitted).length
  return `${refused} of ${all.length} (${((100 * refused) / all.length).toFixed(0)} %)`
}

function gatesOf(all: readonly Outcome[]): string {
  const refused = all.flatMap(({ judged }) => (judged.admitted ? [] : [judged.gate]))
  return [...groupsOf(refused, (gate) => gate)]
    .map(([gate, some]) => `${gate} ${some.length}`)
    .sort()
    .join(', ')
}

function timesOf(all: readonly Outcome[]): string {
  const sorted = all.map(({ ms }) => ms).toSorted((left, right) => left - right)
  const at = (share: number) => Math.round(sorted[Math.ceil(share * sorted.length) - 1] ?? 0)
  return `p50 ${at(0.5)} ms, p95 ${at(0.95)} ms a package`
}

function nameOf({ one }: Pick<Task, 'one'>): string {
  return `${one.parent}/${one.name}`
}

/** In the order of their names. */
function groupsOf<T>(list: readonly T[], keyOf: (one: T) => string): Map<string, readonly T[]> {
  const groups = Map.groupBy(list, keyOf)
  return new Map([...groups].sort(([left], [right]) => left.localeCompare(right)))
}

/**
 * How often counted steps name the right class: `node bench/complexity.ts [--quickjs | --python] [--show]`. Functions
 * of even number were looked at while the fit was chosen, those of odd number were held out.
 */
import { complexityClasses, rankOfClass } from '#adaptive'
import { createNodeRunner } from '../generators/sandbox/index.ts'
import { defaultLimits } from '#runner'
import type { Encoded } from '#schemas/value'
import {
  pythonStepBudget,
  stepBudget,
  sweep,
  worstOf,
  type Counting,
  type Curve,
} from '../src/runner/complexity/sweep.ts'
import { bounded } from './complexity/bounded.ts'
import type { Entry } from './complexity/entry.ts'
import { fresh } from './complexity/fresh.ts'
import { hard } from './complexity/hard.ts'
import { heldOutHard } from './complexity/held-out-hard.ts'
import { heldOutPython } from './complexity/held-out-python.ts'
import { heldOut } from './complexity/held-out.ts'
import { countInV8 } from './complexity/in-v8.ts'
import { argumentsAt, arrangements, largestSize } from './complexity/inputs.ts'
import { python } from './complexity/python.ts'

const inPython = process.argv.includes('--python')
const inQuickJs = process.argv.includes('--quickjs')
const isShown = process.argv.includes('--show')
const runner = inQuickJs || inPython ? createNodeRunner({ jobs: 1 }) : undefined
const totals = new Map<string, { exact: number; one: number; more: number; open: number; all: number }>()
const times: number[] = []
const sweepTimes: number[] = []

const corpora = inPython
  ? ([
      ['Python', python, 'all'],
      ['Python', heldOutPython, 'frozen'],
    ] as const)
  : ([
      ['fresh', fresh, 'halves'],
      ['hard', hard, 'halves'],
      ['fresh', heldOut, 'frozen'],
      ['hard', heldOutHard, 'frozen'],
      ['bounded', bounded, 'frozen after the mend'],
    ] as const)

await runner?.ready(inPython ? 'python' : 'javascript')
for (const [corpus, entries, division] of corpora) {
  for (const [number, entry] of entries.entries()) {
    const part = division !== 'halves' ? division : number % 2 === 0 ? 'seen' : 'held out'
    const started = performance.now()
    const growth = worstOf(await curvesOf(entry))
    times.push(performance.now() - started)
    const name = `${corpus}, ${part}`
    const total = totals.get(name) ?? { exact: 0, one: 0, more: 0, open: 0, all: 0 }
    totals.set(name, total)
    total.all++
    const fit = growth?.fit
    const off = growth === undefined ? 9 : Math.abs(rankOfClass(growth.class) - rankOfClass(entry[0]))
    if (fit?.isOpen === true) total.open++
    if (off === 0) total.exact++
    else if (off === 1) total.one++
    else total.more++
    if (off > 0 || (isShown && fit?.isOpen === true)) {
      const last = growth?.worst.points.at(-1)
      console.log(
        `${name} ${number}: ${entry[0]} -> ${growth?.class} (${fit?.class}, then ${fit?.runnerUp} at ${fit?.ratio.toFixed(2)}; ${growth?.worst.arrangement}, ${growth?.worst.points.length} points, ${last?.steps} at ${last?.size})\n    ${entry[2].slice(0, 150)}`,
      )
    }
  }
}
runner?.close()
console.log(`classes: ${complexityClasses.join(', ')}; ${inPython ? 'Python' : inQuickJs ? 'QuickJS' : 'V8'}`)
for (const [name, { exact, one, more, open, all }] of totals) {
  console.log(
    `${name}: ${all} functions, exact ${percent(exact, all)}, off by one ${one}, by more ${more}, left open ${percent(open, all)}`,
  )
}
console.log(`one arrangement: ${spread(sweepTimes)}; all arrangements in full: ${spread(times)}`)

function spread(durations: readonly number[]): string {
  const sorted = durations.toSorted((one, other) => one - other)
  const at = (share: number) => `${sorted[Math.floor(sorted.length * share)]?.toFixed(0)} ms`
  return `median ${at(0.5)}, p95 ${at(0.95)}`
}

function percent(count: number, all: number): string {
  return `${((100 * count) / all).toFixed(1)} %`
}

async function curvesOf([, kind, body]: Entry): Promise<readonly Curve[]> {
  const text = inPython ? body : `const ${body}`
  const curves: Curve[] = []
  const run = runner ? (input: readonly unknown[]) => inSandbox(text, input) : await countInV8(text)
  for (const arrangement of arrangements[kind]) {
    const started = performance.now()
    curves.push(
      await sweep(arrangement, largestSize(kind), (size) => run(argumentsAt(kind, arrangement, size))),
    )
    sweepTimes.push(performance.now() - started)
  }
  return curves
}

async function inSandbox(text: string, input: readonly unknown[]): Promise<Counting> {
  const language = inPython ? 'python' : 'javascript'
  const program = { language, text, signature: { name: 'f' } } as const
  const [execution] =
    (await runner?.run(program, [{ id: 'point', input: input as Encoded[] }], defaultLimits, {
      steps: inPython ? pythonStepBudget : stepBudget,
    })) ?? []
  const { outcome, steps } = execution ?? {}
  // As for a task: what ended with an error has no count, unless the budget ended it.
  return steps === undefined || (outcome?.type !== 'returned' && !steps.isOver) ? 'failed' : steps
}

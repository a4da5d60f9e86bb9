/**
 * How often measured memory names the right class: `node bench/space.ts [--python] [--held-out] [--show]`. The functions
 * of `space/seen.ts` were looked at while the method was chosen, those of `space/held-out.ts` were not.
 */
import { rankOfClass, type MeasuredGrowth } from '#adaptive'
import { defaultLimits, measureGrowth, type Runner } from '#runner'
import type { TaskOf } from '#schemas/public-item'
import { createNodeRunner } from '../generators/sandbox/index.ts'
import type { Entry, InputKind } from './complexity/entry.ts'
import { heldOut } from './complexity/space/held-out.ts'
import { heldOutInPython, seenInPython } from './complexity/space/python.ts'
import { seen } from './complexity/space/seen.ts'

const language = process.argv.includes('--python') ? 'python' : 'javascript'
const isHeldOut = process.argv.includes('--held-out')
const isShown = process.argv.includes('--show')
const corpora = { javascript: { seen, heldOut }, python: { seen: seenInPython, heldOut: heldOutInPython } }
const entries = corpora[language][isHeldOut ? 'heldOut' : 'seen']

const [lists, number, text] = [
  { type: 'int[]', doc: '' },
  { type: 'int', doc: '' },
  { type: 'string', doc: '' },
]
const parametersOf: Readonly<Record<InputKind, Task['signature']['parameters']>> = {
  v: [{ name: 'v', ...lists }],
  n: [{ name: 'n', ...number }],
  s: [{ name: 's', ...text }],
  a: [
    { name: 'a', ...lists },
    { name: 'b', ...lists },
  ],
  b: [
    { name: 'a', ...lists },
    { name: 'b', ...lists },
  ],
}
type Task = Pick<TaskOf<'code'>, 'signature' | 'limits'>

const runner = createNodeRunner({ jobs: 1 })
await runner.ready(language)
let [exact, open, unsaid, wrong, unmeasured] = [0, 0, 0, 0, 0]
const times: number[] = []
const spaceTimes: number[] = []
for (const [index, entry] of entries.entries()) {
  const [wanted, , source] = entry
  const started = performance.now()
  const { space, detail } = await measure(entry)
  times.push(performance.now() - started)
  const isExact = space?.class === wanted && space.upTo === undefined
  const isBetween =
    space?.class !== undefined &&
    space.upTo !== undefined &&
    rankOfClass(space.class) <= rankOfClass(wanted) &&
    rankOfClass(wanted) <= rankOfClass(space.upTo)
  if (space === undefined) unmeasured++
  else if (isExact) exact++
  else if (isBetween) open++
  else if (space.class === undefined) unsaid++
  else wrong++
  if (isShown || !isExact) {
    console.log(`${index}: ${wanted} -> ${space?.class}${space?.upTo ? ` to ${space.upTo}` : ''}: ${detail}`)
    const bytes = space?.sizes.map((size, at) => `${size}:${space.bytes[at]}`)
    console.log(`    ${bytes?.join(' ')}\n    ${source.replaceAll('\n', '|').slice(0, 150)}`)
  }
}
runner.close()
const all = entries.length
console.log(
  `${language}, ${isHeldOut ? 'held out' : 'seen'}: ${all} functions; exact ${exact} (${((100 * exact) / all).toFixed(1)} %), left open with the right one ${open}, nothing said ${unsaid + unmeasured}, wrong ${wrong}`,
)
console.log(`whole measurement: ${spread(times)}; for space alone: ${spread(spaceTimes)}`)

async function measure([, kind, source]: Entry): Promise<MeasuredGrowth> {
  const growing = kind === 'b' ? 'b' : kind
  const { fuel, memoryMiB, outputBytes } = defaultLimits
  const task: Task = {
    signature: { name: 'f', parameters: parametersOf[kind], returns: number },
    limits: {
      fuel,
      memoryMiB,
      outputBytes,
      complexity: {
        class: 'n',
        sizes: [growing],
        generators: kind === 'n' ? ['random'] : ['random', 'sorted', 'reversed'],
        inputs: { n: { min: 1 } },
      },
    },
  }
  let spent = 0
  const timed: Runner = {
    ...runner,
    run: async (program, cases, limits, options) => {
      const started = performance.now()
      const found = await runner.run(program, cases, limits, options)
      if (options?.steps === undefined) spent += performance.now() - started
      return found
    },
  }
  const text = language === 'python' ? source : `const ${source}`
  const [growth] = await measureGrowth(timed, task, { kind: 'code', language, text })
  spaceTimes.push(spent)
  if (growth === undefined) throw new Error('Expected one size')
  return growth
}

function spread(values: readonly number[]): string {
  const sorted = values.toSorted((one, other) => one - other)
  const at = (share: number) => sorted[Math.floor(sorted.length * share)]?.toFixed(0)
  return `median ${at(0.5)} ms, p95 ${at(0.95)} ms`
}

import { afterAll, describe, expect, test } from 'vitest'
import { createGenerator } from '#adaptive'
import { defaultLimits, type Case, type Execution, type Program } from '#runner'
import { createNodeRunner } from './node-runner.ts'
import { bankPrograms } from '../../test/runner/bank-programs.ts'

const runner = createNodeRunner({ jobs: 1 })
afterAll(() => runner.close())

const budget = 1_000_000

async function counted(text: string, input: Case['input'], steps = budget): Promise<Execution> {
  const program: Program = { language: 'typescript', text, signature: { name: 'solve' } }
  const [execution] = await runner.run(program, [{ id: 'one', input }], defaultLimits, { steps })
  if (execution === undefined) throw new Error('Expected an execution')
  return execution
}

/** Steps of an expression over `v`, the integers from 0 to 99. */
async function stepsOf(expression: string): Promise<number | undefined> {
  const v = Array.from({ length: 100 }, (_, index) => index)
  const { steps } = await counted(`export const solve = (v: any, s = 'abcdefghij'): any => ${expression}`, [
    v,
  ])
  // the call of the function itself
  return steps === undefined ? undefined : steps.total - 1
}

describe('the charging policy', () => {
  test.each([
    ['v.length', 0],
    ['v.includes(9)', 10],
    ['v.includes(-1)', 100],
    ['v.indexOf(9, 5)', 5],
    ['v.lastIndexOf(98)', 2],
    ['v.shift()', 100],
    ['v.unshift(1)', 101],
    ['v.splice(90, 2)', 10],
    ['v.splice(-10, 1, 7, 8)', 12],
    ['v.slice(10, 30)', 20],
    ['v.concat([1, 2], 3)', 105],
    ['[...v]', 100],
    ['Math.max(...v)', 100],
    ['v.toSorted()', 700],
    // each comparison, and the comparator that it calls
    ['v.sort((a: number, b: number) => a - b)', 2 * mergesOfSorted(100)],
    ['v.map((x: number) => x + 1)', 200],
    ['v.some((x: number) => x > 8)', 10],
    ['v.filter(Boolean)', 100],
    ['new Set(v).has(3)', 100],
    ['new Map().set(1, 2).get(1)', 0],
    ['new Uint8Array(64)', 64],
    ['v.fill(0, 50)', 50],
    ['s.split("")', 10],
    ['s.replace("a", "b")', 10],
    ['s.includes("c")', 3],
    ['s.toUpperCase()', 10],
    ['v.join("").length', 100 + 190],
    ['/c/.exec(s)', 3],
    ['/z/.test(s)', 10],
    ['s.replace(/[a-e]/g, "")', 10 + 10],
    ['Object.keys({ a: 1, b: 2, c: 3 })', 6],
    ['({ ...{ a: 1, b: 2 }, c: 3 })', 6],
    ['JSON.stringify([1, 2, 3])', 3 + 7],
    ['Array.prototype.slice.call(v, 40)', 60],
    ['(([, ...rest]: number[]) => rest)(v)', 1 + 99],
    ['((...all: number[]) => all.length)(1, 2, 3)', 1 + 3],
    ['v?.slice(5)?.length', 95],
    ['Math.max.apply(null, v)', 100],
    ['Reflect.apply(Math.max, null, v)', 100],
    ['v.values().toArray().length', 100],
  ])('%s', async (expression, steps) => {
    expect(await stepsOf(expression)).toBe(steps)
  })

  test('each turn of a loop and each call is a step', async () => {
    const text = `const twice = (x: number) => 2 * x
export function solve(n: number) {
  let sum = 0
  for (let i = 0; i < n; i++) sum += twice(i)
  do sum--
  while (sum > 80)
  return sum
}`
    const { outcome, steps } = await counted(text, [10])
    expect(outcome).toEqual({ type: 'returned', value: 80 })
    expect(steps?.total).toBe(1 + 10 + 10 + 10)
  })
})

/** Comparisons of a bottom-up merge sort of values in order. */
function mergesOfSorted(count: number): number {
  let comparisons = 0
  for (let width = 1; width < count; width *= 2) {
    for (let start = 0; start + width < count; start += 2 * width) comparisons += width
  }
  return comparisons
}

describe('a count', () => {
  test('names the dearest place by line and column', async () => {
    const text = `export function solve(values: number[]): number {
  const seen: number[] = []
  for (const value of values) if (!seen.includes(value)) seen.push(value)
  return seen.length
}`
    const { steps } = await counted(text, [Array.from({ length: 50 }, (_, index) => index)])
    expect(steps?.sites[0]).toEqual({ line: 3, column: 36, text: 'seen.includes(value)', steps: 1225 })
    expect(steps?.sites[1]).toMatchObject({ line: 3, column: 3, steps: 50 })
  })

  test('stops what runs over its budget, whatever it catches', async () => {
    const text = 'export function solve() { for (;;) try { for (;;); } catch { continue } }'
    const { steps, fuel } = await counted(text, [], 10_000)
    expect(steps).toMatchObject({ isOver: true })
    expect(fuel).toBeLessThan(20_000_000)
  })

  test('tells when code was made from text, by whatever way', async () => {
    for (const made of ['eval("1")', 'new Function("return 1")()', '(() => 0).constructor("return 1")()']) {
      const { outcome, steps } = await counted(`export const solve = () => ${made}`, [])
      expect(outcome).toEqual({ type: 'returned', value: 1 })
      expect(steps).toMatchObject({ usesTextAsCode: true })
    }
  })

  test('cannot be reached by the program', async () => {
    const text = `export function solve(v: number[]) {
  Array.prototype.fill = Math.floor = JSON.stringify = Reflect.apply = () => { throw new Error('none') }
  let assay$c = 0
  for (const x of v) assay$c += x
  return assay$c
}`
    const { outcome, steps } = await counted(text, [[1, 2, 3]])
    expect(outcome).toEqual({ type: 'returned', value: 6 })
    expect(steps?.total).toBe(1 + 3)
  })

  test('of a program that does not compile is none', async () => {
    const { outcome, steps } = await counted('export const solve = (', [])
    expect(outcome.type).toBe('compile_error')
    expect(steps).toBeUndefined()
  })
})

describe('counting changes nothing that a program gives', () => {
  const programs = bankPrograms()
  const generator = createGenerator('count-steps', 'sample')
  const sample = Array.from({ length: 16 }, () => programs[generator.below(programs.length)])

  test.each(sample.flatMap((one) => (one ? [[one.name, one] as const] : [])))(
    '%s',
    async (_, { program, cases }) => {
      const few = cases.slice(0, 12)
      const plain = await runner.run(program, few, defaultLimits)
      const counting = await runner.run(program, few, defaultLimits, { steps: 1e9 })
      expect(counting.map(({ outcome, console }) => ({ outcome, console }))).toEqual(
        plain.map(({ outcome, console }) => ({ outcome, console })),
      )
      expect(counting.every(({ steps }) => steps !== undefined)).toBe(true)
    },
  )
})

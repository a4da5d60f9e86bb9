import { afterAll, describe, expect, test } from 'vitest'
import { gradeSuite, implementationsOf, readSuite, referenceId, runSuite } from '#runner'
import type { TaskOf } from '#schemas/public-item'
import { createNodeRunner } from './node-runner.ts'

const runner = createNodeRunner({ jobs: 1 })
afterAll(() => runner.close())

const task: TaskOf<'tests'> = {
  language: 'typescript',
  signature: { name: 'clamp', parameters: [], returns: { type: 'int', doc: '' } },
  starter: '',
  limits: { fuel: 40_000_000, memoryMiB: 64, outputBytes: 65_536 },
}
const reference = `export function clamp(value: number, low: number, high: number): number {
  if (low > high) throw new RangeError('low is above high')
  return Math.min(Math.max(value, low), high)
}`
const mutant = (n: number, text: string) => ({
  id: `00000000-0000-4000-8000-00000000000${n}`,
  name: `mutant-${n}`,
  fault: 'A fault.',
  category: 1,
  text,
})
const mutants = [
  mutant(1, reference.replace('Math.max(value, low)', 'value')),
  mutant(2, reference.replace("throw new RangeError('low is above high')", 'return low')),
  mutant(3, reference.replace('return Math', 'for (;;);\n  return Math')),
]
const begin = `import { equal, test, throws } from './testing'\nimport { clamp } from './subject'\n`
const verdictsOf = async (suite: string) => {
  const judged = await gradeSuite(runner, task, implementationsOf({ reference, mutants }), begin + suite)
  return judged.map(({ verdict }) => verdict)
}
const resultOf = async (suite: string) =>
  readSuite(await runSuite(runner, task, begin + suite, { id: referenceId, implementation: reference }))

describe('a suite of tests', () => {
  test('finds what behaves otherwise, also what does not end', async () => {
    const suite = `test('low', () => equal(clamp(-3, 0, 5), 0))\ntest('error', () => throws(() => clamp(1, 5, 0)))\n`
    expect(await verdictsOf(suite)).toEqual(['passed', 'wrong_answer', 'wrong_answer', 'time_limit'])
  })

  test('says of each test what failed, and in which line', async () => {
    const suite = `
test('right', () => equal(clamp(1, 0, 5), 1))
test('wrong', () => {
  equal(clamp(9, 0, 5), 9)
})
test('throws', () => {
  clamp(1, 5, 0)
})
test('swallowed', async () => {
  try { equal(1, 2) } catch {}
})
`
    expect(await resultOf(suite)).toEqual({
      tests: [
        { name: 'right', message: '', line: 0 },
        { name: 'wrong', message: 'expected 9, got 5', line: 6 },
        { name: 'throws', message: 'RangeError: low is above high', line: 9 },
        { name: 'swallowed', message: 'expected 2, got 1', line: 12 },
      ],
      assertions: 3,
    })
  })

  test.each([
    ['no tests', ''],
    ['tests that assert nothing', `test('calls', () => { clamp(1, 0, 5) })`],
    ['a false alarm', `test('high', () => equal(clamp(9, 0, 5), 9))`],
  ])('%s find nothing', async (_, suite) => {
    expect(await verdictsOf(suite)).toEqual(['wrong_answer'])
  })

  test('an end that does not come counts for nothing where the reference has none', async () => {
    expect(await verdictsOf(`test('for ever', () => { for (;;) equal(1, 1) })`)).toEqual(['time_limit'])
  })

  test('gets the same function where it imports the implementation by its path', async () => {
    const suite = `import * as unit from './unit'\ntest('same', () => equal(unit.clamp === clamp, true))`
    expect(await resultOf(suite)).toMatchObject({ tests: [{ message: '' }] })
  })

  test('sees equal text, name, length and stack for every implementation', async () => {
    const suite = `
const seen: unknown[] = [clamp.toString(), clamp.name, clamp.length, Object.getOwnPropertyNames(clamp)]
try { clamp(new Proxy({}, {}) as any, 5, 0) } catch (error: any) { seen.push(String(error.stack)) }
seen.push(new Error().stack)
test('look', () => { console.log(JSON.stringify(seen)); equal(1, 1) })`
    const looks = await Promise.all(
      [reference, `\n\n/* longer */\n${reference}`, mutants[0]?.text ?? ''].map(async (implementation) => {
        const { console } = await runSuite(runner, task, begin + suite, { id: referenceId, implementation })
        return console
      }),
    )
    expect(looks[0]).toContain('native code')
    expect(new Set(looks).size).toBe(1)
  })

  test.each([
    ['a built-in function', `Math.min = () => 0`],
    ['a prototype', `Array.prototype.map = () => []`],
    ['the way errors show their stack', `(Error as any).prepareStackTrace = () => 1`],
    ['a global', `(globalThis as any).Math = {}`],
    ['the assertions', `(require('./testing') as any).equal = () => 1`],
    ['the report', `(require('./testing') as any).report = () => '{}'`],
    ['the way in', `(require('./main') as any).runSuite = () => '{}'`],
    ['what is tested', `(require('./subject') as any).clamp = () => 1`],
  ])('cannot replace %s', async (_, suite) => {
    const program = `${suite}\ntest('one', () => equal(clamp(1, 0, 5), 1))`
    const execution = await runSuite(runner, task, begin + program, {
      id: referenceId,
      implementation: reference,
    })
    expect(execution.outcome).toMatchObject({ type: 'runtime_error', name: 'TypeError' })
  })

  test('errors with names of their own can be made', async () => {
    const suite = `class Odd extends Error { constructor(m: string) { super(m); this.name = 'Odd' } toString() { return 'odd' } }
test('own', () => { throws(() => { throw new Odd('x') }); equal(new Odd('x').name, 'Odd') })`
    expect(await resultOf(suite)).toEqual({ tests: [{ name: 'own', message: '', line: 0 }], assertions: 2 })
  })
})

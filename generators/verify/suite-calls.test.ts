import { afterAll, expect, it } from 'vitest'
import { limitsFor } from '#runner'
import type { TaskOf } from '#schemas/public-item'
import { createNodeRunner } from '../sandbox/index.ts'
import { callsOf, endsOf } from './suite-calls.ts'

const runner = createNodeRunner({ jobs: 1 })
const context = { runner, engine: '' }
afterAll(() => runner.close())

const task: TaskOf<'tests'> = {
  language: 'typescript',
  signature: {
    name: 'total',
    parameters: [{ name: 'prices', type: 'int[]', doc: '' }],
    returns: { type: 'int', doc: '' },
  },
  starter: '',
  limits: limitsFor({}),
}
const version = (body: string) => ({
  id: '0',
  text: `export function total(prices: number[]): number {\n${body}\n}`,
})
const faults = async (body: string, inputs: readonly number[][]) =>
  (
    await endsOf(
      task,
      version(body),
      inputs.map((prices) => [prices]),
      context,
    )
  ).map(({ fault }) => fault)

it('finds what a suite calls the function with, each call once', async () => {
  const suite = `import { equal, test, throws } from './testing'
import { total } from './subject'
test('some', () => equal(total([1, 2]), 3))
test('the same', () => equal(total([1, 2]) + total([]), 3))
test('none', () => throws(() => total('three' as never)))`
  expect(await callsOf(task, version('return prices.reduce((a, b) => a + b, 0)'), suite, context)).toEqual([
    [[1, 2]],
    [[]],
  ])
})

it('takes a value of the type or an error for a result', async () => {
  expect(await faults("if (prices[0] === 2) throw new RangeError('two')\nreturn 1", [[1], [2]])).toEqual([
    undefined,
    undefined,
  ])
  expect(await faults('return prices[0] as number', [[1], []])).toEqual([
    undefined,
    'returns null, which is no int,',
  ])
})

it('tells who changes an argument', async () => {
  expect(await faults('prices.sort()\nreturn 0', [[1], [2, 1]])).toEqual([undefined, 'changes its arguments'])
})

it('goes on behind a call that does not end', async () => {
  expect(await faults('while (prices[0] === 2) {}\nreturn 1', [[1], [2], [3]])).toEqual([
    undefined,
    'exceeds the time limit',
    undefined,
  ])
})

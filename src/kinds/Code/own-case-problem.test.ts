import { expect, it } from 'vitest'
import { ownCaseProblem } from './own-case-problem.ts'

const task = {
  language: 'javascript',
  signature: {
    name: 'take',
    parameters: [
      { name: 'from', type: 'int[]', doc: '' },
      { name: 'count', type: 'int', doc: '' },
    ],
    returns: { type: 'int[]', doc: '' },
  },
}

it('finds nothing wrong with a case that fits, nor with one that is still empty', async () => {
  expect(await ownCaseProblem({ input: '[1, 2]\n1', expected: '[1]' }, task)).toBeUndefined()
  expect(await ownCaseProblem({ input: '[1, 2]\n1', expected: '' }, task)).toBeUndefined()
  expect(await ownCaseProblem({ input: '\n', expected: 'nonsense' }, task)).toBeUndefined()
})

it.each([
  ['[1, 2\n1', '', 0, 'from'],
  ['[1, 2]\n', '', 1, 'count'],
  ['[1, 2]\n"1"', '', 1, 'count'],
  ['[1, 2]\n1', 'one', 2, 'expected'],
  ['[1, 2]\n1', '1', 2, 'expected'],
])('tells of %j, expecting %j, which field it is and why', async (input, expected, field, name) => {
  const problem = await ownCaseProblem({ input, expected }, task)
  expect(problem?.field).toBe(field)
  expect(problem?.text).toContain(name)
})

it('says of a field that is still empty that it is, and what it should hold', async () => {
  const problem = await ownCaseProblem({ input: '[1, 2]\n ', expected: '' }, task)
  expect(problem).toEqual({ field: 1, text: 'Not run: count is still empty. It should be a whole number.' })
})

it('names the place within a value, and tells an expected value that is of another type', async () => {
  expect((await ownCaseProblem({ input: '[1, "2"]\n1', expected: '' }, task))?.text).toBe(
    'Not run: from[1] should be a whole number, and is a text (string).',
  )
  expect((await ownCaseProblem({ input: '[1]\n1', expected: '{}' }, task))?.text).toBe(
    'Not run: the expected value should be an array of whole numbers, and is an object.',
  )
})

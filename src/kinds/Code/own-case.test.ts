import { beforeAll, expect, it } from 'vitest'
import { argumentsOf, fitsOwnCase, ownCaseOf, withArgument } from './own-case.ts'
import { ownCaseProblem } from './own-case-problem.ts'
import { readOwnCase } from '../../session/read-own-case.ts'
import { loadValueWriting } from '../../session/value-writing.ts'

beforeAll(() => loadValueWriting('python'))

const task = {
  language: 'typescript',
  signature: {
    name: 'count',
    parameters: [
      { name: 'list', type: 'int[]', doc: '' },
      { name: 'name', type: 'string', doc: '' },
    ],
    returns: { type: '{name: string, count: int}', doc: '' },
  },
}
const example = { id: 'a', name: 'A', group: 'main', input: [[1, 2], 'a'], expected: { count: 2, name: 'a' } }
const own = { input: '[1, 2]\n"a"', expected: '3' }

it('takes a case apart into its arguments', async () => {
  expect(argumentsOf(own, 2)).toEqual(['[1, 2]', '"a"'])
  expect(argumentsOf({ input: '', expected: '' }, 2)).toEqual(['', ''])
  expect(argumentsOf({ input: '1\n[2,\n3]', expected: '' }, 2)).toEqual(['1', '[2, 3]'])
})

it('puts one argument in, on one line, and leaves the others', async () => {
  expect(withArgument(own, 2, 1, '"b\n"')).toEqual({ input: '[1, 2]\n"b "', expected: '3' })
  expect(withArgument({ input: '', expected: '' }, 2, 1, '7')).toEqual({ input: '\n7', expected: '' })
})

it('is empty where every argument is', async () => {
  expect(withArgument({ input: '\n7', expected: '' }, 2, 1, '').input).toBe('')
})

it('refuses what could not be kept', async () => {
  expect(fitsOwnCase({ input: 'x'.repeat(8192), expected: '' })).toBe(true)
  expect(fitsOwnCase({ input: 'x'.repeat(8193), expected: '' })).toBe(false)
  expect(ownCaseOf({ ...example, input: [[1], 'x'.repeat(9000)] }, task)).toBeUndefined()
})

it('makes a case of a visible one', async () => {
  expect(ownCaseOf(example, task)).toEqual({ input: '[1, 2]\n"a"', expected: '{"name": "a", "count": 2}' })
})

it('takes the texts of a program that reads and prints as they are', async () => {
  const program = {
    language: 'typescript',
    signature: { ...task.signature, parameters: task.signature.parameters.slice(1) },
    io: 'stdin',
  } as const
  const text = { ...example, input: ['3 4\n"5"\n'], expected: '7\nnull' }
  expect(ownCaseOf(text, program)).toEqual({ input: '3 4\n"5"\n', expected: '7\nnull' })
  expect(ownCaseOf({ ...text, input: ['x'.repeat(9000)] }, program)).toBeUndefined()
  expect(await ownCaseProblem({ input: '{', expected: '[' }, program)).toBeUndefined()
  expect(await readOwnCase({ input: '3 4\n\n', expected: '7  \n\n' }, 2, program)).toEqual({
    own: 2,
    input: ['3 4\n\n'],
    expected: '7',
  })
  expect(await readOwnCase({ input: '3', expected: ' \n' }, 0, program)).toEqual({
    own: 0,
    input: ['3'],
    expected: undefined,
  })
})

it('writes and reads a case as Python does where that is the language', async () => {
  const python = {
    language: 'python',
    signature: {
      name: 'find',
      parameters: [
        { name: 'from', type: '{id: int, tag: string?}[]', doc: '' },
        { name: 'isLast', type: 'bool', doc: '' },
      ],
      returns: { type: 'float?', doc: '' },
    },
  }
  const visible = { ...example, input: [[{ tag: null, id: 7 }], true], expected: 2 }
  const written = ownCaseOf(visible, python)
  expect(written).toEqual({ input: "[{'id': 7, 'tag': None}]\nTrue", expected: '2.0' })
  const read = { own: 0, input: [[{ id: 7, tag: null }], true], expected: 2 }
  expect(await readOwnCase(written ?? own, 0, python)).toEqual(read)
  // What was written while another language was chosen is read in each.
  expect(await readOwnCase(written ?? own, 0, { ...python, language: 'javascript' })).toEqual(read)
  const json = { input: '[{"id": 7, "tag": null}]\ntrue', expected: '2' }
  expect(await readOwnCase(json, 0, python)).toEqual(read)
  expect(await ownCaseProblem({ input: '[]\nyes', expected: '' }, python)).toEqual({
    field: 1,
    text: 'Not run: isLast is not understood as a value in Python. The word yes is no value; text needs quotes.',
  })
  expect((await ownCaseProblem({ input: '[{"id": None}]\nTrue', expected: '' }, python))?.text).toBe(
    'Not run: from_[0]["id"] should be a whole number, and is None.',
  )
  expect((await ownCaseProblem({ input: "[{'tag': 'x'}]\nTrue", expected: '' }, python))?.text).toBe(
    'Not run: from_[0]["id"] is missing. It should be a whole number.',
  )
  expect(await ownCaseProblem({ input: '[]', expected: '' }, python)).toEqual({
    field: 1,
    text: 'Not run: isLast is still empty. It should be True or False.',
  })
})

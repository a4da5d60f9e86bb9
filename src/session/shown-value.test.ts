import { beforeAll, expect, it } from 'vitest'
import { shownInput, shownValue } from './shown-value.ts'
import { loadValueWriting } from './value-writing.ts'

beforeAll(() => loadValueWriting('python'))

it('shows values as people read them, and what a program reads or prints as it is', () => {
  expect(shownValue('a\nb', 'string', { language: 'typescript' })).toBe('"a\\nb"')
  expect(shownValue('a\nb', 'string', { io: 'stdin', language: 'typescript' })).toBe('a\nb')
  expect(shownValue('😀'.repeat(1500), 'string', { io: 'stdin', language: 'typescript' })).toBe(
    `${'😀'.repeat(1000)} …`,
  )
  expect(shownValue(null, 'string', { io: 'stdin', language: 'typescript' })).toBe('null')
})

it('writes values as Python does for whoever writes in it, and what a program reads or prints as it is', () => {
  const python = { language: 'python' }
  expect(shownValue({ b: [true, null], a: 'x' }, '{a: string, b: bool?[]}', python)).toBe(
    "{'a': 'x', 'b': [True, None]}",
  )
  expect(shownValue(3, 'float', python)).toBe('3.0')
  expect(shownValue('a\nb', 'string', { ...python, io: 'stdin' })).toBe('a\nb')
})

it('names each argument as its language does', () => {
  const signature = {
    name: 'take',
    parameters: [
      { name: 'from', type: 'int?', doc: '' },
      { name: 'count', type: 'int', doc: '' },
    ],
    returns: { type: 'int', doc: '' },
  }
  expect(shownInput([null, 2], signature, { language: 'javascript' })).toEqual(['from = null', 'count = 2'])
  expect(shownInput([null, 2], signature, { language: 'python' })).toEqual(['from_ = None', 'count = 2'])
  expect(shownInput(['a b', 2], signature, { language: 'python', io: 'stdin' })[0]).toBe('a b')
})

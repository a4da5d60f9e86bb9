import { expect, it } from 'vitest'
import { UsageError } from './command.ts'
import { readBase } from './site-arguments.ts'

it.each([
  [undefined, '/'],
  ['', '/'],
  ['/', '/'],
  ['/ferries', '/ferries/'],
  ['/ferries/', '/ferries/'],
  ['/banks/ferries_2.0/', '/banks/ferries_2.0/'],
])('--base %j is %j', (value, base) => {
  expect(readBase(value)).toBe(base)
})

it.each(['ferries', '/../ferries', '/a b/', 'https://example.org/ferries/', '/a?b', '/"x"/'])(
  '--base %j is refused',
  (value) => {
    expect(() => readBase(value)).toThrow(UsageError)
  },
)

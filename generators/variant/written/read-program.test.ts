import { describe, expect, it } from 'vitest'
import { readProgram } from './read-program.ts'

const wanted = { languages: ['typescript', 'javascript', 'python'], name: 'total' } as const
const read = (body: string) => readProgram(`export function total(list) {\n  ${body}\n}\n`, wanted)
const reasonOf = (body: string) => {
  const found = read(body)
  return found.ok ? undefined : found.reason
}

describe('a program of a language model', () => {
  it('is read in the language that it is in, with its function exported', () => {
    const languages = [
      'function total(list: number[]): number {\n  return list.length\n}',
      'const total = (list) => list.length',
      'def total(items):\n    return len(items)',
    ].map((text) => {
      const found = readProgram(text, wanted)
      return found.ok ? [found.program.language, /^(?:export|def)/.test(found.program.text)] : found.reason
    })
    expect(languages).toEqual([
      ['typescript', true],
      ['javascript', true],
      ['python', true],
    ])
  })

  it.each([
    ['return Date.now()', 'looks at the clock'],
    ['const Clock = Date\n  return Clock.now()', 'gives another name to what is not of its own'],
    ['const { now } = Date\n  return now()', 'gives another name to what is not of its own'],
    ['return [Date].map((one) => one.now())[0]', 'gives another name to what is not of its own'],
    ["return Date['now']()", 'gives another name to what is not of its own'],
    ['return Math.random()', 'draws random numbers'],
    ['const { random } = Math\n  return random()', 'gives another name to what is not of its own'],
    ["return Math['ran' + 'dom']()", 'gives another name to what is not of its own'],
    ['return globalThis.list', 'reaches for what is outside of it'],
    ['return Reflect.ownKeys(list)', 'reaches for what is outside of it'],
    ['const run = eval\n  return run(list)', 'reaches for what is outside of it'],
    ['console.log(list)\n  return 0', 'prints'],
    ["return import('fs')", 'imports something'],
  ])('does not: %s', (body, reason) => expect(reasonOf(body)).toBe(reason))

  it.each([
    'return Math.max(...list, 0)',
    'return new Date(list[0]).getUTCHours()',
    'return list.map(Math.abs).length',
    'const left: number[] = [...list]\n  left[0]! -= 1\n  return left[0]!',
    'const process = (one) => one + 1\n  return process(list.length)',
    'const { length } = list\n  return Date.UTC(length, 0)',
  ])('may: %s', (body) => expect(reasonOf(body)).toBeUndefined())
})

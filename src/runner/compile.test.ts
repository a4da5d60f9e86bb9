import { createRequire } from 'node:module'
import { describe, expect, test } from 'vitest'
import { getFormattedTokens, transform } from 'sucrase'
import { compile, longestSource, sourceLine } from './compile.ts'
import type { Program } from './program.ts'

const { default: State } = createRequire(import.meta.url)('sucrase/dist/parser/tokenizer/state.js') as {
  readonly default: { readonly prototype: object }
}

const compileText = (text: string, name?: string) => {
  const program: Program = {
    language: 'typescript',
    text,
    ...(name === undefined ? {} : { signature: { name } }),
  }
  return compile(program, { getFormattedTokens, transform, State })
}
const scriptOf = (text: string, name = 'f') => {
  const compiled = compileText(text, name)
  if (!compiled.ok) throw new Error(compiled.fault.message)
  return compiled.script
}
const faultOf = (text: string) => {
  const compiled = compileText(text, 'f')
  return compiled.ok ? undefined : compiled.fault
}
/** Loads a script as the harness does and gives the binding of the entry. */
const load = (script: string) => {
  const exports: Record<string, unknown> = {}
  // oxlint-disable-next-line typescript/no-implied-eval -- the test's own text
  const factory = new Function(`return ${script}`)() as (...trio: unknown[]) => unknown
  return { binding: factory(exports, { exports }, () => ({})), exports }
}

describe('a program becomes a factory', () => {
  test('each line stays where it was, one line down', () => {
    const text = 'interface A {\n  b: string\n}\nexport function f(a: A): string {\n  return a.b\n}\n'
    const lines = scriptOf(text).split('\n')
    expect(lines[4]?.trim()).toBe('function f(a) {')
    expect(lines[5]).toBe('  return a.b')
    expect(sourceLine(5, text)).toBe(4)
    expect(sourceLine(1, text)).toBeUndefined()
    expect(sourceLine(99, text)).toBeUndefined()
  })

  test.each([
    ['export function f() { return 1 }'],
    ['function f() { return 1 }'],
    ['export const f = () => 1'],
    ['const f = () => 1\nexport { f }'],
    ['export async function f() { return 1 }'],
    ['export class f {}'],
    ['export default function f() { return 1 }'],
  ])('%s has a binding', (text) => {
    expect(typeof load(scriptOf(text)).binding).toBe('function')
  })

  test('an export under another name is an export', () => {
    const { binding, exports } = load(scriptOf('const g = () => 1\nexport { g as f }'))
    expect(binding).toBeUndefined()
    expect(typeof exports['f']).toBe('function')
  })

  test('a function that calls itself does so directly, whether it is exported or not', () => {
    expect(scriptOf('export const f = (n: number): number => (n ? f(n - 1) : 0)')).toContain(
      '(n ? f(n - 1) : 0)',
    )
  })

  test('the word export in a text is left alone', () => {
    const text = 'export const f = () => `\nexport const g = 1\n`'
    expect((load(scriptOf(text)).binding as () => string)()).toBe('\nexport const g = 1\n')
  })

  test('a script needs no function', () => {
    expect(compileText('let a: number = 1')).toMatchObject({
      ok: true,
      script: expect.not.stringContaining('return'),
    })
  })
})

describe('what is no program here', () => {
  test.each([
    ['const a = ;', 'Unexpected token', 1, 11],
    ['let a = 1\nlet b: = 2', 'Unexpected token', 2, 8],
    ['async function f() { const x = await g(; }', 'Unexpected token', 1, 40],
    ["const s = 'abc", 'Unterminated string constant', 1, 11],
    [
      'namespace A { export const x = 1 }',
      'Namespaces are not supported here: use plain functions or an object',
      1,
      1,
    ],
    [
      'const a = 1\nexport namespace A.B { export const x = 1 }',
      'Namespaces are not supported here: use plain functions or an object',
      2,
      8,
    ],
  ])('%s', (text, message, line, column) => {
    expect(faultOf(text)).toEqual({ message, line, column })
  })

  const tooDeep = 'This text is nested too deeply here: give its parts names'
  test('brackets nested beyond the limit', () => {
    expect(faultOf('\n ' + '['.repeat(501))).toEqual({ message: tooDeep, line: 2, column: 213 })
    expect(faultOf('f(' + '[]'.repeat(2000).replaceAll('][', '],[') + ')')).toBeUndefined()
    expect(faultOf(`f('${'['.repeat(2000)}')`)).toBeUndefined()
  })

  test.each([
    ['arrows', 'x = ' + 'a=>'.repeat(2000) + '1'],
    ['type arguments', 'x = a' + '<a'.repeat(5000)],
    ['conditions', 'x = ' + 'a ? a : '.repeat(5000) + '1'],
    ['branches', 'if (a) b; else '.repeat(2000) + 'c'],
    ['headers on lines of their own', 'if (a)\n'.repeat(2000) + 'c'],
    ['operators', 'x = ' + '1+'.repeat(20000) + '1'],
    ['assertions', 'x = ' + '<a>'.repeat(5000) + '1'],
    ['classes in fields', 'x = ' + 'class { a = '.repeat(6) + '1' + '}'.repeat(6)],
  ])('%s nested beyond the limit', (_, text) => {
    expect(faultOf(text)).toMatchObject({ message: tooDeep })
  })

  test.each([
    ['lines without semicolons', 'let a = b => b ? 1 : !c\n'.repeat(2000)],
    ['statements on one line', 'a = b ? 1 : !c;'.repeat(3000)],
    ['blocks on one line', 'function f(a) { if (a) {} for (;;) {} }'.repeat(1000)],
    ['branches in blocks', 'if (a) { b }'.repeat(3000)],
    ['cases', 'switch (a) {' + 'case 1:\n'.repeat(3000) + '}'],
    ['elements', 'x = [' + 'a => !a,'.repeat(3000) + ']'],
    ['members of a type', 'interface A {\n' + 'a: B<C>\nb?: () => D\n'.repeat(1500) + '}'],
    ['a long chain', 'x = a' + '.map(b => b)'.repeat(190)],
    ['a table of branches', 'if (a) { b } else '.repeat(500) + '{ c }'],
  ])('%s are not nested', (_, text) => {
    expect(faultOf(text)).toBeUndefined()
  })

  test.each([
    ['return ' + 'a?(b):c=>'.repeat(20) + '1'],
    ['return ' + '(a=('.repeat(20) + '1' + '))=>1'.repeat(20)],
    ['return ' + '([a]=('.repeat(40) + '1' + '))=>1'.repeat(40)],
  ])('%s ends by a count, not by the clock', (text) => {
    expect(faultOf(`function f() {\n${text} }`)).toMatchObject({
      message: 'This text can be read in too many ways: give the nested functions and conditions here names',
      line: 2,
    })
  })

  test('a text that is longer than the limit', () => {
    expect(faultOf('x=1;\n'.repeat(longestSource / 4))).toEqual({
      message: `This text is too long: 81920 characters, and ${longestSource} are the most`,
      line: 13108,
      column: 2,
    })
    expect(faultOf('x=1;'.repeat(longestSource / 4))).toBeUndefined()
  })

  test('names that only look like a namespace are fine', () => {
    expect(faultOf('const namespace = 1\nconst module = namespace')).toBeUndefined()
    expect(faultOf('declare namespace A { const x: number }')).toBeUndefined()
    expect(faultOf('const text = "namespace A {}"')).toBeUndefined()
  })
})

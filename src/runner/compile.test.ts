import { describe, expect, test } from 'vitest'
import { getFormattedTokens, transform } from 'sucrase'
import { compile, sourceLine } from './compile.ts'
import type { Program } from './program.ts'

const compileText = (text: string, name?: string) => {
  const program: Program = {
    language: 'typescript',
    text,
    ...(name === undefined ? {} : { signature: { name } }),
  }
  return compile(program, { getFormattedTokens, transform })
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

  test('brackets nested beyond the limit', () => {
    expect(faultOf('\n ' + '['.repeat(501))).toEqual({
      message: 'This text is nested too deeply: more than 500 brackets are open here',
      line: 2,
      column: 502,
    })
    expect(faultOf('f(' + '[]'.repeat(2000).replaceAll('][', '],[') + ')')).toBeUndefined()
  })

  test('names that only look like a namespace are fine', () => {
    expect(faultOf('const namespace = 1\nconst module = namespace')).toBeUndefined()
    expect(faultOf('declare namespace A { const x: number }')).toBeUndefined()
    expect(faultOf('const text = "namespace A {}"')).toBeUndefined()
  })
})

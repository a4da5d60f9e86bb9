import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { checkBank } from '../../generators/compile/check-bank.ts'
import { linesOf, type Diagnostic } from '../../schemas/diagnose/index.ts'
import { brokenItems } from './broken.ts'
import { fixes } from './fixes.ts'
import { breakBank, copyBank, removeBank } from './sample.ts'

let root: string
beforeEach(() => {
  root = copyBank()
})
afterEach(() => removeBank(root))

/** Applies the fixes, the last in a file first, so that the places before it stay. */
function apply(diagnostics: readonly Diagnostic[]): void {
  for (const { file, fix } of diagnostics.toReversed()) {
    if (!fix) continue
    const path = join(root, file)
    const text = readFileSync(path, 'utf8')
    const { offsetAt } = linesOf(text)
    const [start, end] = [offsetAt(fix.range.start), offsetAt(fix.range.end)]
    writeFileSync(path, `${text.slice(0, start)}${fix.text}${text.slice(end)}`)
  }
}

describe('a fix puts right what it belongs to', () => {
  const known = brokenItems.filter(({ name }) => Object.hasOwn(fixes, name))
  test.for(known)('$name', async (broken) => {
    expect(known).toHaveLength(Object.keys(fixes).length)
    breakBank(root, broken)
    const { diagnostics } = await checkBank(root)
    apply(diagnostics)
    expect((await checkBank(root)).diagnostics).toEqual([])
  })
})

import { expect, test } from 'vitest'
import { globPattern } from './glob.ts'

test.each([
  ['src/fees.ts', 'src/fees.ts', true],
  ['src/fees.ts', 'src/feesats', false],
  ['src/*.ts', 'src/fees.ts', true],
  ['src/*.ts', 'src/deep/fees.ts', false],
  ['src/**', 'src/deep/fees.ts', true],
  ['**/*.ts', 'fees.ts', true],
  ['**/*.ts', 'src/deep/fees.ts', true],
  ['src/**/fees.*', 'src/a/b/fees.js', true],
  ['src/**/fees.*', 'lib/fees.js', false],
])('%s and %s: %s', (glob, path, matches) => {
  expect(globPattern(glob).test(path)).toBe(matches)
})

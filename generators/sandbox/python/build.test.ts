import { expect, test } from 'vitest'
import { digestOf } from '../cache.ts'
import { buildPythonEngine } from './build.ts'
import { loadPythonEngine } from './load.ts'

test('the image of Python is the same whenever it is made', { timeout: 240_000 }, async () => {
  expect(digestOf(await buildPythonEngine())).toBe(digestOf(await loadPythonEngine()))
})

import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { digestOf } from './cache.ts'
import { loadSqlEngine } from './sql-engine.ts'

/** By this one the steps of queries were counted so far: another one changes what they cost. */
const known = '088211fe109824f376cb583a30c14b58'

test('the engine for SQL is built as it always was, kept, and built again where the kept one is damaged', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'assay-sql-'))
  onTestFinished(() => rm(folder, { recursive: true }))
  const built = await loadSqlEngine(folder)
  expect(digestOf(built)).toBe(known)
  const [name = '', ...others] = await readdir(folder)
  expect([name, others]).toEqual([expect.stringMatching(`^sql-[0-9a-f]{16}-${known}\\.wasm$`), []])
  await writeFile(join(folder, name), built.subarray(0, 1000))
  expect(digestOf(await loadSqlEngine(folder))).toBe(known)
  expect(digestOf(await loadSqlEngine(folder))).toBe(known)
})

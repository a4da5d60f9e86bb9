/** `assay simulate --report DIR` as a process. */
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { copyBank, runAssay, type CopiedBank } from '../release/assay.ts'

let bank: CopiedBank
beforeAll(async () => {
  bank = await copyBank(fileURLToPath(new URL('../check/fixtures/bank', import.meta.url)))
})
afterAll(() => bank.remove())

it('writes a page beside what it prints, with the same figures', async () => {
  const { code, stdout } = await runAssay(
    bank.dir,
    'simulate',
    'practice',
    '--n',
    '40',
    '--json',
    '--report',
    'out/page',
  )
  expect(code).toBe(0)
  const { rmse } = JSON.parse(stdout) as { readonly rmse: number }
  expect(rmse).toBeGreaterThan(0)
  const page = await readFile(join(bank.dir, 'out', 'page', 'index.html'), 'utf8')
  expect(page).toContain(`In the root mean square they are ${rmse.toFixed(2)} off.`)
  expect(page).not.toMatch(/<script/)
})

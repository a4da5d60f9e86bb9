/** `assay simulate` of a test that leads through stages. */
import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { copyBank, runAssay, type CopiedBank } from '../release/assay.ts'

let bank: CopiedBank
beforeAll(async () => {
  bank = await copyBank(fileURLToPath(new URL('../check/fixtures/bank', import.meta.url)))
  const path = join(bank.dir, 'tests/practice.yaml')
  const text = await readFile(path, 'utf8')
  const [head = ''] = text.split('    select:')
  await writeFile(
    path,
    `${head}    select:
      selector: multistage
      stages:
        - modules: [{ id: routing, items: [close-the-file, queue-size] }]
        - by: theta
          cuts: [0]
          modules:
            - { id: easy, items: [largest-gap] }
            - { id: hard, items: [shared-list] }
    stop:
      - { rule: length, min: 3, max: 3 }
`,
  )
})
afterAll(() => bank.remove())

it('sends candidates both ways, and breaks no constraint', async () => {
  const { code, stdout } = await runAssay(bank.dir, 'simulate', 'practice', '--n', '400', '--json')
  expect(code).toBe(0)
  const report = JSON.parse(stdout) as { exposure: { max: number; used: number } }
  expect(report).toMatchObject({ n: 400, meanLength: 3, violations: 0, stopReasons: { length: 400 } })
  // the first module goes to everybody; both of the second stage are used
  expect(report.exposure).toMatchObject({ max: 1, used: 1 })
})

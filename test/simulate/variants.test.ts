/** A bank with variants through the command line: checked, simulated, and kept as fresh as its test says. */
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { runAssay } from '../release/assay.ts'
import { ITEM, variantsBank } from '../variants-bank.ts'

let folder = ''
let bank = ''
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'assay-variants-'))
  bank = await variantsBank(folder, 3)
})
afterAll(() => rm(folder, { recursive: true, force: true }))

interface Report {
  readonly items: number
  readonly meanLength: number
  readonly violations: number
  readonly exposure: {
    readonly families: readonly { readonly id: string; readonly members: number; readonly rate: number }[]
    readonly items: readonly { readonly id: string; readonly rate: number }[]
    readonly unused: readonly string[]
  }
}

const simulate = (...args: readonly string[]) =>
  runAssay(folder, 'simulate', 'practice', '--bank', 'bank', ...args)

/** Runs something on a changed test. */
async function changed<Result>(from: string, to: string, run: () => Promise<Result>): Promise<Result> {
  const path = join(bank, 'tests/practice.yaml')
  const text = await readFile(path, 'utf8')
  expect(text).toContain(from)
  await writeFile(path, text.replace(from, to))
  const result = await run()
  await writeFile(path, text)
  return result
}

it('gives every candidate one variant, each as often, and counts a family as one', async () => {
  const { code, stdout } = await simulate('--n', '800', '--json')
  expect(code).toBe(0)
  const { items, meanLength, violations, exposure } = JSON.parse(stdout) as Report
  expect({ items, meanLength, violations }).toEqual({ items: 3, meanLength: 3, violations: 0 })
  expect(exposure.families).toMatchObject([{ id: ITEM, members: 4, rate: 1 }])
  expect(exposure.unused).toEqual([])
  const rates = exposure.items.filter(({ id }) => id.startsWith(ITEM)).map(({ rate }) => rate)
  expect(rates).toHaveLength(4)
  // four binomial errors of a quarter
  for (const rate of rates) expect(Math.abs(rate - 0.25)).toBeLessThan(4 * Math.sqrt(3 / 16 / 800))
})

it('refuses the name of a variant in a test', async () => {
  const { code, stdout, stderr } = await changed(`[${ITEM},`, `[${ITEM}-v1,`, () =>
    runAssay(folder, 'check', 'bank'),
  )
  expect(code).toBe(1)
  expect(stdout + stderr).toContain(`Unexpected item \`${ITEM}-v1\`, which is a variant of \`${ITEM}\``)
})

it('says how many candidates meet the same variant, and refuses too many', async () => {
  const fresh = (maxReuse: number) =>
    changed(
      'locale: en',
      `locale: en\nfreshness: { variants: pool, candidates: 400, maxReuse: ${maxReuse} }`,
      () => simulate('--n', '100', '--json'),
    )
  const fine = await fresh(400)
  expect(fine.code).toBe(0)
  // the two items without variants go to everybody; of the third there are four
  expect(JSON.parse(fine.stdout)).toMatchObject({ reuse: { expected: 400, variants: 1, above: 0 } })
  const worn = await fresh(300)
  expect(worn.code).toBe(1)
  expect(JSON.parse(worn.stdout)).toMatchObject({ reuse: { above: 2 } })
  expect(worn.stderr).toContain('not as fresh as it says')
})

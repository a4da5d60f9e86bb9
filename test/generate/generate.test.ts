import { readFileSync } from 'node:fs'
import { cp, mkdir, readFile, readdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parse } from 'yaml'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { copyBank, postBank, runAssay, type CopiedBank } from '../release/assay.ts'

const models = fileURLToPath(new URL('./models', import.meta.url))
const items = ['parcels-a-day', 'counting-down', 'late-parcels'] as const

let bank: CopiedBank
const assay = (...args: readonly string[]) => runAssay(bank.root, ...args)
const generate = (item: string, ...args: readonly string[]) =>
  assay('generate', `bank/items/${item}`, '--jobs', '2', ...args)
const variant = (item: string, seed: number) => join(bank.dir, 'items', item, 'variants', `${seed}.json`)
const recordOf = async (item: string, seed: number) =>
  JSON.parse(await readFile(variant(item, seed), 'utf8')) as Record<string, unknown>

beforeAll(async () => {
  bank = await copyBank(postBank)
  for (const item of items)
    await cp(join(models, `${item}.yaml`), join(bank.dir, 'items', item, 'model.yaml'))
})
afterAll(() => bank.remove())

/** The steps of an author's day, in order; each builds on the one before. */
describe('from a model to variants that are released and retired', () => {
  it('draws from nothing that is not proven', async () => {
    const { code, stderr } = await generate('parcels-a-day', '--count', '1')
    expect([code, stderr]).toEqual([
      1,
      'assay generate: the proof of parcels-a-day is missing, so nothing can be drawn from it: assay verify parcels-a-day\n',
    ])
    expect((await assay('verify', '--bank', 'bank')).code).toBe(0)
  })

  it('computes the key of a short answer, and says what was refused', async () => {
    const { code, stdout } = await generate('parcels-a-day', '--count', '4', '--seed', '5', '--json')
    expect(code).toBe(0)
    const report = JSON.parse(stdout)
    expect(report).toMatchObject({ requested: 4, accepted: 4 })
    expect(report.variants[0]).toMatchObject({ seed: 5, id: 'parcels-a-day@1.0.0#5' })
    for (const { seed, sha256 } of report.variants) {
      const { values, proof } = await recordOf('parcels-a-day', seed)
      expect((proof as { digest: string }).digest).toBe(sha256)
      const { hours, counters } = values as { hours: number; counters: number }
      expect([hours, counters]).not.toEqual([8, 2])
    }
    expect((await assay('check', 'bank')).stdout).not.toContain('error')
  })

  it('writes the same bytes for the same seed, wherever it writes', async () => {
    await generate('parcels-a-day', '--count', '4', '--seed', '5', '--out', 'elsewhere')
    const names = await readdir(join(bank.root, 'elsewhere'))
    expect(names).toHaveLength(4)
    for (const name of names)
      expect(await readFile(join(bank.root, 'elsewhere', name), 'utf8')).toBe(
        await readFile(join(bank.dir, 'items/parcels-a-day/variants', name), 'utf8'),
      )
  })

  it('computes what a program prints, and what people take it for', async () => {
    expect((await generate('counting-down', '--count', '2')).code).toBe(0)
    const { values, responses } = await recordOf('counting-down', 1)
    const { start } = values as { start: number }
    expect(responses).toContainEqual(
      expect.objectContaining({
        name: 'prints-first',
        values: { first: String(start), second: String(start - 1), last: expect.anything() },
      }),
    )
    expect(responses).toContainEqual(
      expect.objectContaining({
        name: 'all-right',
        category: 3,
        values: expect.objectContaining({ first: String(start - 1) }),
      }),
    )
  })

  it('draws cases that tell the same wrong submissions', async () => {
    const { code, stdout } = await generate('late-parcels', '--count', '2')
    expect(code, stdout).toBe(0)
    expect(stdout).toMatch(/^late-parcels@1\.0\.0#1 {2}admitted: limit "[^"]+", story \w+\n/)
    const { cases } = await recordOf('late-parcels', 1)
    const { cases: own } = parse(await readFile(join(bank.dir, 'items/late-parcels/cases.yaml'), 'utf8'))
    const inputs = (all: unknown): readonly string[] =>
      (all as readonly { input: { days: readonly number[] } }[]).map(({ input }) => JSON.stringify(input))
    const kept = inputs(cases).filter((input) => inputs(own).includes(input))
    // The one that a submission waits on for ever stays what it is.
    expect(kept.every((input) => input.startsWith('{"days":[]'))).toBe(true)
    expect(cases).toHaveLength(own.length)
  })

  it('is a bank like any other, whose variants are items of a family', async () => {
    const checked = await assay('check', 'bank')
    expect(checked.stdout).toMatch(/\n3 items checked: \d warnings?\n$/)
    const released = await assay('release', 'bank')
    expect(released.code, released.stdout + released.stderr).toBe(0)
    expect(released.stdout).toContain('\n  variants of late-parcels: 2 new\n')
    const index = JSON.parse(readFileSync(join(bank.dir, 'releases/0.1.0/public/index.json'), 'utf8'))
    expect(index.items.find(({ id }: { id: string }) => id === 'late-parcels-v1')).toMatchObject({
      family: 'late-parcels',
      variant: { of: 'late-parcels', seed: 1 },
    })
    expect(await readFile(join(bank.dir, 'CHANGELOG.md'), 'utf8')).toContain(
      '- Variants of `late-parcels`: 2 new.\n',
    )
  })

  it('retires a variant in one command, and passes its seed over', async () => {
    const retired = await assay(
      'retire',
      'late-parcels#1',
      '--bank',
      'bank',
      '--reason',
      'It was passed round.',
    )
    expect([retired.code, retired.stderr]).toEqual([0, ''])
    expect(retired.stdout).toContain('late-parcels-v1 is retired since 0.2.0: It was passed round.\n')
    const plan = await assay('release', 'bank', '--dry-run')
    expect(plan.stdout).toContain('post 0.1.0 → 0.2.0\n  variants of late-parcels: 1 taken out\n')
    const again = await generate('late-parcels', '--count', '1', '--json', '--out', 'after')
    expect(JSON.parse(again.stdout).variants[0].seed).toBeGreaterThan(1)
    expect(await recordOf('late-parcels', 1)).toMatchObject({ retired: { since: '0.2.0' } })
  })

  it('meets no draw of a graded item before five are accepted, and none that is rejected', async () => {
    const own = await copyBank(postBank)
    const run = (...args: readonly string[]) => runAssay(own.root, ...args)
    const item = 'bank/items/parcels-a-day'
    await cp(join(models, 'parcels-a-day.yaml'), join(own.dir, 'items/parcels-a-day/model.yaml'))
    await own.edit('items/parcels-a-day/item.mdx', 'use: practice', 'use: graded')
    await run('verify', item)
    await run('generate', item, '--count', '6')
    const names = (await readdir(join(own.dir, 'items/parcels-a-day/variants'))).map(
      (name) => `parcels-a-day#${name.replace('.json', '')}`,
    )
    const by = ['--by', 'R. Reader', '--bank', 'bank'] as const
    expect((await run('review', '--bank', 'bank')).stdout).toMatch(
      /^parcels-a-day {2}0 of 5 draws accepted; waiting: (#\d+, ){4}#\d+ and 1 more\n$/,
    )
    expect((await run('check', item)).stdout).not.toContain('variant/')
    expect((await run('check', 'bank')).stdout).toContain(
      'Unexpected variants: 6 of the graded item parcels-a-day wait for a review',
    )
    expect((await run('review', ...names.slice(0, 5), '--accept', ...by)).code).toBe(0)
    expect((await run('check', 'bank')).stdout).not.toContain('variant/unreviewed')
    const last = names[5] ?? ''
    expect((await run('review', last, '--reject', ...by)).stderr).toContain(
      'say what is wrong, with --reason',
    )
    await run('review', last, '--reject', '--reason', 'Two answers are right.', ...by)
    const listed = await run('review', 'parcels-a-day', '--bank', 'bank')
    await own.remove()
    expect(listed.stdout).toBe(
      `parcels-a-day  held back by ${last.replace('parcels-a-day', '')}; none waits\n`,
    )
  })

  it('leaves out what was drawn before an item was changed, and says so', async () => {
    await bank.edit('items/parcels-a-day/item.mdx', 'takes a parcel a minute', 'takes one parcel a minute')
    const { code, stdout } = await assay('check', 'bank')
    expect(code).toBe(0)
    expect(stdout).toContain(
      'Unexpected variants: 4 of parcels-a-day were drawn before it was changed, so nobody meets them',
    )
  })

  it.each([
    ['an edited value', '"hours": ', '"hours": 1'],
    ['an edited digest', '"digest": "', '"digest": "0'],
    ['half a file', /[^]{200}$/, ''],
    ['another item', '"of": "counting-down"', '"of": "parcels-a-day"'],
  ])('refuses %s', async (name, from, to) => {
    const item = name === 'an edited value' ? 'parcels-a-day' : 'counting-down'
    const seed = item === 'parcels-a-day' ? 5 : 1
    if (item === 'parcels-a-day')
      await bank.edit('items/parcels-a-day/item.mdx', 'takes one parcel a minute', 'takes a parcel a minute')
    const path = variant(item, seed)
    const before = await readFile(path, 'utf8')
    await writeFile(path, before.replace(from, to))
    const { code, stdout } = await assay('check', 'bank')
    await writeFile(path, before)
    expect(code).toBe(1)
    expect(stdout).toMatch(new RegExp(`variants/${seed}\\.json:1:1 error variant/(changed|form)`))
    expect(stdout).toContain(`assay generate ${item} --seed ${seed}`)
  })
})

describe('what cannot be drawn', () => {
  it('is an item without a model', async () => {
    const own = await copyBank(postBank)
    const { code, stderr } = await runAssay(own.root, 'generate', 'bank/items/late-parcels')
    await own.remove()
    expect(code).toBe(1)
    expect(stderr).toContain('late-parcels has no model.yaml, from which variants would be drawn')
  })

  it('is more than a model has', async () => {
    await bank.edit('items/counting-down/model.yaml', 'max: 40', 'max: 4')
    expect((await assay('verify', 'bank/items/counting-down')).code).toBe(0)
    const { code, stdout } = await generate('counting-down', '--count', '3', '--out', 'many')
    expect(code).toBe(1)
    expect(stdout).toMatch(
      /\n2 of 3 admitted, written to many\n\d+ refused: \d+ by novelty\nNo more was found/,
    )
  })

  it('is a model that does not fit its item, told at its place', async () => {
    await bank.edit('items/counting-down/model.yaml', 'let left = {start}', 'let right = {start}')
    const { code, stderr } = await generate('counting-down')
    expect(code).toBe(1)
    expect(stderr).toBe(
      'assay generate: counting-down does not pass assay check: bank/items/counting-down/model.yaml:7:29: Unexpected edit: “let right = 2” stands in none of program.js\n',
    )
  })

  it('is said in the words of the command line', async () => {
    const wrong = await assay('generate', 'bank/items/counting-down', '--count', 'many')
    expect([wrong.code, wrong.stderr.split('\n')[0]]).toEqual([
      2,
      'assay generate: --count is "many", expected a whole number from 1 to 10000',
    ])
    expect((await assay('generate')).code).toBe(2)
  })

  it('is nothing where nothing can be written', async () => {
    await mkdir(join(bank.root, 'blocked'))
    await writeFile(join(bank.root, 'blocked/out'), 'a file')
    const { code, stderr } = await generate('parcels-a-day', '--count', '1', '--out', 'blocked/out')
    expect(code).toBe(1)
    expect(stderr).toMatch(
      /^assay generate: cannot write blocked\/out[^:]*: \w+; what was written before is whole\n/,
    )
  })
})

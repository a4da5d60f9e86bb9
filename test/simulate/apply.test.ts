/** `assay simulate --apply` as a process: what it writes into a blueprint, and when it does not. */
import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import { copyBank, runAssay, type CopiedBank } from '../release/assay.ts'

const fixture = fileURLToPath(new URL('../check/fixtures/bank', import.meta.url))
const wanted = ['practice', '--max-exposure', '0.8', '--n', '100', '--apply'] as const

let bank: CopiedBank
beforeEach(async () => {
  bank = await copyBank(fixture)
})
afterEach(() => bank.remove())

const run = (...args: readonly string[]) => runAssay(bank.dir, 'simulate', ...args)
const file = () => readFile(join(bank.dir, 'tests/practice.yaml'), 'utf8')

/** What follows the figures. */
function planIn(stdout: string): readonly string[] {
  return stdout.slice(stdout.indexOf('tests/practice.yaml ←')).trimEnd().split('\n')
}

describe('assay simulate --apply', () => {
  it('shows the plan with --dry-run and writes it without', async () => {
    const before = await file()
    const dry = await run(...wanted, '--dry-run')
    expect(dry.code).toBe(0)
    expect(planIn(dry.stdout)).toEqual([
      'tests/practice.yaml ← exposure parameters for a largest rate of 0.8',
      '  maxRate   none → 0.8',
      ...['close-the-file', 'largest-gap', 'queue-size', 'shared-list'].map((id) =>
        expect.stringMatching(new RegExp(`^ {2}new {7}${id}: 0\\.\\d{1,4}$`)),
      ),
      'Nothing was written. Without --dry-run tests/practice.yaml is.',
    ])
    expect(await file()).toBe(before)

    const done = await run(...wanted, '--json')
    const { control, apply } = JSON.parse(done.stdout) as {
      readonly control: object
      readonly apply: { readonly changes: readonly object[]; readonly written: boolean }
    }
    const after = await file()
    expect(after.startsWith(before)).toBe(true)
    expect(parse(after)).toEqual({ ...(parse(before) as object), exposure: control })
    expect(apply).toMatchObject({ file: 'tests/practice.yaml', same: 0, refusals: [], written: true })
    expect(apply.changes).toHaveLength(4)
    expect((await runAssay(bank.dir, 'check')).code).toBe(0)
  })

  it('writes the rate alone where nothing needs a parameter, and takes away what did', async () => {
    await bank.edit('tests/practice.yaml', 'min: 2, max: 4', 'min: 1, max: 1')
    await bank.edit('tests/practice.yaml', 'selector: maximum-information', 'selector: randomesque, among: 4')
    const before = await file()
    const old = 'exposure: { maxRate: 0.9, parameters: { items: { queue-size: 0.4 } } }\n'
    await writeFile(join(bank.dir, 'tests/practice.yaml'), before + old)
    const { code, stdout } = await run('practice', '--max-exposure', '0.9', '--n', '100', '--apply')
    expect({ code, plan: planIn(stdout).slice(1, -1) }).toEqual({
      code: 0,
      plan: ['  removed   queue-size: 0.4 → none needed'],
    })
    expect(await file()).toBe(`${before}exposure: { maxRate: 0.9 }\n`)
  })

  it.each([
    [
      ['practice', '--apply'],
      '--apply writes exposure parameters: say for which largest rate with --max-exposure',
    ],
    [['practice', '--max-exposure', '.8', '--dry-run'], '--dry-run shows the plan of --apply: add it'],
    [
      ['--pool', 'pool.json', '--max-items', '5', '--max-exposure', '.8', '--apply'],
      '--apply writes into the file of a test, and a pool has none',
    ],
    [
      [...wanted, '--select', 'thompson'],
      '--apply writes parameters for the test as its file has it and for all who sit it: leave --select out',
    ],
    [['practise', ...wanted.slice(1)], 'no test practise in .; did you mean practice?'],
    [
      ['releases/1.0.0/tests/practice.yaml', ...wanted.slice(1)],
      'no such file: releases/1.0.0/tests/practice.yaml',
    ],
  ])('%j is wrong usage, in words', async (args, words) => {
    const { code, stdout, stderr } = await run(...args)
    expect({ code, stdout, said: stderr.split('\n')[0] }).toEqual({
      code: 2,
      stdout: '',
      said: `assay simulate: ${words}`,
    })
  })
})

/** `assay assemble` as a process: what it prints and writes, and what it says of bad input. */
import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { copyBank, runAssay, startAssay, type CopiedBank } from '../release/assay.ts'

const fixture = fileURLToPath(new URL('../check/fixtures/bank', import.meta.url))

let bank: CopiedBank
beforeAll(async () => {
  bank = await copyBank(fixture)
  await writeFile(join(bank.root, 'pool.json'), pool(60))
})
afterAll(() => bank.remove())

/** A calibration file of known 2PL items; the first has a name that means something to other solvers. */
function pool(count: number): string {
  const items = Array.from({ length: count }, (_, i) => ({
    id: i === 0 ? 'x1 <= 1\nEnd "quoted" ../..' : `i${i}`,
    n: 1000,
    model: '2pl',
    a: 0.8 + ((i * 37) % 61) / 50,
    b: (i % 25) / 5 - 2.4,
    se: { a: 0, b: 0 },
  }))
  const fit = { logLikelihood: -1, iterations: 9, converged: true, n: 1000, prior: 'none' }
  const rest = { latent: [{ group: 'all', mean: 0, sd: 1 }], data: { sha256: '0'.repeat(64) }, engine: 'x' }
  return JSON.stringify({ version: 1, model: '2pl', points: 61, ...fit, items, ...rest }, null, 1)
}

const run = async (...args: readonly string[]) =>
  withoutProgress(await runAssay(bank.dir, 'assemble', ...args))

/** On a busy machine a command says after some seconds how far it is. */
function withoutProgress<Ended extends { readonly stderr: string }>(ended: Ended): Ended {
  return { ...ended, stderr: ended.stderr.replaceAll(/^.*: (looking for|exchanging items).*\n/gm, '') }
}
const POOL = ['--pool', '../pool.json'] as const

interface Report {
  readonly type: string
  readonly forms: readonly {
    readonly theta?: number
    readonly blocks: readonly {
      readonly items: readonly string[]
      readonly at: readonly { readonly theta: number; readonly information: number; readonly se: number }[]
    }[]
  }[]
  readonly overlap: readonly { readonly items: number }[]
  readonly goals: readonly { readonly name: string; readonly reached: number; readonly bound: number }[]
}

async function reportOf(...args: readonly string[]): Promise<Report> {
  const { code, stdout, stderr } = await run(...args, '--json')
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' })
  return JSON.parse(stdout) as Report
}

describe('assay assemble', () => {
  it('prints a form of a test of the working tree with its counts', async () => {
    const { code, stdout } = await run('practice')
    expect(code).toBe(0)
    expect(stdout).toMatch(/^practice of bank: 1 form from \d+ items, for candidates of .*, seed 1\n/)
    expect(stdout).toMatch(/\n {2}theta +items +minutes +−1 +0 +\+1\n/)
    expect(stdout).toMatch(/\n {2}information +4 +\d+ +\d\.\d\d +\d\.\d\d +\d\.\d\d\n/)
    expect(stdout).toMatch(/\n {2}length 4 \(.*\), .*skill reading \d \(1 to 4\)/)
    expect(stdout).toMatch(/\nSearched for the most information where there is least: \d\.\d\d was reached/)
  })

  it('gives parallel forms, the same for the same seed, with hostile names as they are', async () => {
    const args = [...POOL, '--length', '8', '--forms', '3', '--anchors', '2', '--with', 'i7'] as const
    const report = await reportOf(...args)
    expect(report.forms).toHaveLength(3)
    for (const { blocks } of report.forms) {
      expect(blocks[0]?.items).toHaveLength(8)
      expect(blocks[0]?.items).toContain('i7')
    }
    // two anchors and the required item
    expect(report.overlap.map(({ items }) => items)).toEqual([3, 3, 3])
    const zero = report.forms.map(({ blocks }) => blocks[0]?.at[1]?.information ?? 0)
    expect(Math.max(...zero) - Math.min(...zero)).toBeLessThan(0.2)
    expect(await reportOf(...args)).toEqual(report)
    const hostile = await reportOf(...POOL, '--length=5', '--with', 'x1 <= 1\nEnd "quoted" ../..')
    expect(hostile.forms[0]?.blocks[0]?.items).toContain('x1 <= 1\nEnd "quoted" ../..')
  })

  it('writes forms whose curve new forms can follow', async () => {
    const { code, stdout } = await run(...POOL, '--length', '10', '--at=-2,0,2', '--out', '../forms.json')
    expect(code).toBe(0)
    expect(stdout).toMatch(/\nWritten: \.\.\/forms\.json\n$/)
    const written = JSON.parse(await readFile(join(bank.root, 'forms.json'), 'utf8')) as Report
    const first = written.forms[0]?.blocks[0]
    const [one = ''] = first?.items ?? []
    const report = await reportOf(...POOL, '--length', '10', '--target', '../forms.json', '--seed', '2')
    const again = report.forms[0]?.blocks[0]?.at.map(({ information }) => information) ?? []
    first?.at.forEach(({ information }, k) =>
      expect(Math.abs(information - (again[k] ?? 0))).toBeLessThan(0.1),
    )
    expect(one).not.toBe('')
  })

  it('gives complete forms over the scale for sessions to pick from', async () => {
    const report = await reportOf(...POOL, '--length', '6', '--shadow', '--at=-1.5,0,1.5')
    expect(report.type).toBe('shadow')
    expect(report.forms.map(({ theta }) => theta)).toEqual([-1.5, 0, 1.5])
    const { code, stdout } = await run(...POOL, '--length', '6', '--shadow', '--at=0')
    expect(code).toBe(0)
    expect(stdout).toMatch(/ {2}theta +form +items +minutes +information +standard error\n {2}0 +1 +6 +–/)
  })

  it('refuses what no forms meet, with what is missing', async () => {
    const args = [...POOL, '--length', '16', '--forms', '4'] as const
    const { code, stdout, stderr } = await run(...args)
    expect({ code, stdout }).toEqual({ code: 1, stdout: '' })
    expect(stderr.split('\n')[0]).toBe(
      'assay assemble: ../pool.json: Block pool: length wants 16 in each of 4 forms, 64 in all, and under all constraints only 60 fit; 4 items are missing.',
    )
    const told = JSON.parse((await run(...args, '--json')).stdout) as { readonly obstacles: object[] }
    expect(told.obstacles[0]).toMatchObject({ type: 'missing', counts: 'length', min: 16, missing: 4 })
  })

  it('says the gap of the best so far where time is over, and ends with 3', async () => {
    const args = [...POOL, '--length', '9', '--forms', '5', '--target', 'flat', '--gap', '0'] as const
    const { code, stdout, stderr } = await run(...args, '--time-limit', '2')
    expect(code).toBe(3)
    expect(stderr).toContain('time was over after 2 seconds; these are the best forms so far')
    expect(stdout).toMatch(/time was over before more was proven\./)
  })

  it('stops with Ctrl-C', async () => {
    const args = [...POOL, '--length', '9', '--forms', '6', '--target', 'flat', '--gap', '0'] as const
    const started = startAssay(bank.dir, 'assemble', ...args)
    await new Promise((resolve) => setTimeout(resolve, 4000))
    started.kill('SIGINT')
    expect(withoutProgress(await started.ended)).toMatchObject({
      code: 3,
      stdout: '',
      stderr: 'assay assemble: stopped\n',
    })
  })

  it.each<[readonly string[], string]>([
    [[], 'name one test, or calibration files with --pool'],
    [['practise'], 'no test practise in .; did you mean practice?'],
    [[...POOL], 'a pool does not say how long a form is: add --length'],
    [['practice', '--forms', '0'], '--forms is "0", expected a whole number from 1 to 100'],
    [['practice', '--length', '2.5'], '--length is "2.5", expected a whole number from 1 to 1000'],
    [['practice', '--overlap', '1'], '--overlap needs --forms 2 or more'],
    [
      ['practice', '--at', '0,x'],
      '--at is "0,x", expected at most 61 numbers from −10 to 10 such as --at=-1,0,1',
    ],
    [
      ['practice', '--shadow', '--target', 'flat'],
      '--shadow and --target exclude each other: each shadow form is the best at its theta',
    ],
    [
      ['practice', '--with', 'queue-sizes'],
      'practice of bank has no item queue-sizes; did you mean queue-size?',
    ],
    [['practice', '--time-limit', '0'], '--time-limit is "0", expected a number from 1 to 86400'],
  ])('takes %j for wrong usage', async (args, words) => {
    const { code, stdout, stderr } = await run(...args)
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' })
    expect(stderr.split('\n')[0]).toBe(`assay assemble: ${words}`)
  })

  it.each<[string, string]>([
    ['no json', 'Unexpected JSON: '],
    ['{}', 'expected a list such as [{"theta": 0, "information": 5}], or forms of one block by --out'],
    ['[{"theta": 0}]', 'point 1: expected a number information that is not negative'],
    ['[{"theta": "0", "information": 1}]', 'point 1: expected a number theta from −10 to 10'],
    [
      '[{"theta": 0, "information": 1}, {"theta": 0, "information": 2}]',
      'point 2: Unexpected second theta 0',
    ],
  ])('refuses the target %s', async (text, words) => {
    await writeFile(join(bank.root, 'target.json'), text)
    const { code, stdout, stderr } = await run('practice', '--target', '../target.json')
    expect({ code, stdout }).toEqual({ code: 1, stdout: '' })
    expect(stderr.startsWith(`assay assemble: ../target.json: ${words}`)).toBe(true)
  })
})

/** `assay simulate` as a process: what it prints, and what it says of bad input. */
import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { main } from '../../generators/cli/main.ts'
import { copyBank, runAssay, type CopiedBank } from '../release/assay.ts'

const fixture = fileURLToPath(new URL('../check/fixtures/bank', import.meta.url))

let bank: CopiedBank
beforeAll(async () => {
  bank = await copyBank(fixture)
  await writeFile(join(bank.root, 'pool.json'), pool(60))
})
afterAll(() => bank.remove())

/** A calibration file of known 2PL items. */
function pool(count: number, first: object = {}): string {
  const items = Array.from({ length: count }, (_, i) => ({
    id: `i${i}`,
    n: 1000,
    model: '2pl',
    a: 1.5,
    b: (i % 25) / 5 - 2.4,
    se: { a: 0, b: 0 },
    ...(i === 0 ? first : {}),
  }))
  const fit = { logLikelihood: -1, iterations: 9, converged: true, n: 1000, prior: 'none' }
  const rest = { latent: [{ group: 'all', mean: 0, sd: 1 }], data: { sha256: '0'.repeat(64) }, engine: 'x' }
  return JSON.stringify({ version: 1, model: '2pl', points: 61, ...fit, items, ...rest }, null, 1)
}

const run = (...args: readonly string[]) => runAssay(bank.dir, 'simulate', ...args)

/** What the command says on a line of its own, without its name. */
async function refused(code: number, ...args: readonly string[]): Promise<readonly string[]> {
  const { code: ended, stdout, stderr } = await run(...args)
  expect({ ended, stdout }).toEqual({ ended: code, stdout: '' })
  return stderr
    .trimEnd()
    .split('\n')
    .filter((line) => line !== 'assay simulate --help shows the usage')
    .map((line) => line.replace(/^assay simulate: /, ''))
}

describe('assay simulate', () => {
  it('simulates a test of the working tree, by its id or its path', async () => {
    const { code, stdout } = await run('practice', '--n', '300', '--json')
    expect(code).toBe(0)
    const report = JSON.parse(stdout) as Record<string, unknown>
    expect(report).toMatchObject({
      test: 'practice of bank',
      items: 4,
      n: 300,
      meanLength: 4,
      exposure: { max: 1, used: expect.any(Number), overlap: expect.any(Number) },
      violations: 0,
      stopReasons: { length: 300 },
      time: { cutOff: 0 },
    })
    expect(report['coverage95']).toBeGreaterThan(0.9)
    const rows = report['byTheta'] as readonly {
      readonly n: number
      readonly information: number
      readonly exposure: { readonly max: number; readonly id: string; readonly used: number }
    }[]
    expect(rows.reduce((sum, { n }) => sum + n, 0)).toBe(300)
    for (const { information, exposure } of rows) {
      expect(information).toBeGreaterThan(0)
      // four items for tests of four: everybody meets them all
      expect(exposure).toMatchObject({ max: 1, id: expect.any(String), used: 1 })
    }
    const byPath = await runAssay(
      bank.root,
      'simulate',
      'bank/tests/practice.yaml',
      '--n=300',
      '--json',
      '--jobs=1',
    )
    expect(byPath.stdout).toBe(stdout)
  })

  it('refuses a test whose variants are met by more than it says', async () => {
    const path = join(bank.root, 'bank/tests/practice.yaml')
    const text = await readFile(path, 'utf8')
    const fresh = async (maxReuse: number) => {
      const added = `locale: en\nfreshness: { variants: pool, candidates: 1000, maxReuse: ${maxReuse} }`
      await writeFile(path, text.replace('locale: en', added))
      return run('practice', '--n', '100')
    }
    // every candidate meets all four items, though a length of two and an even spread would do with less
    const fine = await fresh(1000)
    expect(fine.code).toBe(0)
    expect(fine.stdout).toMatch(
      /\n {2}reuse {11}each variant of \S+ \(1\) is met by 1000\.0 of 1000 candidates, no other by more; at most 1000 are wanted\n/,
    )
    const worn = await fresh(700)
    expect(worn.code).toBe(1)
    expect(worn.stdout).toContain('too many for 4 items, at most 700 are wanted')
    expect(worn.stderr).toMatch(
      /^assay simulate: practice of bank: not as fresh as it says: each variant of \S+ \(1\) is met by 1000\.0 of 1000 candidates/,
    )
    const impossible = await fresh(20)
    expect({ code: impossible.code, stdout: impossible.stdout }).toEqual({ code: 1, stdout: '' })
    expect(impossible.stderr).toContain('items and variants for each of 1000 candidates')
    await writeFile(path, text)
  })

  it('prints a table and what the test can reach', async () => {
    const { code, stdout, stderr } = await run('--pool', '../pool.json', '--stop-se', '.4', '--n', '500')
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' })
    expect(stdout).toMatch(/^\.\.\/pool\.json: 60 items, 500 candidates, theta ~ N\(0, 1\), seed 1\n/)
    expect(stdout).toMatch(/\n {5}theta {7}n {3}items {4}bias {4}RMSE mean SE {4}95 % {4}info {2}met most\n/)
    expect(stdout).toMatch(
      /\nThis test reaches a standard error of 0\.3\d on average, from 0\.\d\d at theta \S+ to 0\.\d\d at theta \S+\. Its stopping rule, a standard error of 0\.4, ended 100\.0 % of the tests\.\n$/,
    )
  })

  it('takes other abilities, another end and another selection', async () => {
    const all = async (...args: readonly string[]) =>
      JSON.parse((await run('--pool', '../pool.json', '--json', ...args)).stdout) as {
        readonly n: number
        readonly meanLength: number
        readonly exposure: { readonly max: number }
        readonly byTheta: readonly { readonly theta: number; readonly n: number }[]
        readonly reliability: number | null
      }
    const grid = await all('--max-items', '5', '--theta-grid', '--n', '20')
    expect(grid).toMatchObject({ n: 260, meanLength: 5, exposure: { max: 1 } })
    expect(grid.byTheta.map(({ theta, n }) => [theta, n])).toEqual(
      Array.from({ length: 13 }, (_, i) => [i / 2 - 3, 20]),
    )
    const random = await all('--max-items', '5', '--select', 'randomesque-60', '--n', '300')
    expect(random.exposure.max).toBeLessThan(0.3)
    const one = await all('--max-items', '5', '--theta=-1,0', '--n', '50')
    expect(one.byTheta.map(({ theta }) => theta)).toEqual([-1])
    expect(one.reliability).toBeNull()
  })

  it('finds parameters that keep a largest exposure, simulates with them and prints them', async () => {
    const args = [
      '--pool',
      '../pool.json',
      '--max-items',
      '5',
      '--max-exposure',
      '0.4',
      '--n',
      '500',
      '--json',
    ]
    const { code, stdout } = await run(...args)
    expect(code).toBe(0)
    const { exposure, control } = JSON.parse(stdout) as {
      readonly exposure: { readonly max: number; readonly unused: readonly string[] }
      readonly control: { readonly maxRate: number; readonly parameters: { readonly items: object } }
    }
    expect(control.maxRate).toBe(0.4)
    // 2.5 standard errors of a rate of 500 candidates above the maximum
    expect(exposure.max).toBeLessThan(0.4 + 2.5 * Math.sqrt((0.4 * 0.6) / 500))
    for (const chance of Object.values(control.parameters.items) as readonly number[]) {
      expect(chance).toBeGreaterThan(0)
      expect(chance).toBeLessThan(1)
    }
    expect(Object.keys(control.parameters.items).length).toBeGreaterThan(0)
    expect((await run(...args)).stdout).toBe(stdout)
  })

  it('refuses a largest exposure that the items do not suffice for', async () => {
    expect(await refused(1, 'practice', '--max-exposure', '0.1')).toEqual([
      'practice of bank: Block all: length wants 2 of 4 items and families, so that one of them goes to more than 10 % of the candidates; 16 items are missing.',
      'practice of bank: Block all: skill reading wants 1 of 2 items and families, so that one of them goes to more than 10 % of the candidates; 8 items are missing.',
    ])
  })

  it('refuses a blueprint with faults, with their places', async () => {
    const broken = await copyBank(fixture)
    await broken.edit('tests/practice.yaml', 'min: 1, max: 4 }\n', 'min: 3, max: 4 }\n')
    const infeasible = await runAssay(broken.dir, 'simulate', 'practice')
    expect(infeasible).toMatchObject({
      code: 1,
      stdout: '',
      stderr:
        'assay simulate: practice of bank: Block all: skill reading wants 3 and the items give 2; 1 item is missing.\n',
    })
    expect((await runAssay(broken.dir, 'simulate', 'practice', '--max-items', '2')).stderr).toMatch(
      /^assay simulate: --max-items is "2", expected at least 3, as many as a quota wants\n/,
    )
    await broken.edit('tests/practice.yaml', 'skill: reading', 'skill: readin')
    const faulty = await runAssay(broken.dir, 'simulate', 'practice')
    expect(faulty).toMatchObject({
      code: 1,
      stdout: '',
      stderr:
        'assay simulate: tests/practice.yaml:14:18: Unexpected skill `readin`, expected one of taxonomy.yaml; Did you mean `reading`?\n',
    })
    await broken.edit('tests/practice.yaml', 'locale: en', 'locale')
    expect((await runAssay(broken.dir, 'simulate', 'practice')).stderr).toMatch(
      /^assay simulate: tests\/practice\.yaml:\d+:\d+: /,
    )
    await broken.remove()
  })

  it('leaves out items with faults, and says so', async () => {
    const broken = await copyBank(fixture)
    await broken.edit('items/queue-size/item.mdx', 'level: ', 'level: 1')
    const { code, stdout, stderr } = await runAssay(broken.dir, 'simulate', 'practice', '--n', '20', '--json')
    expect({ code, stderr }).toEqual({
      code: 0,
      stderr: 'assay simulate: left out, since assay check finds faults in them: queue-size\n',
    })
    expect(JSON.parse(stdout)).toMatchObject({ items: 3 })
    await broken.remove()
  })

  it('tells what is wrong with a pool, with file, line and column', async () => {
    await writeFile(join(bank.root, 'bad.json'), pool(3, { a: 'steep' }))
    const stop = ['--stop-se', '0.4']
    expect(await refused(1, '--pool', '../bad.json', ...stop)).toEqual([
      '../bad.json:15:9: Unexpected `steep` at `items[0].a`, expected a number',
    ])
    expect(await refused(1, '--pool', '../nowhere.json', ...stop)).toEqual([
      '../nowhere.json:1:1: Missing file',
    ])
    expect(await refused(1, '--pool', '../pool.json', '--pool', '../pool.json', ...stop)).toHaveLength(60)
  })

  it.each([
    [[], 'name one test, or calibration files with --pool'],
    [['practice', '--pool', '../pool.json'], 'name one test, or calibration files with --pool'],
    [['practise'], 'no test practise in .; did you mean practice?'],
    [['tests/other.yaml'], 'no such file: tests/other.yaml'],
    [['bank.yaml'], 'bank.yaml is not in the folder tests of a bank'],
    [['--pool', '../pool.json'], 'a pool has no end of its own: add --stop-se, --max-items or both'],
    [['practice', '--n', '0'], '--n is "0", expected a whole number from 1 to 1000000'],
    [['practice', '--n', 'many'], '--n is "many", expected a whole number from 1 to 1000000'],
    [['practice', '--stop-se', '0'], '--stop-se is "0", expected a number above 0'],
    [['practice', '--max-items', '1.5'], '--max-items is "1.5", expected a whole number from 1 to 10000'],
    [
      ['practice', '--select', 'best'],
      '--select is "best", expected one of mfi, mpwi, mepv, kl, klp, a-stratified-N, progressive[-N[-SHARE]], randomesque-N, proportional-N, thompson, closest, fixed, N a number such as in randomesque-5',
    ],
    [['practice', '--max-exposure', '1'], '--max-exposure is "1", expected a number above 0 and below 1'],
    [['practice', '--theta', '1'], '--theta is "1", expected a mean and a standard deviation such as 0,1'],
    [['practice', '--cuts', '1,0'], '--cuts is "1,0", expected abilities in ascending order such as -0.5,1'],
    [['practice', '--cuts', ''], '--cuts is "", expected abilities in ascending order such as -0.5,1'],
    [['practice', '--theta', '0,1', '--theta-grid'], '--theta and --theta-grid exclude each other'],
    [
      ['practice', '--language', 'cobol'],
      '--language is "cobol", expected javascript or typescript or python',
    ],
  ])('%j is wrong usage, in words', async (args, words) => {
    expect(await refused(2, ...args)).toEqual([words])
  })

  it('says how far it is to a person who watches, and stops at once when it is interrupted', async () => {
    const control = new AbortController()
    const said: string[] = []
    const printed: string[] = []
    const watched = (text: string): void => {
      said.push(text)
      if (text.includes(' of 1000000 candidates')) control.abort()
    }
    const code = await main(['simulate', '--pool', 'pool.json', '--max-items=60', '--n=1000000'], {
      cwd: bank.root,
      env: {},
      stdout: { write: (text) => printed.push(text), isTerminal: true },
      stderr: { write: watched, isTerminal: true },
      signal: control.signal,
    })
    expect({ code, printed }).toEqual({ code: 3, printed: [] })
    expect(said.join('')).toMatch(/pool\.json: \d+ of 1000000 candidates/)
    expect(said.at(-1)).toBe('assay simulate: stopped\n')
  })
})

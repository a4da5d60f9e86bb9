/** `assay calibrate` as a process: what it prints and writes, and what it says of bad input. Whole because all
 * of it reads the same small files, made once. */
import { existsSync } from 'node:fs'
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { calibrationSchema, type Calibration } from '#schemas/calibration'
import type { ItemParameters } from '#schemas/parameters'
import { main } from '../../generators/cli/main.ts'
import { runAssay, startAssay } from '../release/assay.ts'
import { longTable, twoScoreItems, wideTable } from './simulated.ts'

let dir: string
const run = (...args: readonly string[]) => runAssay(dir, 'calibrate', ...args)
const put = (name: string, text: string) => writeFile(join(dir, name), text)
const has = (name: string) => existsSync(join(dir, name))
const read = (name: string) => readFile(join(dir, name), 'utf8')

async function parsed(name: string): Promise<Calibration> {
  const found = calibrationSchema.parse(JSON.parse(await read(name)))
  if (!found.ok) throw new Error(`${name}: ${JSON.stringify(found.faults)}`)
  return found.value
}

/** Lines on stderr of a run that ends with this code and prints nothing else. */
async function refused(code: number, ...args: readonly string[]): Promise<readonly string[]> {
  const { code: ended, stdout, stderr } = await run(...args)
  expect({ ended, stdout }).toEqual({ ended: code, stdout: '' })
  return stderr
    .trimEnd()
    .split('\n')
    .filter((line) => line !== 'assay calibrate --help shows the usage' && !/^[█░]/.test(line))
    .map((line) => line.replace(/^assay calibrate: /, ''))
}

/** A calibration file of these items. */
function fileOf(model: string, items: readonly object[], more: object = {}): string {
  const fit = { points: 61, logLikelihood: -1, iterations: 9, converged: true, n: 1000, prior: 'none' }
  const rest = { latent: [{ group: 'all', mean: 0, sd: 1 }], data: { sha256: '0'.repeat(64) }, engine: 'x' }
  const filed = items.map((item) => ({ n: 1000, model, a: 1, b: 0, se: { a: 0.1, b: 0.1 }, ...item }))
  return `${JSON.stringify({ version: 1, model, ...fit, items: filed, ...rest, ...more }, null, 1)}\n`
}

const tenItems = twoScoreItems(10)
const gradedItems: Record<string, ItemParameters> = Object.fromEntries(
  ['essay', 'code', 'trace', 'review'].map((id, i) => [
    id,
    { model: 'grm', a: 1 + i / 3, b: [-1 + i / 2, i / 2, 0.8 + i / 2] },
  ]),
)

beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), 'assay-calibrate-'))
  await put('exam.csv', wideTable({ persons: 300, items: tenItems }))
  await put('graded.csv', wideTable({ persons: 400, items: gradedItems }))
})
afterAll(() => rm(dir, { recursive: true, force: true }))

describe('assay calibrate', () => {
  it('prints a table that can be read, and writes the parameters', async () => {
    const { code, stdout, stderr } = await run('exam.csv', '--model', '2pl', '--out', 'exam.json')
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' })
    expect(stdout).toMatch(
      /^exam\.csv: 300 persons, 10 items, all answered\n2PL, default priors\nConverged after \d+ passes; log-likelihood −?-?\d+\.\d{3}\n\n/,
    )
    expect(stdout).toMatch(/\n {2}item +n +a \[95 %\] +b \[95 %\] +mean +S-X2 p +infit +remarks\n/)
    expect(stdout).toMatch(
      /\n {2}q1 +300 +\d\.\d\d \[\d\.\d\d, \d\.\d\d\] +−\d\.\d\d \[−\d\.\d\d, −\d\.\d\d\] +0\.\d\d +\.\d{3} +\d\.\d\d/,
    )
    expect(stdout).toMatch(/\n {2}whole model {2}fits closely: M2\/C2 \d+\.\d, df 35, p \.\d{3}; RMSEA /)
    expect(stdout).toContain('\nWritten: exam.json\n')
    const file = await parsed('exam.json')
    expect(file).toMatchObject({ model: '2pl', points: 61, converged: true, n: 300, prior: 'default' })
    expect(file.items.map(({ id }) => id)).toEqual(Object.keys(tenItems))
    for (const { id, b, se } of file.items) {
      const truth = (tenItems[id] as { b: number }).b
      expect(Math.abs(Number(b) - truth) / Number(se.b)).toBeLessThan(4)
    }
    expect(file.items[0]?.cov).toHaveLength(2)
    expect(file.data.sha256).toMatch(/^[0-9a-f]{64}$/)
  })

  it('writes the same bytes for any number of threads, and for a long table', async () => {
    await put('many.csv', wideTable({ persons: 9000, items: twoScoreItems(5), missing: 0.1 }))
    await put('long.csv', longTable(await read('exam.csv')))
    const options = ['--model', '2pl', '--se', 'none', '--tolerance', '1e-4']
    const [one, two] = await Promise.all([
      run('many.csv', '--out', 'one.json', '--jobs', '1', ...options),
      run('many.csv', '--out', 'two.json', '--jobs', '2', ...options),
    ])
    expect([one.code, two.code]).toEqual([0, 0])
    expect(await read('one.json')).toBe(await read('two.json'))
    expect(one.stdout).toMatch(/note: S-X2 is about the \d{4} of 9000 persons who answered every item\n/)
    expect(one.stdout).toContain('not computed: FILE says 0')
    await run('long.csv', '--model', '2pl', '--out', 'long.json', '--format', 'long')
    const [long, wide] = [await parsed('long.json'), await parsed('exam.json')]
    const slopes = ({ items }: Calibration) => items.map(({ id, a }) => [id, a.toFixed(5)])
    expect(slopes(long)).toEqual(slopes(wide))
  })

  it('frees the spread of ability under the Rasch model', async () => {
    const { code, stdout } = await run(
      'exam.csv',
      '--model',
      'rasch',
      '--out',
      'rasch.json',
      '--prior',
      'none',
    )
    expect(code).toBe(0)
    expect(stdout).toMatch(/\nRasch, no priors\n/)
    expect(stdout).toMatch(/\n {2}all +300 +0\.00 +1\.\d\d \[\d\.\d\d, \d\.\d\d\]\n/)
    const { items, latent } = await parsed('rasch.json')
    expect(items.every(({ a, se, model }) => a === 1 && se.a === 0 && model === 'rasch')).toBe(true)
    expect(latent[0]?.sd).toBeGreaterThan(1)
  })

  it('calibrates several scores, and closes up those that nobody has', async () => {
    const table = await read('graded.csv')
    await put(
      'gap.csv',
      table.replace(/^(p\d+,)2,/gm, (_, person: string) => `${person}3,`),
    )
    const whole = await run('graded.csv', '--model', 'grm', '--out', 'graded.json')
    expect(whole.code).toBe(0)
    expect(whole.stdout).toMatch(
      /\n {2}essay +400 .* −?\d\.\d\d±\d\.\d\d −?\d\.\d\d±\d\.\d\d −?\d\.\d\d±\d\.\d\d /,
    )
    const { code, stdout } = await run('gap.csv', '--model', 'grm', '--out', 'gap.json')
    expect(code).toBe(0)
    expect(stdout).toMatch(/\n {2}essay .*unused score 2/)
    const [essay] = (await parsed('gap.json')).items
    expect(essay).toMatchObject({ categories: [0, 1, 3], flags: expect.arrayContaining(['unused score 2']) })
    expect(essay?.b).toHaveLength(2)
    expect(await refused(1, 'gap.csv', '--model', 'grm', '--out', 'strict.json', '--strict')).toEqual([
      'gap.csv: Unexpected item `essay`, of which nobody has the score 2; Wait for more answers, or calibrate without --strict: unused scores are then closed up',
    ])
    expect(has('strict.json')).toBe(false)
  })

  it('says in words what is remarkable', async () => {
    const items: Record<string, ItemParameters> = {
      ...twoScoreItems(10),
      easy: { model: '2pl', a: 1.2, b: -4.5, c: 0, d: 1 },
      hard: { model: '2pl', a: 1.2, b: 4.5, c: 0, d: 1 },
      flat: { model: '2pl', a: 0.05, b: 0, c: 0, d: 1 },
      guessed: { model: '3pl', a: 2.5, b: 1, c: 0.4, d: 1 },
      never: { model: '2pl', a: 1, b: 99, c: 0, d: 1 },
    }
    await put('odd.csv', wideTable({ persons: 3000, items }))
    const { code, stdout } = await run('odd.csv', '--model', '2pl', '--out', 'odd.json')
    expect(code).toBe(0)
    expect(stdout).toMatch(/\n {2}easy .*almost everyone passes/)
    expect(stdout).toMatch(/\n {2}hard .*almost nobody passes/)
    expect(stdout).toMatch(/\n {2}flat .*does not separate/)
    expect(stdout).toMatch(/\n {2}never .*nobody passes: keeps its prior/)
    expect(stdout).toMatch(/\n {2}q5 [^a-z]*\n/)
    const never = (await parsed('odd.json')).items.at(-1)
    const rasch = await run('odd.csv', '--model', 'rasch', '--out', 'odd-rasch.json')
    expect(rasch.stdout).toMatch(/\n {2}guessed .*misfit at low ability \(better than expected\)/)
    expect(rasch.stdout).toMatch(/\n {2}flat .*does not separate/)
    expect(never).toMatchObject({ a: expect.closeTo(1.2, 9), b: 0, se: { b: 2 }, categories: [0] })
  })

  it('compares groups, and prints everything with --json', async () => {
    const groups = { north: [], south: ['q5'] }
    await put('teams.csv', wideTable({ persons: 2000, items: tenItems, groups }))
    const { code, stdout } = await run(
      'teams.csv',
      '--model',
      '2pl',
      '--out',
      'teams.json',
      '--group',
      'team',
      '--json',
      '--report',
      'page',
    )
    expect(code).toBe(0)
    const report = JSON.parse(stdout)
    expect(report.groups).toEqual(['north', 'south'])
    expect(report.latent).toMatchObject([
      { group: 'north', mean: 0, sd: 1, n: 1000 },
      { group: 'south', n: 1000 },
    ])
    expect(report.items[4].flags).toContainEqual({
      flag: 'dif',
      words: expect.stringMatching(/^DIF: harder for south than for north \([BC]\)$/),
    })
    expect(report.items[4].dif[0]).toMatchObject({ reference: 'north', focal: 'south', favours: 'north' })
    expect(report.items[6].dif[0]).toMatchObject({ class: 'A' })
    expect(report.written).toEqual(['teams.json', join('page', 'index.html')])
    expect(await read('page/index.html')).toContain('DIF')
  })

  it('stays on the scale of its anchors', async () => {
    const shifted = ['q2', 'q5', 'q8'].map((id) => ({
      id,
      a: (tenItems[id] as { a: number }).a,
      b: (tenItems[id] as { b: number }).b + 0.7,
      se: { a: 0.05, b: 0.05 },
    }))
    await put('anchors.json', fileOf('2pl', shifted, { scale: 'forbidden' }))
    const { code, stdout } = await run(
      'exam.csv',
      '--model',
      '2pl',
      '--out',
      'linked.json',
      '--anchors',
      'anchors.json',
    )
    expect(code).toBe(0)
    expect(stdout).toContain('\n2PL, default priors, 3 items held as anchors\n')
    expect(stdout).toMatch(/\n {2}q2 .* held/)
    const file = await parsed('linked.json')
    expect(file.scale).toBe('forbidden')
    expect(file.items[1]).toMatchObject(shifted[0] ?? {})
    expect(file.latent[0]?.mean).toBeGreaterThan(0.4)
    expect(file.latent[0]?.mean).toBeLessThan(1)
  })

  it('gives the slope of its anchors to a 1PL', async () => {
    const held = ['q3', 'q7'].map((id) => ({
      id,
      a: 1.2,
      b: (tenItems[id] as { b: number }).b,
      se: { a: 0, b: 0.1 },
    }))
    await put('common.json', fileOf('1pl', held))
    const args = [
      'exam.csv',
      '--model',
      '1pl',
      '--out',
      'common-out.json',
      '--anchors',
      'common.json',
    ] as const
    expect((await run(...args)).code).toBe(0)
    const { items } = await parsed('common-out.json')
    expect(items.map(({ a }) => a)).toEqual(items.map(() => 1.2))
    await put('common.json', fileOf('1pl', [held[0] ?? {}, { ...held[1], a: 0.9 }]))
    expect(await refused(1, ...args)).toEqual([
      expect.stringMatching(
        /^common\.json:\d+:\d+: Unexpected slope 0\.9 where `q3` has 1\.2: items of a 1pl calibration share one; Keep the anchors of one slope, or calibrate with --model 2pl, where each item has its own$/,
      ),
    ])
  })

  it('holds an anchor whose own calibration had not all scores, unless they have come', async () => {
    const items: Record<string, ItemParameters> = {
      x: { model: 'grm', a: 1.4, b: [-0.8, 0.6] },
      y: { model: 'grm', a: 1.4, b: [-0.6, 0.4] },
      z: { model: 'grm', a: 1.1, b: [-0.2, 0.8] },
    }
    const wide = wideTable({ persons: 300, items })
    const lifted = wide.replaceAll(/^(p\d+),2/gm, '$1,3')
    await put('gap.csv', lifted)
    const x = { id: 'x', a: 1.4, b: [-0.8, 0.6], se: { a: 0.1, b: [0.1, 0.1] }, categories: [0, 1, 3] }
    await put('gap.json', fileOf('grm', [x]))
    const args = ['--model', 'grm', '--out', 'gap-out.json', '--anchors', 'gap.json'] as const
    expect((await run('gap.csv', ...args)).code).toBe(0)
    expect((await parsed('gap-out.json')).items[0]).toMatchObject(x)
    await put('gap.csv', `${lifted}more,2,1,1\n`)
    expect(await refused(1, 'gap.csv', ...args)).toEqual([
      expect.stringMatching(
        /^gap\.json:\d+:\d+: Unexpected anchor that has no threshold for the score 2, which the responses have; Its own calibration had nobody with that score: leave the item free$/,
      ),
    ])
  })

  it('takes priors from a file', async () => {
    const sure = { id: 'q1', a: 2, b: 1, se: { a: 0.02, b: 0.01 } }
    await put('prior.json', fileOf('2pl', [sure]))
    const { code, stdout } = await run(
      'exam.csv',
      '--model',
      '2pl',
      '--out',
      'informed.json',
      '--prior',
      'prior.json',
    )
    expect(code).toBe(0)
    expect(stdout).toContain('\n2PL, priors of prior.json (default for 9 of 10 items)\n')
    const [first] = (await parsed('informed.json')).items
    expect(first?.a).toBeCloseTo(2, 1)
    expect(first?.b).toBeCloseTo(1, 0)
  })

  it('writes nothing when it is stopped', async () => {
    await put('large.csv', wideTable({ persons: 20_000, items: twoScoreItems(30) }))
    const started = startAssay(
      dir,
      'calibrate',
      'large.csv',
      '--model',
      '3pl',
      '--points',
      '401',
      '--tolerance',
      '1e-12',
      '--out',
      'cut.json',
    )
    setTimeout(() => started.kill('SIGINT'), 2500)
    const { code, stdout, stderr } = await started.ended
    expect({ code, stdout }).toEqual({ code: 3, stdout: '' })
    expect(stderr).toContain('assay calibrate: stopped; nothing was written\n')
    expect((await readdir(dir)).filter((name) => name.includes('cut'))).toEqual([])
  })
})

describe('assay calibrate refuses', () => {
  const model = ['--model', '2pl', '--out', 'refused.json'] as const

  it('a design in pieces, and names their items', async () => {
    await put('pieces.csv', 'person,a,b,c,d\np1,1,0,,\np2,0,1,,\np3,,,1,0\np4,,,0,1\n')
    expect(await refused(1, 'pieces.csv', ...model)).toEqual([
      'pieces.csv: Unexpected design in 2 unconnected pieces, expected persons who answered items of both: piece 1 holds a, b; piece 2 holds c, d; Calibrate each piece by itself, or tie them with --anchors: items of each that lie on one scale',
    ])
  })

  it('anchors that are unknown, off the scale, out of order or of another model', async () => {
    await put(
      'bad-anchors.json',
      fileOf('2pl', [{ id: 'q11' }, { id: 'q2', b: 12 }, { id: 'q3', model: '3pl', c: 0.2 }]),
    )
    expect(await refused(1, 'exam.csv', ...model, '--anchors', 'bad-anchors.json')).toEqual([
      'bad-anchors.json:20:10: Unexpected anchor `q11`, expected an item of the responses; Did you mean `q1`?',
      'bad-anchors.json:26:9: Unexpected difficulty 12 outside the scale, expected one in [−10, 10]',
      'bad-anchors.json:35:13: Unexpected anchor of model 3pl in a 2pl calibration, expected rasch or 1pl or 2pl',
    ])
    await put('bad-anchors.json', fileOf('2pl', [{ id: 'q2', a: 0 }]))
    expect((await refused(1, 'exam.csv', ...model, '--anchors', 'bad-anchors.json'))[0]).toMatch(
      /^bad-anchors\.json:14:\d+: Unexpected .*0/,
    )
    await put('bad-anchors.json', fileOf('grm', [{ id: 'essay', b: [0, -1], se: { a: 0.1, b: [0.1, 0.1] } }]))
    expect(
      await refused(
        1,
        'graded.csv',
        '--model',
        'grm',
        '--out',
        'refused.json',
        '--anchors',
        'bad-anchors.json',
      ),
    ).toEqual([
      expect.stringMatching(
        /^bad-anchors\.json:\d+:\d+: Unexpected threshold -1 after 0, expected thresholds in rising order$/,
      ),
    ])
  })

  it('a prior of another model, and files that are not there', async () => {
    await put('rasch-prior.json', fileOf('rasch', [{ id: 'q1' }]))
    expect(await refused(1, 'exam.csv', ...model, '--prior', 'rasch-prior.json')).toEqual([
      'rasch-prior.json:13:13: Unexpected prior of model rasch, expected 2pl, which is calibrated',
    ])
    expect((await refused(1, 'exam.csv', ...model, '--prior', 'no.json'))[0]).toBe('no.json: Missing file')
    expect((await refused(1, 'no.csv', ...model))[0]).toMatch(/^no\.csv.*: Missing/)
  })

  it('items of many scores under a model of two', async () => {
    expect(await refused(1, 'graded.csv', ...model)).toEqual([
      'graded.csv: Unexpected scores beyond 0 and 1 in a 2pl calibration: essay, code, trace, review have more than two; Calibrate items of several scores with --model grm or gpcm',
    ])
  })

  it('what does not converge: says so, keeps the trace, writes no parameters', async () => {
    const lines = await refused(1, 'exam.csv', ...model, '--tolerance', '1e-300', '--points', '11')
    expect(lines[0]).toMatch(
      /^Not converged: after 500 passes parameters still changed by \d\S*; nothing else was written; its course is in refused\.json\.trace\.json$/,
    )
    const trace = JSON.parse(await read('refused.json.trace.json'))
    expect(trace).toMatchObject({ converged: false, passes: 500, points: 11 })
    expect(trace.changes).toHaveLength(500)
    await rm(join(dir, 'refused.json.trace.json'))
  })

  it('and writes nothing then', async () => {
    expect((await readdir(dir)).filter((name) => name.includes('refused'))).toEqual([])
  })

  it('wrong usage', async () => {
    const wrong: readonly (readonly [readonly string[], string])[] = [
      [[], 'name the responses: a CSV, JSONL or Parquet file, or a folder of scored results'],
      [['exam.csv'], 'say --model: rasch, 1pl, 2pl, 3pl, grm, gpcm'],
      [['exam.csv', '--model', '5pl'], '--model is "5pl", expected rasch, 1pl, 2pl, 3pl, grm, gpcm'],
      [['exam.csv', '--model', '2pl'], 'say --out FILE: where the parameters are written'],
      [['exam.csv', ...model, '--points', '5'], '--points is "5", expected a whole number from 11 to 401'],
      [
        ['exam.csv', ...model, '--tolerance', '0'],
        '--tolerance is "0", expected a number above 0 and at most 0.1',
      ],
      [['exam.csv', ...model, '--dry-run'], '--dry-run shows the plan of --apply BANK: name the bank'],
      [['--from', 'exam.json'], '--from names what --apply BANK is to apply: name the bank'],
    ]
    for (const [args, words] of wrong) {
      let said = ''
      const stderr = { write: (text: string) => (said += text), isTerminal: false }
      const stdout = { write: (text: string) => expect(text).toBe(''), isTerminal: false }
      const io = { cwd: dir, env: {}, stdout, stderr, signal: new AbortController().signal }
      expect(await main(['calibrate', ...args], io)).toBe(2)
      expect(said).toBe(`assay calibrate: ${words}\nassay calibrate --help shows the usage\n`)
    }
    expect(await refused(2, 'exam.csv', '--modle', '2pl')).toEqual([
      'Unknown option --modle; did you mean --model?',
    ])
  })
})

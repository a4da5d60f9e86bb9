/** `assay calibrate --apply`: a bank's items get the parameters of a calibration, and nothing else of it changes. */
import { existsSync } from 'node:fs'
import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeEach, describe, expect, it } from 'vitest'
import { checkBank } from '../../generators/compile/check-bank.ts'
import { compileBank } from '../../generators/compile/compile-bank.ts'
import { copyBank, postBank, runAssay, type CopiedBank } from '../release/assay.ts'
import { wideTable } from './simulated.ts'

let bank: CopiedBank | undefined
const copied: CopiedBank[] = []
beforeEach(async () => {
  bank = await copyBank(postBank)
  copied.push(bank)
})
afterAll(() => Promise.all(copied.map((one) => one.remove())))

const root = () => bank?.root ?? ''
const target = () => join(root(), 'bank/calibration/forbidden.json')
const run = (...args: readonly string[]) => runAssay(root(), 'calibrate', ...args)

const graded = (b: number) => ({ model: 'grm' as const, a: 1.5, b: [b - 0.8, b, b + 0.9] })
const items = { 'counting-down': graded(-1), 'late-parcels': graded(1.5), other: graded(0) }

/** A calibration file of graded items. */
function fileOf(filed: readonly object[], more: object = {}): string {
  const fit = { points: 61, logLikelihood: -1, iterations: 9, converged: true, n: 900, prior: 'none' }
  const rest = { latent: [{ group: 'all', mean: 0, sd: 1 }], data: { sha256: '0'.repeat(64) }, engine: 'x' }
  return JSON.stringify({ version: 1, model: 'grm', ...fit, items: filed, ...rest, ...more })
}
const counting = {
  id: 'counting-down',
  n: 900,
  model: 'grm',
  a: 1.5,
  b: [-1.8, -1, -0.1],
  se: { a: 0.15, b: [0.1, 0.1, 0.1] },
}

describe('assay calibrate --apply', () => {
  it('shows the plan of a new calibration and writes nothing with --dry-run', async () => {
    await writeFile(join(root(), 'exam.csv'), wideTable({ persons: 150, items }))
    const args = ['exam.csv', '--model', 'grm', '--out', 'new.json', '--apply', 'bank']
    const dry = await run(...args, '--dry-run')
    expect(dry.code).toBe(0)
    expect(dry.stdout).toMatch(
      /\npost ← new\.json, scale forbidden \(items that forbid help from an AI\)\n {2}calibrated {4}counting-down: a \d\.\d\d, b −\d\.\d\d −\d\.\d\d −?\d\.\d\d, n 150 \(only 150 answers: it still counts as uncalibrated\)\n {2}calibrated {4}late-parcels: .* \(only 150 answers: it still counts as uncalibrated; its author said level 2, the data say [45]\)\n {2}prior {9}parcels-a-day: nobody answered it: it is not in the calibration\n {2}not in this bank, left out: other\nNothing was written\. Without --dry-run calibration\/forbidden\.json is\.\n$/,
    )
    expect([existsSync(join(root(), 'new.json')), existsSync(target())]).toEqual([false, false])
    const { code, stdout } = await run(...args, '--json')
    expect(code).toBe(0)
    expect(JSON.parse(stdout).apply).toMatchObject({
      bank: 'post',
      scale: 'forbidden',
      target: 'calibration/forbidden.json',
      foreign: ['other'],
      written: true,
    })
    expect(existsSync(join(root(), 'new.json'))).toBe(true)
    const { sound, diagnostics } = await checkBank(join(root(), 'bank'))
    expect(diagnostics.filter(({ severity }) => severity === 'error')).toEqual([])
    const facts = new Map(sound.map(({ facts: one }) => [one.id, one.parameters]))
    const file = JSON.parse(await readFile(target(), 'utf8'))
    expect(file.items.map(({ id }: { readonly id: string }) => id)).toEqual(['counting-down', 'late-parcels'])
    expect(facts.get('counting-down')).toMatchObject({
      model: 'grm',
      a: file.items[0].a,
      b: file.items[0].b,
      uncertainty: { lnA: expect.any(Number), b: expect.any(Number) },
      persons: 150,
    })
    expect(facts.get('parcels-a-day')).toMatchObject({ a: 1.2, uncertainty: { lnA: 0.3, b: 0.8 } })
  })

  it('applies a file, whose parameters the compiled items then have', async () => {
    await writeFile(join(root(), 'old.json'), fileOf([counting]))
    const before = await compileBank(join(root(), 'bank'))
    const { code, stdout } = await run('--apply', 'bank', '--from', 'old.json')
    expect(code).toBe(0)
    expect(stdout).toBe(
      `post ← old.json, scale forbidden (items that forbid help from an AI)
  calibrated    counting-down: a 1.50, b −1.80 −1.00 −0.10, n 900
  prior         late-parcels: nobody answered it: it is not in the calibration
  prior         parcels-a-day: nobody answered it: it is not in the calibration
Written to calibration/forbidden.json. Released versions stay as they are; the next assay release has these parameters.
`,
    )
    const after = await compileBank(join(root(), 'bank'))
    const [item, other] = after.items
    expect(item?.public.parameters).toMatchObject({
      a: 1.5,
      b: [-1.8, -1, -0.1],
      persons: 900,
      uncertainty: { lnA: expect.closeTo(0.1, 9), b: expect.closeTo(0.1, 9) },
    })
    expect(item).toMatchObject({ isCalibrated: true, digest: before.items[0]?.digest })
    expect(other).toEqual(before.items[1])
    expect(await readdir(join(root(), 'bank/calibration'))).toEqual(['forbidden.json'])
    expect(JSON.parse(await readFile(target(), 'utf8')).items[0].version).toBe(item?.public.version)
  })

  it('keeps the prior of items that the data say too little about, and says why', async () => {
    const late = { ...counting, id: 'late-parcels' }
    await writeFile(
      join(root(), 'thin.json'),
      fileOf([
        counting,
        { ...late, b: [-1, 0], se: { a: 0.1, b: [0.1, 0.1] }, categories: [0, 1, 3] },
        { ...counting, id: 'parcels-a-day', b: [0], se: { a: 0.5, b: [2] }, categories: [1] },
      ]),
    )
    const { code, stdout } = await run('--apply', 'bank', '--from', 'thin.json')
    expect(code).toBe(0)
    expect(stdout).toContain('\n  prior         late-parcels: unused score 2\n')
    expect(stdout).toContain('\n  prior         parcels-a-day: everybody has the score 1\n')
  })

  it('goes back to the prior where the scale is another, and stays where anchors tie it', async () => {
    const late = { ...counting, id: 'late-parcels', b: [0.5, 1, 2] }
    await writeFile(join(root(), 'old.json'), fileOf([counting, late]))
    await writeFile(join(root(), 'loose.json'), fileOf([{ ...late, b: [0.6, 1.1, 2.1] }]))
    await writeFile(
      join(root(), 'tied.json'),
      fileOf([counting, { ...counting, id: 'parcels-a-day', model: '2pl', b: 0, se: { a: 0.1, b: 0.1 } }]),
    )
    await run('--apply', 'bank', '--from', 'old.json')
    const loose = await run('--apply', 'bank', '--from', 'loose.json', '--dry-run')
    expect(loose.stdout).toContain(
      '\n  recalibrated  late-parcels: a 1.50, b 0.60 1.10 2.10, n 900 (its author said level 2, the data say 4)\n',
    )
    expect(loose.stdout).toContain('\n  back to prior counting-down: its parameters are of another scale\n')
    const tied = await run('--apply', 'bank', '--from', 'tied.json')
    expect(tied.stdout).toContain('\n  kept          late-parcels: a 1.50, b 0.50 1.00 2.00, n 900\n')
    expect(JSON.parse(await readFile(target(), 'utf8')).items).toHaveLength(3)
  })

  it('refuses what did not converge, has no errors, or fits no item', async () => {
    const known = { ...counting, se: { a: 0, b: [0, 0, 0] } }
    await writeFile(join(root(), 'bad.json'), fileOf([known], { converged: false }))
    const { code, stdout } = await run('--apply', 'bank', '--from', 'bad.json')
    expect(code).toBe(1)
    expect(stdout).toMatch(
      /\nRefused:\n {2}- the calibration did not converge\n {2}- counting-down: no standard errors, so the engine would take them for known: calibrate with --se oakes\n$/,
    )
    await writeFile(join(root(), 'bad.json'), fileOf([{ ...counting, id: 'nothing-here' }]))
    expect((await run('--apply', 'bank', '--from', 'bad.json')).stdout).toContain(
      '\n  - the calibration gives parameters to no item of the bank\n',
    )
    expect(existsSync(target())).toBe(false)
  })
})

describe('a bank with calibrations', () => {
  it.each([
    ['0.9.9', undefined, 'goes back to the prior of its level'],
    ['1.7.0', 'wider', 'they are kept, with errors wider by 0.15 logits'],
    ['1.0.3', 'same', undefined],
    [undefined, 'same', undefined],
  ])('knows parameters of another version of an item: %s', async (version, outcome, words) => {
    const folder = join(root(), 'bank/calibration')
    await mkdir(folder)
    const cov = [0, 1, 2, 3].map((j) => [0, 1, 2, 3].map((l) => (j === l ? 0.01 : 0.004)))
    await writeFile(
      join(folder, 'forbidden.json'),
      fileOf([{ ...counting, cov, ...(version ? { version } : {}) }]),
    )
    const { items: compiled, diagnostics } = await compileBank(join(root(), 'bank'))
    const [item] = compiled
    expect(item?.public.version).toBe('1.0.0')
    const told = diagnostics.filter(({ code }) => code === 'calibration/version')
    if (words === undefined) expect(told).toEqual([])
    else {
      expect(told).toMatchObject([{ severity: 'warning', file: 'calibration/forbidden.json' }])
      expect(told[0]?.message).toContain(
        `Unexpected parameters of version ${version} of \`counting-down\`, which is 1.0.0 now: `,
      )
      expect(told[0]?.message).toContain(words)
    }
    if (outcome === undefined) {
      expect(item?.isCalibrated).toBeUndefined()
      expect(item?.public.parameters).not.toHaveProperty('persons')
      return
    }
    await writeFile(join(folder, 'forbidden.json'), fileOf([{ ...counting, cov }]))
    const plain = (await compileBank(join(root(), 'bank'))).items[0]?.public.parameters
    expect(item?.public.parameters).toMatchObject({ a: 1.5, b: [-1.8, -1, -0.1], persons: 900 })
    const [before, after] = [plain?.uncertainty, item?.public.parameters.uncertainty]
    if (before === undefined || after === undefined) throw new Error('calibrated items have errors')
    if (outcome === 'same') expect(after).toEqual(before)
    else {
      expect(after.b).toBeCloseTo(Math.hypot(before.b, 0.15), 12)
      expect(after.lnA).toBeCloseTo(Math.hypot(before.lnA, 0.15), 12)
      const product = (u: typeof before) => (u.correlation ?? NaN) * u.lnA * u.b
      expect(product(after)).toBeCloseTo(product(before), 12)
    }
  })

  it('keep the version that an anchor was held at', async () => {
    await writeFile(join(root(), 'old.json'), fileOf([counting]))
    await run('--apply', 'bank', '--from', 'old.json')
    const written = JSON.parse(await readFile(target(), 'utf8'))
    await writeFile(
      target(),
      JSON.stringify({ ...written, items: [{ ...written.items[0], version: '1.3.0' }] }),
    )
    await writeFile(
      join(root(), 'tied.json'),
      fileOf([counting, { ...counting, id: 'late-parcels', b: [0, 1, 2] }]),
    )
    await run('--apply', 'bank', '--from', 'tied.json')
    const after = JSON.parse(await readFile(target(), 'utf8'))
    expect(after.items.map(({ version }: { readonly version: string }) => version)).toEqual([
      '1.3.0',
      '1.0.0',
    ])
  })

  it('is checked: unknown items, wrong scores, items in two files, files of another kind', async () => {
    const folder = join(root(), 'bank/calibration')
    await mkdir(folder)
    const strange = ['counting-up', 'counting-down-v7'].map((id) => ({ ...counting, id }))
    await writeFile(join(folder, 'main.json'), fileOf([counting, ...strange]))
    await writeFile(join(folder, 'second.json'), fileOf([counting, { ...counting, id: 'parcels-a-day' }]))
    await writeFile(join(folder, 'notes.txt'), 'x')
    const { diagnostics } = await checkBank(join(root(), 'bank'))
    const errors = diagnostics.filter(({ severity }) => severity === 'error')
    expect(errors.map(({ code, file, message }) => `${code} ${file}: ${message}`)).toEqual([
      'calibration/unknown-item calibration/main.json: Unexpected item `counting-up`, which the bank does not have',
      'calibration/unknown-item calibration/main.json: Unexpected variant `counting-down-v7`, which `counting-down` does not have',
      'calibration/file calibration/notes.txt: Unexpected file, expected calibrations such as main.json',
      'calibration/same-item calibration/second.json: Unexpected second parameters of `counting-down`; the first are in calibration/main.json',
      'calibration/parameters calibration/second.json: Unexpected parameters for scores up to 3, expected up to 1',
    ])
    await rm(folder, { recursive: true })
  })
})

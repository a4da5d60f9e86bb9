/** From sealed results to a table of scores, and from there to `assay calibrate`. */
import { mkdir, readdir, readFile, symlink, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { asyncBufferFromFile, parquetReadObjects } from 'hyparquet'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Runner } from '#runner'
import { calibrationSchema } from '#schemas/calibration'
import { command as calibrate } from '../../generators/cli/commands/calibrate.ts'
import { command as score } from '../../generators/cli/commands/score.ts'
import { exitCodes, UsageError, type Command, type CommandArguments } from '../../generators/cli/command.ts'
import { scoreSealedFiles } from '../../generators/cli/score-sealed-files.ts'
import { SCORE_COLUMNS, type ScoreRow } from '#calibration/responses/score-columns'
import { gradedWorld, rightAnswer, sit, wrongAnswer, type GradedWorld, type Sitting } from './headless.ts'

const ordinary = { timeMultiplier: 1, plainEditor: false, signals: true }
/** A name that a table of CSV, a line of JSON and a terminal would trip over. */
const HOSTILE = '=cmd|"\',;<b>name</b>'
/** An item of code that every candidate meets. */
const CODE = 'what-lies-on-the-shelf'
const UNSEEN = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/u

let world: GradedWorld
/** sealed results of four candidates, the first one once more, the second one with another course, and no result */
const FILES = ['0', '1', '2', '3', 'again', 'twice', 'junk'].map((name) => `results/${name}.json`)

beforeAll(async () => {
  world = await gradedWorld(
    [HOSTILE, 'second', 'third', 'fourth'].map((candidate) => ({ candidate, accommodations: ordinary })),
  )
  const made: Sitting[] = []
  for (const [at, form] of world.forms.entries())
    made.push(
      await sit(world, form, (item, position) =>
        ((at + position) % 2 === 0 ? rightAnswer : wrongAnswer)(world, item),
      ),
    )
  await mkdir(join(world.root, 'results'))
  const put = (name: string, text: string) => writeFile(join(world.root, 'results', `${name}.json`), text)
  for (const [at, { result }] of made.entries()) await put(String(at), JSON.stringify(result))
  await put('again', JSON.stringify(made[0]?.result))
  const [, second] = world.forms
  if (second === undefined) throw new Error('no form')
  await put('twice', JSON.stringify((await sit(world, second, () => 'empty')).result))
  await put('junk', '{"kind": "assay-sealed-result"')
  await run(score, [...FILES], { ...sealed(), out: 'made/scores.jsonl' })
})
afterAll(() => world.close())

const sealed = () => ({ keys: 'ours.json', registry: 'registry.jsonl', 'passphrase-file': 'passphrase' })

async function run(command: Command, positionals: string[], values: CommandArguments['values']) {
  let [stdout, stderr] = ['', '']
  const code = await command.run(
    { values, positionals },
    {
      ...world.io,
      stdout: { write: (part) => void (stdout += part), isTerminal: false },
      stderr: { write: (part) => void (stderr += part), isTerminal: false },
    },
  )
  return { code, stdout, stderr }
}

const textOf = (name: string) => readFile(join(world.root, name), 'utf8')
async function rowsOf(name: string): Promise<readonly ScoreRow[]> {
  return (await textOf(name))
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as ScoreRow)
}

describe('assay score --out', () => {
  it('writes each response of record, by attempt and never by name', async () => {
    const text = await textOf('made/scores.jsonl')
    for (const { candidate } of world.forms) expect(text).not.toContain(candidate)
    expect(text.replaceAll('\n', '')).not.toMatch(UNSEEN)
    const rows = await rowsOf('made/scores.jsonl')
    for (const row of rows) expect(Object.keys(row)).toEqual(Object.keys(SCORE_COLUMNS))
    const whole = await scoreSealedFiles(FILES, world.bench, world.io)
    for (const [at, { attempt }] of world.forms.entries()) {
      const own = rows.filter(({ person }) => person === attempt).slice(0, 4)
      expect(own.map(({ position }) => position)).toEqual([1, 2, 3, 4])
      expect(own.map(({ item, score, provisional }) => [item, score, provisional ?? undefined])).toEqual(
        whole[at]?.items.map(({ id, category, provisional }) => [id, category, provisional]),
      )
      for (const { ms, policy, test, bank, release } of own) {
        expect(ms).toBeGreaterThan(0)
        expect([policy, test, bank, release]).toEqual(['forbidden', 'short', 'small', '1.0.0'])
      }
    }
    const why = (name: string, from: number) => [
      name,
      ...new Set(rows.slice(from, from + 4).map(({ uncounted }) => uncounted)),
    ]
    expect(FILES.map((file, at) => why(file, at * 4))).toEqual([
      [FILES[0], null],
      [FILES[1], 'twice'],
      [FILES[2], null],
      [FILES[3], null],
      [FILES[4], 'again'],
      [FILES[5], 'twice'],
      [FILES[6], 'rejected'],
    ])
    expect(await readdir(join(world.root, 'made'))).toEqual(['scores.jsonl'])
  })

  it('writes the same in Parquet, and prints what it prints without', async () => {
    const plain = await run(score, [...FILES], sealed())
    const { code, stdout } = await run(score, [...FILES], { ...sealed(), out: 'scores.parquet' })
    expect([code, plain.code]).toEqual([exitCodes.findings, exitCodes.findings])
    expect(stdout).toBe(
      `${plain.stdout}Written: scores.parquet, 12 responses that count of ${FILES.length} results\n`,
    )
    const file = await asyncBufferFromFile(join(world.root, 'scores.parquet'))
    expect(await parquetReadObjects({ file })).toEqual(await rowsOf('made/scores.jsonl'))
  })

  it('prints one JSON array with --json, as without', async () => {
    const plain = await run(score, FILES.slice(0, 2), { ...sealed(), json: true })
    const { stdout } = await run(score, FILES.slice(0, 2), { ...sealed(), json: true, out: 'two.jsonl' })
    expect(stdout).toBe(plain.stdout)
    expect(JSON.parse(stdout)).toMatchObject([{ candidate: HOSTILE }, { candidate: 'second' }])
    expect(Object.keys((JSON.parse(stdout) as object[])[0] ?? {})).toEqual([
      'file',
      'candidate',
      'status',
      'reasons',
      'theta',
      'se',
      'scales',
      'items',
      'session',
    ])
  })

  it('refuses a place before anything is scored, and loses nothing that is there', async () => {
    const registry = await textOf('registry.jsonl')
    await writeFile(join(world.root, 'older.jsonl'), registry)
    await symlink('registry.jsonl', join(world.root, 'link.jsonl'))
    for (const [out, words] of [
      ['scores.csv', /expected a name that ends in \.jsonl or \.parquet/],
      ['registry.jsonl', /which is read/],
      ['link.jsonl', /which is read/],
    ] as const)
      await expect(run(score, [...FILES], { ...sealed(), out })).rejects.toThrow(words)
    await expect(run(score, [...FILES], { ...sealed(), out: 'scores.csv' })).rejects.toThrow(UsageError)
    for (const [out, words] of [
      ['older.jsonl', 'older.jsonl is there already and holds no scores that assay score wrote'],
      ['older.jsonl/x.jsonl', 'older.jsonl/x.jsonl cannot be written: '],
      ['/proc/scores.jsonl', '/proc/scores.jsonl cannot be written: '],
    ]) {
      const { code, stdout, stderr } = await run(score, [...FILES], { ...sealed(), out })
      expect([code, stdout]).toEqual([exitCodes.findings, ''])
      expect(stderr).toContain(`assay score: ${words}`)
      expect(stderr.trimEnd()).not.toContain('\n')
    }
    expect(await textOf('older.jsonl')).toBe(registry)
    expect(await textOf('registry.jsonl')).toBe(registry)
    expect((await readdir(world.root)).filter((name) => name.startsWith('.'))).toEqual([])
  })

  it('leaves nothing behind where it is stopped', async () => {
    const stopped = { ...world.io, signal: AbortSignal.abort() }
    const values = { ...sealed(), out: 'stopped.jsonl' }
    expect(await score.run({ values, positionals: [...FILES] }, stopped)).toBe(exitCodes.limit)
    expect((await readdir(world.root)).filter((name) => name.includes('stopped'))).toEqual([])
  })
})

describe('assay calibrate', () => {
  it('reads either file: each attempt once, and rejected results not', async () => {
    await run(score, [...FILES], { ...sealed(), out: 'scores.parquet' })
    const calibrations = []
    for (const file of ['made/scores.jsonl', 'scores.parquet']) {
      const { code, stdout, stderr } = await run(calibrate, [file], { model: 'grm', out: 'grm.json' })
      expect(code).toBe(exitCodes.fine)
      expect(stdout).toContain(`${file}: 3 persons, `)
      const said = stderr
        .trimEnd()
        .split('\n')
        .map((line) => line.replace(/^.*warning: /, ''))
      expect(said).toEqual([
        '1 rejected result is left out',
        '4 scores of results that were handed in again are left out',
        '8 scores of attempts that were taken twice are left out; Score again without the files that do not count',
      ])
      const parsed = calibrationSchema.parse(JSON.parse(await textOf('grm.json')))
      if (!parsed.ok) throw new Error(JSON.stringify(parsed.faults))
      calibrations.push(parsed.value)
    }
    const [fromLines, fromParquet] = calibrations
    expect({ ...fromParquet, data: fromLines?.data }).toEqual(fromLines)
    const counted = (await rowsOf('made/scores.jsonl')).filter(({ uncounted }) => uncounted === null)
    expect(fromLines?.items.map(({ id, n }) => [id, n])).toEqual(
      [...Map.groupBy(counted, ({ item }) => item ?? '')]
        .map(([id, rows]) => [id, rows.length] as const)
        .toSorted(([left], [right]) => (left < right ? -1 : 1)),
    )
  })

  it('reads one AI policy where it is told, and refuses one that nobody answered under', async () => {
    const { code } = await run(calibrate, ['made/scores.jsonl'], {
      model: 'grm',
      out: 'forbidden.json',
      policy: 'forbidden',
    })
    expect(code).toBe(exitCodes.fine)
    const none = await run(calibrate, ['made/scores.jsonl'], {
      model: 'grm',
      out: 'allowed.json',
      policy: 'allowed',
    })
    expect([none.code, none.stdout]).toEqual([exitCodes.findings, ''])
    expect(none.stderr).toContain('no response with AI allowed counts')
    await expect(run(calibrate, ['x'], { model: 'grm', out: 'x', policy: 'both' })).rejects.toThrow(
      '--policy is "both", expected forbidden, allowed',
    )
  })
})

describe('one file', () => {
  it('that is a sealed result is told as that where no registry is named', async () => {
    const { code, stdout } = await run(score, ['results/0.json'], {})
    expect(code).toBe(exitCodes.findings)
    expect(stdout).toBe(
      'results/0.json: rejected\n  This is a sealed result of a graded test. Say with --registry what assay seal wrote of its form, and with --keys to whom it is sealed.\n',
    )
  })

  it('that Assay itself fails on stops no other', async () => {
    const broken = {
      ...world.runner,
      run: () => Promise.reject(new Error('the sandbox said nonsense')),
    }
    const bench = { ...world.bench, runner: broken }
    const scored = await scoreSealedFiles(['results/0.json', 'results/junk.json'], bench, world.io)
    expect(scored.map(({ status, reasons }) => [status, reasons[0]?.slice(0, 70)])).toEqual([
      ['rejected', 'Assay itself failed on this result, which says nothing of the candidat'],
      ['rejected', 'This is no sealed result, or a part of one: the file was cut or change'],
    ])
  })

  it('that leads to itself, or whose name is too long, stops no other', async () => {
    await symlink('loop.json', join(world.root, 'results/loop.json'))
    const names = ['results/loop.json', `results/${'x'.repeat(300)}.json`]
    const scored = await scoreSealedFiles(names, world.bench, world.io)
    expect(scored.map(({ reasons }) => reasons)).toEqual([
      ['The file is a link that leads to itself.'],
      ['No file can have so long a name.'],
    ])
  })

  it('whose programs this machine stops is never scored in silence', async () => {
    const { sealed: own, steering } = world.entry(CODE)
    const inputsIn = (key: unknown): readonly string[] =>
      (key as { readonly cases: readonly { readonly input: unknown }[] }).cases.map(({ input }) =>
        JSON.stringify(input),
      )
    // the visible cases are in both
    const visible = inputsIn(steering)
    const inputs = new Set(inputsIn(own.key).filter((input) => !visible.includes(input)))
    const stopping = (isStopped: (input: unknown) => boolean): Runner => ({
      ...world.runner,
      run: async (program, given, limits, more) => {
        const executions = await world.runner.run(program, given, limits, more)
        return executions.map((one, at) =>
          isStopped(given[at]?.input)
            ? { ...one, fuel: 0, outcome: { type: 'stopped', reason: 'watchdog', message: 'too slow' } }
            : one,
        )
      },
    })
    const [ofRecord] = await scoreSealedFiles(
      ['results/0.json'],
      { ...world.bench, runner: stopping((input) => inputs.has(JSON.stringify(input))) },
      world.io,
    )
    expect(ofRecord?.status).toBe('flagged')
    expect(ofRecord?.reasons.join()).toMatch(
      new RegExp(`This machine stopped \\d+ cases of ${CODE} before the fuel was used up`),
    )
    const [replayed] = await scoreSealedFiles(
      ['results/0.json'],
      { ...world.bench, runner: stopping(() => true) },
      world.io,
    )
    expect(replayed?.status).toBe('rejected')
    expect(replayed?.reasons[0]).toMatch(
      /this machine stopped it before its fuel was used up: score the log again/,
    )
  })
})

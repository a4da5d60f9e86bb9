import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parquetWriteBuffer } from 'hyparquet-writer'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Diagnostic } from '#schemas/diagnose/index'
import { madeResponses, madeTable } from './made-responses.ts'
import { openCalibratePage, type CalibratePage } from './open-page.ts'
import type { PageGlobals, PageOptions, PageRun } from './page.ts'

let open: CalibratePage
let folder: string
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'assay-calibrate-page-'))
  open = await openCalibratePage()
})
afterAll(async () => {
  await open.close()
  rmSync(folder, { recursive: true, force: true })
})

declare const window: Window & PageGlobals

const assay = fileURLToPath(new URL('../../generators/cli/assay.ts', import.meta.url))

/** Calibrates on the command line, in the folder of the files. */
function onCommandLine(...args: readonly string[]) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [assay, 'calibrate', ...args], {
    cwd: folder,
    encoding: 'utf8',
  })
  return { status, stdout, stderr }
}

async function inPage(names: string | readonly string[], options: PageOptions): Promise<PageRun> {
  await open.page.getByLabel('Responses').setInputFiles([names].flat().map((name) => join(folder, name)))
  return open.page.evaluate((wanted) => window.run(wanted), options)
}

/** The calibration file of the page, or what it said instead. */
function textOf({ end }: PageRun): string {
  return end.type === 'done' ? end.text : JSON.stringify(end)
}

const write = (name: string, content: string | Uint8Array) => writeFileSync(join(folder, name), content)

/** Persons of two groups, more than one shard holds; a score in eleven is missing. */
function writeTables(): void {
  const { persons, items, category } = madeResponses(9000, 8)
  const scoreOf = (n: number, i: number) => ((n * 7 + i) % 11 === 0 ? undefined : category[n * items + i])
  const rows = Array.from({ length: persons }, (_, n) => ({
    person: `p${n + 1}`,
    place: n % 3 === 0 ? 'south' : 'north',
    scores: Array.from({ length: items }, (__, i) => scoreOf(n, i)),
  }))
  const names = Array.from({ length: items }, (_, i) => `i${i + 1}`)
  write(
    'table.csv',
    [
      `person,place,${names.join(',')}`,
      ...rows.map(
        ({ person, place, scores }) => `${person},${place},${scores.map((score) => score ?? '').join(',')}`,
      ),
    ].join('\r\n'),
  )
  write(
    'lines.jsonl',
    rows
      .map(({ person, place, scores }) => {
        const responses = Object.fromEntries(
          names.flatMap((name, i) => (scores[i] === undefined ? [] : [[name, scores[i]]])),
        )
        return `${JSON.stringify({ person, place, responses })}\n`
      })
      .join(''),
  )
  const columns = [
    { name: 'person', data: rows.map(({ person }) => person), type: 'STRING' as const },
    { name: 'place', data: rows.map(({ place }) => place), type: 'STRING' as const },
    ...names.map((name, i) => ({
      name,
      data: rows.map(({ scores }) => scores[i] ?? null),
      type: 'INT32' as const,
      nullable: true,
    })),
  ]
  write('table.parquet', new Uint8Array(parquetWriteBuffer({ columnData: columns })))
}

describe('a calibration in the browser', () => {
  it('gives the file of the command line to the byte, from CSV, JSON lines and Parquet', async () => {
    writeTables()
    for (const name of ['table.csv', 'lines.jsonl', 'table.parquet']) {
      const run = await inPage(name, { model: '2pl', group: 'place', threads: 2 })
      const { status, stderr } = onCommandLine(
        name,
        '--model',
        '2pl',
        '--group',
        'place',
        '--out',
        'out.json',
      )
      expect(status, stderr).toBe(0)
      expect(textOf(run), name).toBe(readFileSync(join(folder, 'out.json'), 'utf8'))
      expect(run.end).toMatchObject({
        words: expect.stringMatching(/^Converged after \d+ passes; log-likelihood −?-?\d/) as string,
        warnings: [],
        shown: { items: 8, points: 8, persons: 9000, groupSizes: [3000, 6000] },
      })
      const said = run.said.map(([words]) => words)
      expect(said).toContain('reading the responses')
      expect(said).toContain('judging the fit')
      expect(said.join()).toMatch(/pass \d+, parameters still change by /)
      expect(run.fallen).toBe(0)
    }
  })
  it('takes priors and anchors from calibration files', async () => {
    write('small.csv', madeTable(madeResponses(600, 6)))
    onCommandLine('small.csv', '--model', '2pl', '--out', 'prior.json')
    const prior = readFileSync(join(folder, 'prior.json'), 'utf8')
    const { items, ...rest } = JSON.parse(prior) as { items: unknown[] }
    const anchors = JSON.stringify({ ...rest, items: items.slice(0, 3) })
    write('anchors.json', anchors)
    onCommandLine('small.csv', '--model', '2pl', '--prior', 'prior.json', '--out', 'with-prior.json')
    onCommandLine(
      'small.csv',
      '--model',
      '2pl',
      '--anchors',
      'anchors.json',
      '--se',
      'none',
      '--out',
      'held.json',
    )
    expect(textOf(await inPage('small.csv', { model: '2pl', prior }))).toBe(
      readFileSync(join(folder, 'with-prior.json'), 'utf8'),
    )
    expect(textOf(await inPage('small.csv', { model: '2pl', anchors, withErrors: false }))).toBe(
      readFileSync(join(folder, 'held.json'), 'utf8'),
    )
    const { end } = await inPage('small.csv', { model: '2pl', anchors: anchors.replace('"i2"', '"j2"') })
    write('anchors.json', anchors.replace('"i2"', '"j2"'))
    expect(end).toEqual({
      type: 'refused',
      diagnostics: diagnosticsOf('small.csv', '--model', '2pl', '--anchors', 'anchors.json'),
    })
  })
  it('is cancelled by a key while it fits and while it reads, and another one runs after it', async () => {
    const { page } = open
    await page.evaluate(() => window.made(60_000, 40))
    for (const words of [/^pass \d+, parameters/, /^reading the responses$/]) {
      const cancelled = page.evaluate(() => window.run({ model: '2pl', tolerance: 1e-12, threads: 2 }))
      await page.locator('output').getByText(words).waitFor()
      await page.getByRole('button', { name: 'Cancel' }).press('Enter')
      expect((await cancelled).end).toEqual({ type: 'cancelled' })
      expect(await page.locator('output').innerText()).toBe('Cancelled. Nothing was kept.')
    }
    await page.evaluate(() => window.made(500, 5))
    expect((await page.evaluate(() => window.run({ model: 'rasch' }))).end.type).toBe('done')
  })
})

describe('a calibration in the browser is refused in the words of the command line', () => {
  it('for one bad cell in a million rows, with its line', async () => {
    const lines = Array.from(
      { length: 1_000_000 },
      (_, n) => `p${n >> 2},i${n & 3},${(n * 7) % 3 === 0 ? 1 : 0}\n`,
    )
    lines[765_432] = 'p191358,i0,maybe\n'
    write('long.csv', `person,item,score\n${lines.join('')}`)
    const { end } = await inPage('long.csv', { model: '2pl' })
    expect(end).toEqual({ type: 'refused', diagnostics: diagnosticsOf('long.csv', '--model', '2pl') })
    expect(end).toMatchObject({
      diagnostics: [
        {
          range: { start: { line: 765_434, column: 12 } },
          message: 'Unexpected score `maybe` of person `p191358` on `i0`, expected an integer from 0 to 127',
        },
      ],
    })
  })
  it('for files of another shape', async () => {
    const shapes: Readonly<Record<string, string | Uint8Array>> = {
      'empty.csv': '',
      'names.csv': 'person,i1,i2\n',
      'semicolons.csv': 'person;i1\np1;1\n',
      'object.csv': '{"person": "p1"}\n',
      'latin.csv': new Uint8Array([112, 101, 114, 115, 111, 110, 44, 105, 49, 10, 228, 44, 49, 10]),
      'none.parquet': 'PAR1 but no more',
      'broken.jsonl': '{"person": "p1", "item": "i1", "score": 1}\n{"person": \n',
      'graded.csv': 'person,i1,i2\np1,1,0\np2,2,1\np3,0,0\n',
    }
    for (const [name, content] of Object.entries(shapes)) {
      write(name, content)
      const { end } = await inPage(name, { model: '2pl' })
      const told = diagnosticsOf(name, '--model', '2pl').map(
        // a browser knows one compression less
        ({ help, ...told }) => (help === undefined ? told : { ...told, help: help.replace(', Brotli', '') }),
      )
      expect(end, name).toEqual({ type: 'refused', diagnostics: told })
    }
    const { end } = await inPage(['names.csv', 'graded.csv'], { model: '2pl' })
    expect(end).toMatchObject({
      type: 'refused',
      diagnostics: [{ message: 'Unexpected folder without `.json` files, expected scored results' }],
    })
  })
  it('where the estimates do not settle, with the trace that the command line keeps', async () => {
    write('short.csv', madeTable(madeResponses(300, 5)))
    const { end } = await inPage('short.csv', { model: '2pl', tolerance: 1e-300, points: 11 })
    const options = ['--tolerance', '1e-300', '--points', '11', '--out', 'short.json']
    const { stderr } = onCommandLine('short.csv', '--model', '2pl', ...options)
    if (end.type !== 'unsettled') throw new Error(`unexpected end ${end.type}, expected unsettled`)
    expect(end.words).toMatch(/^Not converged: after 500 passes/)
    expect(stderr).toContain(end.words)
    expect(end.trace).toBe(readFileSync(join(folder, 'short.json.trace.json'), 'utf8'))
  })
  it('for a file that was changed since it was chosen', async () => {
    write('moving.csv', madeTable(madeResponses(50, 3)))
    await open.page.getByLabel('Responses').setInputFiles(join(folder, 'moving.csv'))
    write('moving.csv', madeTable(madeResponses(500, 5)))
    const { end } = await open.page.evaluate(() => window.run({ model: '2pl' }))
    expect(end).toMatchObject({
      type: 'refused',
      diagnostics: [
        {
          message: 'Unreadable: the file was changed, moved or deleted since it was chosen. Choose it again',
        },
      ],
    })
  })
  it('for a calibration file that was deleted since it was chosen', async () => {
    write('small.csv', madeTable(madeResponses(50, 3)))
    write('gone.json', '{}')
    await open.page
      .getByLabel('Responses')
      .setInputFiles([join(folder, 'small.csv'), join(folder, 'gone.json')])
    rmSync(join(folder, 'gone.json'))
    const { end } = await open.page.evaluate(() => window.runWithPrior({ model: '2pl' }))
    expect(end).toMatchObject({
      type: 'refused',
      diagnostics: [
        {
          code: 'prior/file',
          file: 'gone.json',
          message: 'Unreadable: the file was changed, moved or deleted since it was chosen. Choose it again',
        },
      ],
    })
  })
  it('for options that make no sense, before anything is read', async () => {
    const refused = open.page.evaluate(() => window.run({ model: '2pl', tolerance: -1 }))
    await expect(refused).rejects.toThrow('tolerance must be above 0 and at most 0.1, received -1')
  })
})

/** What the command line refuses a calibration with. */
function diagnosticsOf(...args: readonly string[]): readonly Diagnostic[] {
  const { status, stdout } = onCommandLine(...args, '--out', 'refused.json', '--json')
  expect(status).toBe(1)
  return (JSON.parse(stdout) as { diagnostics: readonly Diagnostic[] }).diagnostics
}

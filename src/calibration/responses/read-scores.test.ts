import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parquetWriteBuffer } from 'hyparquet-writer'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { scoresContent } from '../../../generators/results/scores-content.ts'
import { readBoth } from '../../../test/responses/read-both.ts'
import type { ReadOptions, ReadResponses } from './read-responses.ts'
import { SCORE_COLUMNS, type ScoreRow } from './score-columns.ts'

let cwd: string
beforeAll(() => {
  cwd = mkdtempSync(join(tmpdir(), 'assay-scores-'))
})
afterAll(() => rmSync(cwd, { recursive: true, force: true }))

const ROW: ScoreRow = {
  person: 'a',
  item: 'i1',
  version: '1.0.0',
  score: 1,
  max: 2,
  block: 'main',
  policy: 'forbidden',
  position: 1,
  ms: 61_000,
  provisional: null,
  status: 'accepted',
  uncounted: null,
  test: 'short',
  bank: 'small',
  release: '1.0.0',
  languages: 'typescript',
}
const REJECTED: ScoreRow = {
  ...(Object.fromEntries(Object.keys(SCORE_COLUMNS).map((name) => [name, null])) as unknown as ScoreRow),
  status: 'rejected',
  uncounted: 'rejected',
}
const row = (more: Partial<ScoreRow>): ScoreRow => ({ ...ROW, ...more })

async function readRows(
  rows: readonly ScoreRow[],
  format: 'jsonl' | 'parquet',
  options: ReadOptions = {},
): Promise<ReadResponses> {
  const path = join(cwd, `scores.${format}`)
  writeFileSync(path, await scoresContent(rows, format))
  return readBoth(path, options)
}

function readText(text: string): Promise<ReadResponses> {
  writeFileSync(join(cwd, 'written.jsonl'), text)
  return readBoth(join(cwd, 'written.jsonl'))
}

type Whole = Extract<ReadResponses, { ok: true }>

/** Scores as `person item score`, persons in order. */
function scoresOf(read: ReadResponses): readonly string[] {
  const { responses, persons, items } = read as Whole
  const { starts, item, category } = responses
  return persons.flatMap((person, n) =>
    Array.from({ length: (starts[n + 1] ?? 0) - (starts[n] ?? 0) }, (_, k) => {
      const at = (starts[n] ?? 0) + k
      return `${person} ${items[item[at] ?? 0]} ${category[at]}`
    }),
  )
}

const saidOf = ({ diagnostics }: ReadResponses) =>
  diagnostics.map(({ severity, message, range }) => `${range.start.line} ${severity}: ${message}`)

describe.each(['jsonl', 'parquet'] as const)('a table of scores in %s', (format) => {
  test('gives what counts and what is on trial; what is left out is told', async () => {
    const read = await readRows(
      [
        ROW,
        row({ item: 'i2', position: 2, score: 0, status: 'flagged' }),
        row({ item: 'i3', position: 3, uncounted: 'pretest' }),
        row({ item: 'i4', position: 4, uncounted: 'hint' }),
        row({ item: 'i5', position: 5, score: null, uncounted: 'unanswered' }),
        row({ person: 'b', score: 2 }),
        row({ person: 'c', uncounted: 'twice' }),
        row({ person: 'c', item: 'i2', position: 2, uncounted: 'twice' }),
        row({ person: 'b', uncounted: 'again' }),
        row({ person: 'b', item: 'i2', position: 2, uncounted: 'seen' }),
        REJECTED,
        { ...REJECTED, person: 'd' },
      ],
      format,
    )
    expect(scoresOf(read)).toEqual(['a i1 1', 'a i2 0', 'a i3 1', 'b i1 2'])
    expect(saidOf(read)).toEqual([
      '1 warning: 2 rejected results are left out',
      '1 warning: 1 problem that was not answered is left out',
      '1 warning: 1 score after a hint that gives the key away is left out',
      '1 warning: 1 score of an item that was met before is left out',
      '1 warning: 1 score of a result that was handed in again is left out',
      '1 warning: 2 scores of attempts that were taken twice are left out',
    ])
  })

  test('gives one scale where it is asked for, and says where two are mixed', async () => {
    const rows = [ROW, row({ item: 'i2', position: 2, policy: 'allowed', score: 2 })]
    const both = await readRows(rows, format)
    expect(scoresOf(both)).toEqual(['a i1 1', 'a i2 2'])
    expect(saidOf(both)).toEqual([
      '1 warning: Responses with and without AI are calibrated together, as one ability',
    ])
    const allowed = await readRows(rows, format, { policy: 'allowed' })
    expect([scoresOf(allowed), saidOf(allowed)]).toEqual([['a i2 2'], []])
    expect(saidOf(await readRows([ROW], format, { policy: 'allowed' }))).toEqual([
      '1 error: Missing scores: no response with AI allowed counts',
    ])
  })

  test('groups attempts by what their sessions say', async () => {
    const rows = [ROW, row({ person: 'b', languages: 'python' })]
    expect(await readRows(rows, format, { group: 'languages' })).toMatchObject({
      groups: ['typescript', 'python'],
    })
    expect(saidOf(await readRows(rows, format, { group: 'country' }))).toEqual([
      '1 error: Unexpected group `country`, expected `languages`, `test`, `bank`, `release`',
    ])
  })

  test('counts an attempt once: another result of it is told, in whatever order the rows stand', async () => {
    const second = row({ item: 'i2', position: 1 })
    expect(saidOf(await readRows([ROW, row({ person: 'b' }), second], format))).toEqual([
      '3 error: Unexpected second result of attempt `a`: problem 1 of the first is in line 1',
    ])
  })

  test('has one highest score of each item, and none above it', async () => {
    expect(saidOf(await readRows([ROW, row({ person: 'b', max: 3 })], format))).toEqual([
      '2 error: Unexpected highest score 3 of `i1` 1.0.0, expected 2 as in line 1 (1.0.0)',
    ])
    expect(saidOf(await readRows([row({ score: 3 })], format))).toEqual([
      '1 error: Unexpected score 3 of `i1`, expected at most 2',
    ])
  })

  test('needs a response that counts', async () => {
    expect(saidOf(await readRows([REJECTED], format))).toEqual([
      '1 error: Missing scores: no response in it counts',
    ])
  })
})

test('a table that another program wrote is read: its columns in another order, integers of 64 bits', async () => {
  const names = Object.keys(SCORE_COLUMNS).reverse() as (keyof ScoreRow)[]
  const columnData = names.map((name) => {
    const isText = SCORE_COLUMNS[name] === 'text'
    const value = ROW[name]
    return {
      name,
      data: [typeof value === 'number' ? BigInt(value) : value],
      type: isText ? ('STRING' as const) : ('INT64' as const),
      nullable: true,
    }
  })
  writeFileSync(join(cwd, 'other.parquet'), new Uint8Array(parquetWriteBuffer({ columnData })))
  expect(scoresOf(await readBoth(join(cwd, 'other.parquet')))).toEqual(['a i1 1'])
  const reversed = Object.fromEntries(names.map((name) => [name, ROW[name]]))
  expect(scoresOf(await readText(`${JSON.stringify(reversed)}\n\n`))).toEqual(['a i1 1'])
})

test('damage is told with its line', async () => {
  const line = JSON.stringify(ROW)
  const read = await readText(
    [
      line,
      line.slice(0, 40),
      JSON.stringify({ ...ROW, position: '2' }),
      JSON.stringify({ ...ROW, status: 'fine' }),
      JSON.stringify({ ...ROW, policy: 'none' }),
      JSON.stringify({ ...ROW, person: null }),
      JSON.stringify({ ...ROW, max: 0 }),
      '[]',
    ].join('\n'),
  )
  expect(saidOf(read)).toEqual([
    '2 error: Unexpected value, expected an object',
    '3 error: Unexpected `position`, expected a whole number from 0 or null',
    '4 error: Unexpected `status`, expected accepted, flagged or rejected',
    '5 error: Unexpected `policy`, expected forbidden, allowed or null',
    '6 error: Missing `person`',
    '7 error: Missing `score` or `max` of a response that counts',
    '8 error: Unexpected value, expected an object',
  ])
})

test('a policy is asked of tables of scores alone', async () => {
  writeFileSync(join(cwd, 'plain.jsonl'), '{"person": "a", "item": "i1", "score": 1}\n')
  expect(saidOf(await readBoth(join(cwd, 'plain.jsonl'), { policy: 'allowed' }))).toEqual([
    '1 error: Unexpected --policy: nothing here says under which policy a response was given',
  ])
})

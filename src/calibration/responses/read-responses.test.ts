import { createHash } from 'node:crypto'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import * as fc from 'fast-check'
import { parquetWriteBuffer } from 'hyparquet-writer'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { responsesOf } from '../../../adaptive/responses/responses.ts'
import { readBoth } from '../../../test/responses/read-both.ts'
import type { ReadOptions, ReadResponses } from './read-responses.ts'

let cwd: string
beforeAll(() => {
  cwd = mkdtempSync(join(tmpdir(), 'assay-responses-'))
})
afterAll(() => rmSync(cwd, { recursive: true, force: true }))

const fixture = (name: string) =>
  fileURLToPath(new URL(`../../../test/responses/fixtures/${name}`, import.meta.url))

function readText(name: string, content: string | Uint8Array, options?: ReadOptions): Promise<ReadResponses> {
  writeFileSync(join(cwd, name), content)
  return readBoth(join(cwd, name), options)
}

type Whole = Extract<ReadResponses, { ok: true }>

function whole(read: ReadResponses): Whole {
  if (!read.ok) throw new Error(read.diagnostics.map(({ message }) => message).join('\n'))
  return read
}

/** Scores by names. */
function tableOf(read: ReadResponses): Readonly<Record<string, Readonly<Record<string, number>>>> {
  const { responses, persons, items } = whole(read)
  const { starts, item, category } = responses
  return Object.fromEntries(
    persons.map((person, n) => {
      const row: Record<string, number> = {}
      for (let at = starts[n] ?? 0; at < (starts[n + 1] ?? 0); at++)
        row[items[item[at] ?? 0] ?? ''] = category[at] ?? NaN
      return [person, row]
    }),
  )
}

const same = { anna: { i1: 1, i2: 0 }, ben: { i1: 0, i10: 2 } }

describe('each format', () => {
  test('a wide table: one row a person, an empty cell was not administered', async () => {
    const text = 'person,i1,i2,i10\nanna,1,0,\nben,0,,2\n'
    const read = whole(await readText('wide.csv', text))
    expect(tableOf(read)).toEqual(same)
    expect(read.items).toEqual(['i1', 'i2', 'i10'])
    expect(read.groups).toEqual([''])
    expect(read.sha256).toBe(createHash('sha256').update(text).digest('hex'))
    expect(read.diagnostics).toEqual([])
    expect(read.responses).toEqual(
      responsesOf([
        [1, 0, undefined],
        [0, undefined, 2],
      ]),
    )
  })

  test('a long table: one row a score, in any order, columns too; items are put in order by name', async () => {
    const read = await readText('long.csv', 'score,person,item\n1,anna,i1\n2,ben,i10\n0,anna,i2\n0,ben,i1\n')
    expect(tableOf(read)).toEqual(same)
    expect(whole(read).items).toEqual(['i1', 'i2', 'i10'])
  })

  test('JSON lines: a score, or all scores of a person', async () => {
    const ones = [
      '{"person": "anna", "item": "i1", "score": 1}',
      '{"score":0,"item":"i2","person":"anna"}',
      '{"person": "ben", "item": "i2", "score": null}',
      '{"person": "ben", "responses": {"i1": 0, "i10": 2}}',
    ]
    expect(tableOf(await readText('a.jsonl', `${ones.join('\n')}\n`))).toEqual(same)
    expect(tableOf(await readText('b.ndjson', ones.join('\r\n')))).toEqual(same)
  })

  test('Parquet as DuckDB writes it: integers of all widths, doubles, every compression but LZ4', async () => {
    const wide = whole(await readBoth(fixture('wide.parquet'), { group: 'region' }))
    expect(tableOf(wide)).toEqual({ p1: { i1: 1, i2: 0 }, p2: { i1: 0, i2: 2, i10: 1 } })
    expect(wide.groups).toEqual(['north', 'south'])
    expect([...(wide.responses.groups ?? [])]).toEqual([0, 1])
    expect(wide.diagnostics.map(({ message }) => message)).toEqual([
      '1 person without scores left out, `p3` the first',
    ])
    for (const codec of ['zstd', 'gzip', 'brotli', 'uncompressed'])
      expect(tableOf(await readBoth(fixture(`long-${codec}.parquet`)))).toEqual({
        1: { i1: 1, i2: 0 },
        2: { i1: 0, i2: 2, i10: 1 },
      })
  })

  test('a folder of what `assay score --json` prints: first scores that count, or are on trial, of sessions that hold', async () => {
    const session = { bank: 'core', release: '1.0.0', test: 'screening', timeMultiplier: 1 }
    const scored = (attempt: string, languages: readonly string[], items: readonly object[]) => ({
      file: `${attempt}.json`,
      status: 'accepted',
      reasons: [],
      theta: 0,
      se: 1,
      session: { ...session, attempt, languages },
      items,
    })
    const item = (id: string, category?: number) => ({
      id,
      version: '1.0.0',
      block: 'main',
      category,
      max: 2,
    })
    const folder = join(cwd, 'scored')
    mkdirSync(join(folder, 'later'), { recursive: true })
    writeFileSync(
      join(folder, 'first.json'),
      JSON.stringify([
        scored(
          'anna',
          ['typescript'],
          [item('i1', 1), item('i2', 0), { ...item('i3', 2), uncounted: 'hint' }],
        ),
        { file: 'x.json', status: 'rejected', reasons: ['Event 3: changed'], theta: null, se: null },
      ]),
    )
    writeFileSync(
      join(folder, 'later', 'second.json'),
      JSON.stringify([
        {
          ...scored(
            'ben',
            ['javascript'],
            [item('i1', 0), { ...item('i10', 2), uncounted: 'pretest' }, item('i2')],
          ),
          status: 'flagged',
        },
      ]),
    )
    writeFileSync(join(folder, 'README.md'), 'no result')
    const read = whole(await readBoth(folder, { group: 'languages' }))
    expect(tableOf(read)).toEqual(same)
    expect(read.groups).toEqual(['typescript', 'javascript'])
    expect(read.diagnostics.map(({ message }) => message)).toEqual([
      'The rejected result of `x.json` is left out: Event 3: changed',
    ])
    expect(whole(await readBoth(folder)).sha256).toBe(read.sha256)
  })
})

describe('however a table is written', () => {
  const written: Readonly<Record<string, string>> = {
    'with a byte order mark and CRLF': '\uFEFFperson,i1,i2,i10\r\nanna,1,0,\r\nben,0,,2\r\n',
    'without a line break at the end': 'person,i1,i2,i10\nanna,1,0,\nben,0,,2',
    'with blank lines': '\nperson,i1,i2,i10\n\nanna,1,0,\n\r\nben,0,,2\n\n',
    'with all cells in quotes': '"person","i1","i2","i10"\n"anna","1","0",""\n"ben","0","","2"\n',
    'with names in quotes': '"person","i1","i2","i10"\n"anna",1,0,\n"ben",0,,2\n',
    'with spaces': 'person, i1, i2, i10\nanna , 1, 0,\n ben, 0 , ,2\n',
    'with decimals, as of columns with gaps': 'person,i1,i2,i10\nanna,1.0,0.0,\nben,0.0,,2.\n',
    'with leading zeros and columns in another order': 'i1,person,i2,i10\n01,anna,000,\n0,ben,,2\n',
  }
  test.each(Object.entries(written))('%s', async (_, text) => {
    expect(tableOf(await readText('written.csv', text))).toEqual(same)
  })

  test('names may hold separators, quotes and line breaks', async () => {
    const read = await readText('names.csv', 'person,"a,b","c""d"\n"x\ny",1,0\n"say ""hi""",0,1\nä,1,1\n')
    expect(tableOf(read)).toEqual({
      'x\ny': { 'a,b': 1, 'c"d': 0 },
      'say "hi"': { 'a,b': 0, 'c"d': 1 },
      ä: { 'a,b': 1, 'c"d': 1 },
    })
    const json = await readText('names.jsonl', String.raw`{"person": "\u00e4\n", "responses": {"a\"b": 1}}`)
    expect(tableOf(json)).toEqual({ 'ä\n': { 'a"b': 1 } })
  })

  test('the layout is what the option says, where the names say otherwise', async () => {
    const text = 'person,item,score\nanna,1,0\n'
    expect(tableOf(await readText('both.csv', text))).toEqual({ anna: { 1: 0 } })
    expect(tableOf(await readText('both.csv', text, { format: 'wide' }))).toEqual({
      anna: { item: 1, score: 0 },
    })
  })

  test('a column of groups is no item, in all formats', async () => {
    for (const [name, text] of [
      ['groups.csv', 'person,i1,region\nanna,1,north\nben,0,south\n'],
      ['groups-long.csv', 'person,region,item,score\nanna,north,i1,1\nben,south,i1,0\n'],
      [
        'groups.jsonl',
        '{"person":"anna","region":"north","responses":{"i1":1}}\n{"person":"ben","item":"i1","score":0,"region":"south"}',
      ],
    ] as const) {
      const read = whole(await readText(name, text, { group: 'region' }))
      expect([name, read.groups, read.items, read.responses.groupCount]).toEqual([
        name,
        ['north', 'south'],
        ['i1'],
        2,
      ])
      expect([...(read.responses.groups ?? [])]).toEqual([0, 1])
    }
  })

  test('rows longer than a block of the file are read whole', async () => {
    const items = Array.from({ length: 200_000 }, (_, i) => `i${i}`)
    const read = whole(
      await readText('broad.csv', `person,${items.join(',')}\nanna${',1'.repeat(items.length)}\n`),
    )
    expect([read.responses.items, read.responses.item.length]).toEqual([200_000, 200_000])
  })
})

describe('any table', () => {
  interface Table {
    readonly items: readonly string[]
    readonly rows: readonly {
      readonly person: string
      readonly group: string
      readonly scores: readonly (number | null)[]
    }[]
  }
  const name = fc.oneof(
    fc.stringMatching(/^[a-z]\d{0,3}$/),
    fc
      .string({ unit: 'grapheme', minLength: 1, maxLength: 6 })
      .filter((text) => text.trim() === text && !/[\0\r]/.test(text)),
  )
  const table: fc.Arbitrary<Table> = fc
    .uniqueArray(
      name.filter((text) => !['person', 'item', 'score', 'group', '__proto__'].includes(text)),
      { minLength: 1, maxLength: 6 },
    )
    .chain((items) =>
      fc.record({
        items: fc.constant(items),
        rows: fc.uniqueArray(
          fc.record({
            person: name.filter((text) => text !== '__proto__'),
            group: fc.constantFrom('a', 'b,c', 'd'),
            scores: fc
              .array(fc.option(fc.integer({ min: 0, max: 127 }), { freq: 4 }), {
                minLength: items.length,
                maxLength: items.length,
              })
              .filter((scores) => scores.some((score) => score !== null)),
          }),
          { minLength: 1, maxLength: 20, selector: ({ person }) => person },
        ),
      }),
    )
  const cell = (text: string) => (/[",\n\r]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text)
  const linesOf = ({ items, rows }: Table) =>
    rows.flatMap(({ person, group, scores }) =>
      scores.flatMap((score, i) => (score === null ? [] : [{ person, item: items[i] ?? '', score, group }])),
    )
  const shuffled = <T>(list: readonly T[], seed: number): T[] =>
    list
      .map((value, at) => ({ value, key: createHash('sha256').update(`${seed}/${at}`).digest('hex') }))
      .sort((left, right) => (left.key < right.key ? -1 : 1))
      .map(({ value }) => value)
  const parquet = (
    columns: readonly { name: string; data: readonly unknown[]; type: 'STRING' | 'INT32' }[],
  ) =>
    new Uint8Array(
      parquetWriteBuffer({
        columnData: columns.map((column) => ({ ...column, data: [...column.data] })),
        rowGroupSize: 7,
      }),
    )

  const formats: Readonly<
    Record<string, (table: Table, seed: number) => readonly [string, string | Uint8Array]>
  > = {
    wide: ({ items, rows }) => [
      'any.csv',
      [
        ['group', 'person', ...items].map(cell).join(','),
        ...rows.map(({ person, group, scores }) =>
          [group, person, ...scores.map((score) => String(score ?? ''))].map(cell).join(','),
        ),
      ].join('\n'),
    ],
    'long, shuffled': (table, seed) => [
      'any.csv',
      [
        'person,item,score,group',
        ...shuffled(linesOf(table), seed).map(({ person, item, score, group }) =>
          [person, item, String(score), group].map(cell).join(','),
        ),
      ].join('\r\n'),
    ],
    'JSON lines, shuffled': (table, seed) => [
      'any.jsonl',
      shuffled(linesOf(table), seed)
        .map((line) => JSON.stringify(line))
        .join('\n'),
    ],
    'JSON lines by person': ({ items, rows }) => [
      'any.jsonl',
      rows
        .map(({ person, group, scores }) =>
          JSON.stringify({
            person,
            group,
            responses: Object.fromEntries(scores.map((score, i) => [items[i], score])),
          }),
        )
        .join('\n'),
    ],
    'Parquet, wide': ({ items, rows }) => [
      'any.parquet',
      parquet([
        { name: 'person', data: rows.map(({ person }) => person), type: 'STRING' },
        ...items.map((name, i) => ({
          name,
          data: rows.map(({ scores }) => scores[i] ?? null),
          type: 'INT32' as const,
        })),
        { name: 'group', data: rows.map(({ group }) => group), type: 'STRING' },
      ]),
    ],
    'Parquet, long, shuffled': (table, seed) => {
      const lines = shuffled(linesOf(table), seed)
      const texts = (['person', 'item', 'group'] as const).map((name) => ({
        name,
        data: lines.map((line) => line[name]),
        type: 'STRING' as const,
      }))
      return [
        'any.parquet',
        parquet([...texts, { name: 'score', data: lines.map(({ score }) => score), type: 'INT32' }]),
      ]
    },
  }
  test.each(Object.entries(formats))('is read back from %s', async (format, write) => {
    await fc.assert(
      fc.asyncProperty(table, fc.nat(), async (table, seed) => {
        const read = whole(await readText(...write(table, seed), { group: 'group' }))
        const expected = Object.fromEntries(
          table.rows.map(({ person, scores }) => [
            person,
            Object.fromEntries(
              scores.flatMap((score, i) => (score === null ? [] : [[table.items[i], score]])),
            ),
          ]),
        )
        expect(tableOf(read)).toEqual(expected)
        expect(
          Object.fromEntries(
            read.persons.map((person, n) => [person, read.groups[read.responses.groups?.[n] ?? -1]]),
          ),
        ).toEqual(Object.fromEntries(table.rows.map(({ person, group }) => [person, group])))
        // The very arrays that the engine would make of the table, with persons and items in the order that was read.
        const { persons, items } = read
        const dense = persons.map((person) => items.map((item) => expected[person]?.[item]))
        const { starts, item, category } = responsesOf(dense)
        expect([read.responses.starts, read.responses.item, read.responses.category]).toEqual([
          starts,
          item,
          category,
        ])
        if (format.endsWith('wide'))
          expect([persons, items]).toEqual([table.rows.map(({ person }) => person), table.items])
      }),
      { numRuns: 60 },
    )
  })
})

import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { readBoth } from '../../../test/responses/read-both.ts'
import type { ReadOptions } from './read-responses.ts'

let cwd: string
beforeAll(() => {
  cwd = mkdtempSync(join(tmpdir(), 'assay-broken-'))
})
afterAll(() => rmSync(cwd, { recursive: true, force: true }))

/** What is told of a file, a line each. */
async function told(path: string, options?: ReadOptions): Promise<readonly string[]> {
  const read = await readBoth(path, options)
  return read.diagnostics.map(
    ({ code, file, severity, range: { start, end }, message, help, related = [] }) => {
      const width = end.column - start.column
      const also = related.map(
        ({ range, message }) => ` [${range.start.line}:${range.start.column} ${message}]`,
      )
      const name = file === path ? '' : `${file.slice(path.length + 1)} `
      return `${name}${start.line}:${start.column}+${width} ${severity} ${code}: ${message}${also.join('')}${help === undefined ? '' : ` (${help})`}`
    },
  )
}

function write(name: string, content: string | Uint8Array): string {
  writeFileSync(join(cwd, name), content)
  return join(cwd, name)
}

const tables: Readonly<Record<string, readonly [text: string | Uint8Array, options?: ReadOptions]>> = {
  'scores that are none': ['person,i1,i2\np1,1.5,-1\np2,x,128\nä3,NA,1e0\n'],
  'scores that are none, long': ['person,item,score\np1,i1,1.5\np2,i1,\np3,"i 1",200\n'],
  'a column twice, one without name': ['person,i1,,i1\np1,1,1,1\n'],
  'a column that is not there': ['Person,i1\np1,1\n', { group: 'region' }],
  'a column too many in a long table': ['person,item,score,when\np1,i1,1,9\n'],
  'a long table that is none': ['person,i1\np1,1\n', { format: 'long' }],
  'no items': ['person\np1\n'],
  'a person twice in a wide table': ['person,i1,i2\np1,1,\np2,1,1\np1,,1\n'],
  'a pair twice in a long table': ['person,item,score\np1,i1,1\n\np2,i1,1\np1,i2,0\np1,i1,1\n'],
  'too few cells, too many': ['person,i1,i2\np1,1\np2,1,0,1\n'],
  'no person, no item': ['person,item,score\n,i1,1\np1,,1\n'],
  'an empty file': [''],
  'blank lines alone': ['\n\r\n'],
  'a header alone': ['person,i1,i2\n'],
  'no score at all': ['person,i1\np1,\np2,\n'],
  semicolons: ['person;i1;i2\np1;1;0\n'],
  tabs: ['person\ti1\ti2\np1\t1\t0\n'],
  'CR alone': ['person,i1\rp1,1\rp2,0\r'],
  'JSON by another name': ['{"person": "p1", "item": "i1", "score": 1}\n'],
  'no UTF-8': [Buffer.from('person,i1\nä1,1\nJos\xe9,0\n', 'latin1')],
  'no UTF-8 further down': [
    Buffer.concat([Buffer.from('person,i1\nä1,1\nä'), Buffer.from([0xe9]), Buffer.from('x,1\n')]),
  ],
  'UTF-16': [Buffer.from('\uFEFFperson,i1\np1,1\n', 'utf16le')],
  'a quote that is never closed': ['person,i1\np1,1\n"p2,0\np3,1\n'],
  'text after a quote': ['person,i1\n"p1"x,1\n'],
  'a group that is missing, and one that changes': [
    'person,item,score,region\np1,i1,1,north\np1,i2,1,south\np2,i1,0,\n',
    { group: 'region' },
  ],
  'too many groups': [
    `person,i1,region\n${Array.from({ length: 258 }, (_, n) => `p${n},1,g${n}\n`).join('')}`,
    { group: 'region' },
  ],
  'more than 20 faults': [`person,i1\n${Array.from({ length: 23 }, (_, n) => `p${n},x${n}\n`).join('')}`],
  'warnings: persons and items without scores': ['person,i1,i2\np1,1,\np2,,\np3,0,\np4,,\n'],
}

test('every fault of a table is told, with its place and what to do', async () => {
  const all: string[] = []
  for (const [name, [text, options]] of Object.entries(tables)) {
    const lines = await told(write('table.csv', text), options)
    all.push(`# ${name}`, ...(lines.length > 20 ? [...lines.slice(0, 1), '…', ...lines.slice(-1)] : lines))
  }
  expect(`\n${all.join('\n')}\n`).toMatchInlineSnapshot(`
    "
    # scores that are none
    2:4+3 error data/not-integer: Unexpected score \`1.5\` of person \`p1\` on \`i1\`, expected an integer from 0 to 127 (Score by ordered categories: 0, 1, 2…, and leave the cell empty where an item was not administered)
    2:8+2 error data/negative: Unexpected score \`-1\` of person \`p1\` on \`i2\`, expected an integer from 0 to 127 (Score by ordered categories: 0, 1, 2…)
    3:4+1 error data/not-integer: Unexpected score \`x\` of person \`p2\` on \`i1\`, expected an integer from 0 to 127 (Score by ordered categories: 0, 1, 2…, and leave the cell empty where an item was not administered)
    3:6+3 error data/too-high: Unexpected score \`128\` of person \`p2\` on \`i2\`, expected an integer from 0 to 127 (Score by ordered categories: points go into a few of them)
    4:4+2 error data/not-integer: Unexpected score \`NA\` of person \`ä3\` on \`i1\`, expected an integer from 0 to 127 (Leave the cell empty where an item was not administered (R: na = "", pandas: na_rep=""))
    4:7+3 error data/not-integer: Unexpected score \`1e0\` of person \`ä3\` on \`i2\`, expected an integer from 0 to 127 (Score by ordered categories: 0, 1, 2…, and leave the cell empty where an item was not administered)
    # scores that are none, long
    2:7+3 error data/not-integer: Unexpected score \`1.5\` of person \`p1\` on \`i1\`, expected an integer from 0 to 127 (Score by ordered categories: 0, 1, 2…, and leave the cell empty where an item was not administered)
    4:10+3 error data/too-high: Unexpected score \`200\` of person \`p3\` on \`i 1\`, expected an integer from 0 to 127 (Score by ordered categories: points go into a few of them)
    # a column twice, one without name
    1:11+0 error data/empty-name: Missing name of column 3 (Name every column in the first line)
    1:12+2 error data/repeated-column: Unexpected second column \`i1\` [1:8 The first is here] (Give each item one column)
    # a column that is not there
    1:1+6 error data/missing-column: Missing column \`person\` in the first line (Did you mean \`Person\`? A wide table begins with \`person,\` and the name of each item)
    1:1+6 error data/missing-column: Missing column \`region\` in the first line (A wide table begins with \`person,\` and the name of each item)
    # a column too many in a long table
    1:19+4 error data/unknown-column: Unexpected column \`when\`, expected \`person\`, \`item\`, \`score\` (Leave it out, or say --group when if it holds each person's group; say --format wide if \`item\` and \`score\` are items)
    # a long table that is none
    1:1+6 error data/missing-column: Missing column \`item\` in the first line (A long table begins with \`person,item,score\`)
    1:1+6 error data/missing-column: Missing column \`score\` in the first line (A long table begins with \`person,item,score\`)
    1:8+2 error data/unknown-column: Unexpected column \`i1\`, expected \`person\`, \`item\`, \`score\` (Leave it out, or say --group i1 if it holds each person's group)
    # no items
    1:1+6 error data/missing-column: Missing items: no column but \`person\` is named (A wide table begins with \`person,\` and the name of each item)
    # a person twice in a wide table
    4:1+2 error data/duplicate: Unexpected second row of person \`p1\`; the first is in line 2 [2:1 The first is here] (Give each person one row)
    # a pair twice in a long table
    6:1+0 error data/duplicate: Unexpected second score of person \`p1\` on \`i1\`; the one before is in line 2 [2:1 The one before is here] (Give each person one score per item: the first that counts)
    # too few cells, too many
    2:5+0 error data/cells: Unexpected 2 cells in this row, expected 3 as in the first line (A cell of an item that was not administered is empty, with its comma)
    3:8+1 error data/cells: Unexpected 4 cells in this row, expected 3 as in the first line (Put a text that holds a comma into quotes)
    # no person, no item
    2:1+0 error data/no-person: Missing person in this row (Name each person: any text will do)
    3:4+0 error data/no-item: Missing item in this row (Name the item of each score)
    # an empty file
    1:1+0 error data/empty: Unexpected empty file, expected responses (Begin with a line that names the columns: \`person,i1,i2\`)
    # blank lines alone
    1:1+0 error data/empty: Unexpected empty file, expected responses (Begin with a line that names the columns: \`person,i1,i2\`)
    # a header alone
    1:1+0 error data/no-rows: Missing rows: the names of the columns stand alone (Write one row per person, or per score)
    # no score at all
    1:1+0 error data/no-scores: Missing scores: no cell of 2 persons has one (Write scores as integers: 0, 1, 2…)
    # semicolons
    1:7+1 error data/separator: Unexpected separator \`;\`, expected \`,\` (Write the columns with commas: \`person,i1,i2\` (R: write.csv, pandas: sep=",", spreadsheets: "CSV UTF-8 (comma delimited)"))
    # tabs
    1:7+1 error data/separator: Unexpected separator tab, expected \`,\` (Write commas between columns: \`person,i1,i2\` (R: write.csv, pandas: sep=",", spreadsheets: "CSV UTF-8 (comma delimited)"))
    # CR alone
    1:10+0 error data/line-break: Unexpected line break CR alone, expected LF or CRLF (Save the file with line breaks of Unix or Windows)
    # JSON by another name
    1:1+1 error data/format: Unexpected JSON, expected a table with commas (Name a file of JSON lines \`.jsonl\`; scored results lie in a folder, which is named instead of them)
    # no UTF-8
    2:1+1 error data/encoding: Unexpected byte 0xe4, expected UTF-8 (Save the file as UTF-8 (in spreadsheets "CSV UTF-8"))
    # no UTF-8 further down
    3:2+1 error data/encoding: Unexpected byte 0xe9, expected UTF-8 (Save the file as UTF-8 (in spreadsheets "CSV UTF-8"))
    # UTF-16
    1:1+1 error data/encoding: Unexpected byte 0xff, expected UTF-8 (Save the file as UTF-8 (in spreadsheets "CSV UTF-8"))
    # a quote that is never closed
    3:1+1 error data/quote: Missing closing quote (Close the quote, or write a quote within quotes twice: \`""\`)
    # text after a quote
    2:5+0 error data/quote: Unexpected text after a closing quote, expected a separator (Write a quote within quotes twice: \`""\`)
    # a group that is missing, and one that changes
    3:9+5 error data/group: Unexpected group \`south\` of person \`p1\`, expected \`north\` as in line 2 (A person is in one group)
    4:9+0 error data/no-group: Missing group of person \`p2\` (Put each person into a group)
    # too many groups
    257:8+4 error data/groups: Unexpected group \`g255\`, expected at most 255 groups (Name a column with --group that puts persons into a few groups)
    # more than 20 faults
    2:4+2 error data/not-integer: Unexpected score \`x0\` of person \`p0\` on \`i1\`, expected an integer from 0 to 127 (Score by ordered categories: 0, 1, 2…, and leave the cell empty where an item was not administered)
    …
    21:5+3 error data/more: And 3 more errors
    # warnings: persons and items without scores
    1:11+2 warning data/unanswered: Unexpected item \`i2\` without scores (Leave the item out, or add what it was scored)
    3:1+0 warning data/left-out: 2 persons without scores left out, \`p2\` the first
    "
  `)
})

test('every fault of JSON lines is told, with its place and what to do', async () => {
  const lines = [
    '{"person": "p1", "item": "i1", "score": 1.5}',
    '{"person": "ä", "responses": {"i1": -1, "i2": "1", "i3": true, "i4": 128}}',
    '{"person": "p3", "item": "i1"}',
    '{"person": "p4", "responses": {"i1": 1}, "score": 1}',
    '{"persn": "p5", "item": "i1", "score": 1}',
    '{"person": "p6", "person": "p6", "item": "i1", "score": 1}',
    '{"person": "p7", "item": "i1", "score": 1',
    '[1, 2]',
    '{"person": "", "item": "i1", "score": 1}',
    '{"person": 1.5, "item": "i1", "score": 1}',
    String.raw`{"person": "\x", "item": "i1", "score": 1}`,
    '{"person": "p8", "item": "i1", "score": [1]}',
  ]
  expect(`\n${(await told(write('lines.jsonl', lines.join('\n')))).join('\n')}\n`).toMatchInlineSnapshot(`
    "
    1:41+3 error data/not-integer: Unexpected score \`1.5\` of person \`p1\` on \`i1\`, expected an integer from 0 to 127 (Score by ordered categories: 0, 1, 2…, and leave the cell empty where an item was not administered)
    2:37+2 error data/negative: Unexpected score \`-1\` of person \`ä\` on \`i1\`, expected an integer from 0 to 127 (Score by ordered categories: 0, 1, 2…)
    2:48+1 error data/not-integer: Unexpected score \`"1"\` of person \`ä\` on \`i2\`, expected an integer from 0 to 127 (Score by ordered categories: 0, 1, 2…, and leave the cell empty where an item was not administered)
    2:58+4 error data/not-integer: Unexpected score \`true\` of person \`ä\` on \`i3\`, expected an integer from 0 to 127 (Score by ordered categories: 0, 1, 2…, and leave the cell empty where an item was not administered)
    2:70+3 error data/too-high: Unexpected score \`128\` of person \`ä\` on \`i4\`, expected an integer from 0 to 127 (Score by ordered categories: points go into a few of them)
    3:1+0 error data/missing-key: Missing key \`score\` (Write \`{"person": "p1", "item": "i1", "score": 1}\` or \`{"person": "p1", "responses": {"i1": 1}}\`)
    4:1+0 error data/form: Unexpected keys \`responses\` and \`item\` or \`score\` in one line, expected one form (Write \`{"person": "p1", "item": "i1", "score": 1}\` or \`{"person": "p1", "responses": {"i1": 1}}\`)
    5:3+5 error data/unknown-key: Unexpected key \`persn\`, expected \`person\`, \`item\`, \`score\`, \`responses\` (Did you mean \`person\`? Leave it out, or say --group persn if it holds each person's group)
    6:19+6 error data/repeated-key: Unexpected second key \`person\` (Write each key once)
    7:42+0 error data/json: Unexpected end of the line, expected \`,\` or \`}\` (Write one object per line: \`{"person": "p1", "item": "i1", "score": 1}\` or \`{"person": "p1", "responses": {"i1": 1}}\`)
    8:1+1 error data/json: Unexpected \`[\`, expected \`{\` (Write one object per line: \`{"person": "p1", "item": "i1", "score": 1}\` or \`{"person": "p1", "responses": {"i1": 1}}\`)
    9:13+0 error data/no-person: Missing person: its name is empty (Name each person: any text will do)
    10:12+3 error data/no-person: Unexpected person \`1.5\`, expected a text or a whole number (Name each person: any text will do)
    11:13+2 error data/json: Unexpected escape in \`\\x\`, expected one of JSON (Write a backslash twice: \`\\\\\`)
    12:41+1 error data/json: Unexpected \`[\`, expected a value (Write one object per line: \`{"person": "p1", "item": "i1", "score": 1}\` or \`{"person": "p1", "responses": {"i1": 1}}\`)
    "
  `)
  expect(await told(write('empty.jsonl', ''))).toMatchInlineSnapshot(`
    [
      "1:1+0 error data/empty: Unexpected empty file, expected responses (Begin with \`{"person": "p1", "item": "i1", "score": 1}\`)",
    ]
  `)
  expect(await told(write('pairs.jsonl', '{"person": "p1", "responses": {"i1": 1, "i1": 0}}\n')))
    .toMatchInlineSnapshot(`
    [
      "1:1+0 error data/duplicate: Unexpected second score of person \`p1\` on \`i1\`; the one before is in line 1 [1:1 The one before is here] (Give each person one score per item: the first that counts)",
    ]
  `)
})

test('every fault of Parquet is told, with row and column', async () => {
  const fixture = (name: string) =>
    fileURLToPath(new URL(`../../../test/responses/fixtures/${name}`, import.meta.url))
  expect(await told(fixture('broken.parquet'))).toMatchInlineSnapshot(`
    [
      "3:1+0 error data/no-person: Missing person in this row (Name each person: any text will do)",
      "4:1+0 error data/duplicate: Unexpected second row of person \`p1\`; the first is row 1 [1:1 The first is here] (Give each person one row)",
      "1:2+0 error data/not-integer: Unexpected score \`1.5\` of person \`p1\` on \`i1\`, expected an integer from 0 to 127 (Score by ordered categories: 0, 1, 2…, and leave the cell empty where an item was not administered)",
      "2:3+0 error data/negative: Unexpected score \`-1\` of person \`p2\` on \`i2\`, expected an integer from 0 to 127 (Score by ordered categories: 0, 1, 2…)",
    ]
  `)
  expect(await told(fixture('lz4.parquet'))).toMatchInlineSnapshot(`
    [
      "1:1+0 error data/parquet: Unreadable Parquet: unsupported compression codec: LZ4_RAW (Write the table anew, with Snappy, Zstandard, gzip, Brotli or no compression)",
    ]
  `)
  expect((await told(fixture('wide.parquet')))[0]).toMatchInlineSnapshot(
    `"1:5+0 error data/not-integer: Unexpected score \`north\` of person \`p1\` on \`region\`, expected an integer from 0 to 127 (Score by ordered categories: 0, 1, 2…, and leave the cell empty where an item was not administered; say --group region if that column holds each person's group)"`,
  )
  expect(await told(fixture('wide.parquet'), { group: 'regoin' })).toMatchInlineSnapshot(`
    [
      "1:1+0 error data/missing-column: Missing column \`regoin\` in the first line (Did you mean \`region\`? A wide table begins with \`person,\` and the name of each item)",
    ]
  `)
  expect(await told(write('text.parquet', 'person,i1\np1,1\n'))).toMatchInlineSnapshot(`
    [
      "1:1+0 error data/parquet: Unreadable Parquet: file invalid (footer != PAR1) (Write the table anew, with Snappy, Zstandard, gzip, Brotli or no compression)",
    ]
  `)
})

test('every fault of a folder is told, with its file', async () => {
  const session = {
    attempt: 'a1',
    bank: 'core',
    release: '1.0.0',
    test: 't',
    languages: ['typescript'],
    timeMultiplier: 1,
  }
  const scored = (attempt: string, item: object) => ({
    file: 'x.json',
    status: 'accepted',
    reasons: [],
    session: { ...session, attempt },
    items: [{ id: 'i1', version: '1.0.0', block: 'b', category: 1, max: 2, ...item }],
  })
  const folder = join(cwd, 'results')
  mkdirSync(folder)
  writeFileSync(
    join(folder, 'a.json'),
    JSON.stringify([scored('a1', {}), scored('a2', { max: 3, version: '2.0.0' })]),
  )
  writeFileSync(join(folder, 'b.json'), JSON.stringify(scored('a1', {})))
  writeFileSync(join(folder, 'c.json'), JSON.stringify(scored('a3', { category: 3 })))
  writeFileSync(join(folder, 'd.json'), '{"items": [}')
  writeFileSync(join(folder, 'e.json'), '{"items": []}')
  writeFileSync(join(folder, 'f.json'), '{"kind": "assay-log", "version": 2, "events": [], "head": "x"}')
  expect(`\n${(await told(folder)).join('\n')}\n`.replaceAll(cwd, '.')).toMatchInlineSnapshot(`
    "
    a.json 1:1+0 error data/max: Unexpected highest score 3 of \`i1\` 2.0.0, expected 2 as in ./results/a.json (1.0.0) (Calibrate results of one version of the item)
    b.json 1:1+0 error data/duplicate: Unexpected second result of attempt \`a1\`; the first is in ./results/a.json [1:1 The first is here] (Keep one of them)
    c.json 1:1+0 error data/too-high: Unexpected score 3 of \`i1\`, expected at most 2 (Score the log again: \`assay score LOG --json\`)
    d.json 1:1+0 error data/results: Unexpected text that is not JSON: Unexpected token '}', "{"items": [}" is not valid JSON (Keep what \`assay score --json\` prints, results and logs alone in the folder)
    e.json 1:1+0 error data/results: Unexpected content, expected what \`assay score --json\` prints, a result, or a log (Keep what \`assay score --json\` prints, results and logs alone in the folder)
    f.json 1:1+0 error data/results: Unexpected head, expected 64 hexadecimal digits (Keep what \`assay score --json\` prints, results and logs alone in the folder)
    "
  `)
  expect(await told(folder, { group: 'country' })).toMatchInlineSnapshot(`
    [
      "1:1+0 error data/missing-column: Unexpected group \`country\`, expected \`languages\`, \`test\`, \`bank\`, \`release\` (Group sessions by what their results say)",
    ]
  `)
  mkdirSync(join(cwd, 'nothing'))
  expect(await told(join(cwd, 'nothing'))).toMatchInlineSnapshot(`
    [
      "1:1+0 error data/empty: Unexpected folder without \`.json\` files, expected scored results (Write them with \`assay score LOG… --json > DIR/scored.json\`)",
    ]
  `)
  expect(await told(join(cwd, 'nowhere.csv'))).toMatchInlineSnapshot(`
    [
      "1:1+0 error data/file: Missing file",
    ]
  `)
})

test('one bad cell far down a large table is told with its place, and nothing is half-read', async () => {
  const rows = Array.from({ length: 200_000 }, (_, n) => `p${n},${n % 2},1,0\n`)
  rows[199_998] = 'p199998,1,x,0\n'
  const read = await readBoth(write('large.csv', `person,i1,i2,i3\n${rows.join('')}`))
  expect(read).toMatchObject({
    ok: false,
    diagnostics: [{ code: 'data/not-integer', range: { start: { line: 200_000, column: 11 } } }],
  })
  expect(read).not.toHaveProperty('responses')
})

import { expect, it } from 'vitest'
import { SCORE_COLUMNS } from '#calibration/responses/score-columns'
import { calibration as words } from '../../text/calibration.ts'
import { peek } from './peek.ts'

const peeked = (text: string, name = 'a.csv') => peek({ type: 'file', file: new File([text], name) })

it('tells of a wide table the columns with words in them, and whether there are several scores', async () => {
  expect(await peeked('person,team,i1,i2\np1,red,0,1\np2,blue,1,\n')).toEqual({
    group: 'team',
    groups: ['team'],
    hasPolicies: false,
    hasSeveralScores: false,
  })
  expect(await peeked('person,team,i1\np1,1,2\n')).toMatchObject({
    groups: ['team', 'i1'],
    hasSeveralScores: true,
  })
})

it('takes no column for groups that has scores, too: a bad cell is a mistake', async () => {
  const told = await peeked('person,i1,i2\np1,0,1\np2,maybe,1\n')
  expect(told).toMatchObject({ groups: ['i1'] })
  expect(told.group).toBeUndefined()
  expect((await peeked('person,team,town,i1\np1,red,Bonn,1\n')).group).toBeUndefined()
  expect((await peeked('person,team,i1\np1,red,1\np2,blue,x\n')).group).toBe('team')
})

it('tells of a long table every further column, and looks at its scores alone', async () => {
  expect(await peeked('person,item,score,year\np1,i1,1,2026\n')).toMatchObject({
    groups: ['year'],
    hasSeveralScores: false,
  })
})

it('tells of JSON lines their further keys, and of a table of scores what sessions are grouped by', async () => {
  expect(await peeked('{"person":"p","team":"a","responses":{"i1":3}}\n', 'a.jsonl')).toEqual({
    groups: ['team'],
    hasPolicies: false,
    hasSeveralScores: true,
  })
  const row = Object.fromEntries(Object.keys(SCORE_COLUMNS).map((name) => [name, null]))
  expect(await peeked(`${JSON.stringify({ ...row, score: 1 })}\n`, 'a.ndjson')).toEqual({
    groups: ['languages', 'test', 'bank', 'release'],
    hasPolicies: true,
    hasSeveralScores: false,
  })
})

it('says what a table is that cannot be read, and suggests nothing of it', async () => {
  const texts = {
    separator: 'person;team;i1\np1;red;1\n',
    tabs: 'person\tteam\ti1\np1\tred\t1\n',
    json: '[{"person":"p1"}]',
    empty: '\n',
    nobody: 'name,i1\np1,1\n',
    twice: 'person,i1,i1\np1,1,1\n',
    utf16: new Uint8Array([0xff, 0xfe, 0x70, 0]),
    latin: new Uint8Array([0x70, 0xe4, 0x2c, 0x31]),
    image: new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0, 0]),
  }
  const said = await Promise.all(
    Object.entries(texts).map(async ([name, text]) => {
      const { unread, ...told } = await peek({ type: 'file', file: new File([text], 'a.csv') })
      expect(told).toEqual({ groups: [], hasPolicies: false, hasSeveralScores: undefined })
      return `${name}: ${unread?.message} (${unread?.help})`
    }),
  )
  expect(said.join('\n')).toMatchInlineSnapshot(`
    "separator: Unexpected separator \`;\`, expected \`,\` (Write the columns with commas: \`person,i1,i2\` (R: write.csv, pandas: sep=",", spreadsheets: "CSV UTF-8 (comma delimited)"))
    tabs: Unexpected separator tab, expected \`,\` (Write commas between columns: \`person,i1,i2\` (R: write.csv, pandas: sep=",", spreadsheets: "CSV UTF-8 (comma delimited)"))
    json: Unexpected JSON, expected a table with commas (Name a file of JSON lines \`.jsonl\`; scored results lie in a folder, which is named instead of them)
    empty: Unexpected empty file, expected responses (Begin with a line that names the columns: \`person,i1,i2\`)
    nobody: Missing column \`person\` in the first line (A wide table begins with \`person,\` and the name of each item)
    twice: Unexpected second column \`i1\` (Give each item one column)
    utf16: Unexpected text in UTF-16, expected UTF-8 (Save the table as UTF-8 (in spreadsheets "CSV UTF-8"))
    latin: Unexpected bytes that are no text, expected a table in UTF-8 (Save the table as UTF-8 (in spreadsheets "CSV UTF-8"); Parquet is told by a name that ends with \`.parquet\`)
    image: Unexpected bytes that are no text, expected a table in UTF-8 (Save the table as UTF-8 (in spreadsheets "CSV UTF-8"); Parquet is told by a name that ends with \`.parquet\`)"
  `)
  expect((await peeked('', 'a.parquet')).unread).toEqual(words.unread.empty)
  expect((await peeked('person,i1\n', 'a.jsonl')).unread).toEqual(words.unread.lines)
})

it('tells nothing of what is damaged further on, or too long to be looked at', async () => {
  for (const [text, name] of [
    ['person,"i1\n', 'a.csv'],
    ['{', 'a.jsonl'],
    [`person,${'i'.repeat(1 << 17)}`, 'a.csv'],
  ] as const)
    expect(await peeked(text, name)).toEqual({
      groups: undefined,
      hasPolicies: false,
      hasSeveralScores: undefined,
    })
  const long = `person,${'ä'.repeat(1 << 15)},i1\n`
  expect((await peeked(long)).unread).toBeUndefined()
})

it('looks at whole lines of a large file alone', async () => {
  const lines = Array.from({ length: 20_000 }, (_, n) => `p${n},${n < 15_000 ? 1 : 2}\n`)
  expect(await peeked(`person,i1\n${lines.join('')}`)).toMatchObject({ hasSeveralScores: false })
})

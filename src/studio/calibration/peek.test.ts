import { expect, it } from 'vitest'
import { SCORE_COLUMNS } from '#calibration/responses/score-columns'
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

it('tells nothing of what it cannot read, and refuses nothing', async () => {
  for (const [text, name] of [
    ['', 'a.csv'],
    ['{', 'a.jsonl'],
    ['PAR1', 'a.parquet'],
  ] as const)
    expect((await peeked(text, name)).hasSeveralScores).toBeUndefined()
})

it('looks at whole lines of a large file alone', async () => {
  const lines = Array.from({ length: 20_000 }, (_, n) => `p${n},${n < 15_000 ? 1 : 2}\n`)
  expect(await peeked(`person,i1\n${lines.join('')}`)).toMatchObject({ hasSeveralScores: false })
})

import { parquetWriteBuffer } from 'hyparquet-writer'
import { expect, it } from 'vitest'
import { SCORE_COLUMNS } from '#calibration/responses/score-columns'
import { peek } from './peek.ts'

type Columns = Parameters<typeof parquetWriteBuffer>[0]['columnData']

const scores = (name: string, ...data: number[]) => ({ name, data, type: 'INT32' }) as const
const text = (name: string, ...data: string[]) => ({ name, data, type: 'STRING' }) as const
const person = text('person', 'p1', 'p2')
const peeked = (...columnData: Columns) => peekBytes(parquetWriteBuffer({ columnData }))
const peekBytes = (bytes: ArrayBuffer) => peek({ type: 'file', file: new File([bytes], 'a.parquet') })

it('tells of a wide table the columns of text, and whether there are several scores', async () => {
  expect(await peeked(person, text('region', 'north', 'south'), scores('i1', 0, 1))).toEqual({
    group: 'region',
    groups: ['region'],
    hasPolicies: false,
    hasSeveralScores: false,
  })
  expect(await peeked(person, scores('year', 1, 1), scores('i1', 0, 2))).toEqual({
    groups: ['year', 'i1'],
    hasPolicies: false,
    hasSeveralScores: true,
  })
})

it('takes no column for groups that may hold scores, nor one of several', async () => {
  const written = await peeked(person, text('i1', '0', '1'), scores('i2', 0, 1))
  expect(written).toMatchObject({ groups: ['i1'] })
  expect(written.group).toBeUndefined()
  const several = await peeked(
    person,
    text('team', 'a', 'b'),
    text('town', 'Bonn', 'Köln'),
    scores('i1', 0, 1),
  )
  expect(several).toMatchObject({ groups: ['team', 'town'] })
  expect(several.group).toBeUndefined()
})

it('tells of a long table every further column, and of a table of scores what sessions are grouped by', async () => {
  const long = [person, text('item', 'i1', 'i1'), scores('score', 0, 3), scores('year', 2025, 2026)]
  expect(await peeked(...long)).toEqual({ groups: ['year'], hasPolicies: false, hasSeveralScores: true })
  const table = Object.keys(SCORE_COLUMNS).map((name) =>
    name === 'score' ? scores(name, 0, 1) : text(name, 'a', 'b'),
  )
  expect(await peeked(...table)).toEqual({
    groups: ['languages', 'test', 'bank', 'release'],
    hasPolicies: true,
    hasSeveralScores: false,
  })
})

it('says what is damaged, and what the columns lack', async () => {
  const bytes = parquetWriteBuffer({ columnData: [person, scores('i1', 0, 1)] })
  expect((await peekBytes(bytes.slice(0, -9))).unread?.message).toMatchInlineSnapshot(
    `"Unreadable Parquet: file invalid (footer != PAR1)"`,
  )
  expect((await peeked(text('name', 'a', 'b'), scores('i1', 0, 1))).unread?.message).toMatchInlineSnapshot(
    `"Missing column \`person\` in the first line"`,
  )
})

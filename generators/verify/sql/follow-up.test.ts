import { describe, expect, it } from 'vitest'
import { matrixLines } from '../matrix.ts'
import { sampleItem } from '../sample.ts'

const { edit, prove, refusals, write } = sampleItem('test/check/fixtures/bank/items/loans-by-reader')

const query = (path: string, join_: string, counted = 'l.id'): Promise<void> =>
  write(
    `submissions/${path}`,
    `SELECT r.name AS reader, COUNT(${counted}) AS loans\nFROM readers AS r\n${join_}\nGROUP BY r.id;\n`,
  )

const first = 'LEFT JOIN loans AS l ON l.reader_id = r.id'
const MANY = 'f5ec52ed-0108-4475-92e1-bc7656670b14'

describe('proving the follow-up of a query', () => {
  it('computes what holds afterwards from a second reference, and what is void with it', async () => {
    const { item, proof } = await prove()
    expect(proof.reasons).toEqual([])
    expect(matrixLines(item, proof)).toEqual([
      '                                                one-each  several  none  returned  all-back  category',
      'accepted/outer-join.sql                         ..        .        .     WW        W         3',
      'wrong_answer/inner-join.sql                     ..        .        W     --        -         2',
      'wrong_answer/two-at-most.sql                    ..        W        .     --        -         1',
      'follow_up/accepted/in-the-join.sql              ..        -        .     ..        .         5',
      'follow_up/wrong_answer/counts-what-is-back.sql  WW        -        W     WW        W         3',
      'follow_up/wrong_answer/in-where.sql             ..        -        .     ..        W         4',
    ])
    const { computed = {} } = proof
    expect(computed['voided']).toBe(JSON.stringify([MANY]))
    expect([computed['expected/many-loans'], computed['expected/many-since']]).toEqual([
      '{"columns":["reader","loans"],"rows":[["Fay",3],["Gus",2]]}',
      '{"columns":["reader","loans"],"rows":[["Fay",1],["Gus",2]]}',
    ])
    await write('proof.json', JSON.stringify(proof))
    const { key } = (await prove()).item.sealed
    expect('followUp' in key && key.followUp).toMatchObject({
      voided: [MANY],
      examples: [
        {
          name: 'one-is-back',
          expected: {
            rows: [
              ['Jan', 1],
              ['Kim', 1],
            ],
          },
        },
      ],
      solutions: [{ language: 'sql' }],
    })
  })

  it.each<[string, () => Promise<void>, readonly string[]]>([
    [
      'a change that does not bite',
      () => query('follow_up/accepted/in-the-join.sql', `${first} AND l.id > 0`),
      [
        'accepted/outer-join.sql: passes every hidden database of the follow-up, so that nothing has to be adapted',
      ],
    ],
    [
      'a second answer to it that is another one',
      () => query('follow_up/accepted/other.sql', `${first} AND l.back > '2026-01-08'`),
      ['follow_up/accepted/other.sql, database one-is-back (returned)'],
    ],
    [
      'a wrong answer to it that is right',
      () => query('follow_up/wrong_answer/in-where.sql', `${first} AND l.back IS NULL`),
      ['follow_up/wrong_answer/in-where.sql: expected to fail, gives the right result on every database'],
    ],
    [
      'a wrong answer to it that earns more than was filed',
      () =>
        edit(
          'submissions/submissions.yaml',
          'fails: [all-back]\n    category: 4',
          'fails: [all-back]\n    category: 3',
        ),
      ['follow_up/wrong_answer/in-where.sql: expected category 3, got 4'],
    ],
    [
      'a planted fault that no new database tells',
      () =>
        edit('databases/nothing-out.sql', "(1, 1, '2026-02-02'), ", '').then(() =>
          query('follow_up/accepted/in-the-join.sql', `${first} AND (l.back IS NULL OR l.id < 0)`),
        ),
      ['no database tells follow-up < → <= @'],
    ],
    [
      'a fault that is waived although a new database tells it',
      () =>
        write(
          'waivers.yaml',
          'version: 1\nmutants:\n  - { mutant: "follow-up LEFT JOIN → JOIN @3:1", why: Nobody sees it. }\n',
        ),
      ['waivers.yaml: follow-up LEFT JOIN → JOIN @3:1 is no fault that survives: remove it'],
    ],
  ])('refuses %s', async (_, plant, reasons) => {
    await plant()
    const refused = await refusals()
    for (const reason of reasons) expect(refused).toContain(reason)
  })
})

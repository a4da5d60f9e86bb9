import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, afterEach, beforeEach, describe, expect, it } from 'vitest'
import { compileItem } from '../../compile/compile-item.ts'
import { createNodeRunner } from '../../sandbox/index.ts'
import { matrixLines } from '../matrix.ts'
import { verifyItem } from '../verify-item.ts'

const sample = fileURLToPath(
  new URL('../../../test/check/fixtures/bank/items/loans-by-reader', import.meta.url),
)
const runner = createNodeRunner({ jobs: 1 })
afterAll(() => runner.close())

let folder: string
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'assay-follow-up-'))
  await cp(sample, folder, { recursive: true })
})
afterEach(() => rm(folder, { recursive: true }))

async function proven() {
  const context = { canary: '0b7b1a52-5d0f-4a6e-9a3c-3c0d6b1f2e41', skills: undefined }
  const { item, diagnostics } = compileItem(folder, 'items/loans-by-reader', context)
  if (!item) throw new Error(JSON.stringify(diagnostics, null, 2))
  return { item, proof: (await verifyItem(item, { runner, engine: 'engine-0.wasm' })).proof }
}

const query = (path: string, join_: string, counted = 'l.id'): Promise<void> =>
  writeFile(
    join(folder, 'submissions', path),
    `SELECT r.name AS reader, COUNT(${counted}) AS loans\nFROM readers AS r\n${join_}\nGROUP BY r.id;\n`,
  )

async function edit(path: string, from: string, to: string): Promise<void> {
  const text = await readFile(join(folder, path), 'utf8')
  if (!text.includes(from)) throw new Error(`${path} has no ${from}`)
  await writeFile(join(folder, path), text.replace(from, to))
}

const first = 'LEFT JOIN loans AS l ON l.reader_id = r.id'
const MANY = 'f5ec52ed-0108-4475-92e1-bc7656670b14'

describe('proving the follow-up of a query', () => {
  it('computes what holds afterwards from a second reference, and what is void with it', async () => {
    const { item, proof } = await proven()
    expect(proof.reasons).toEqual([])
    expect(matrixLines(item, proof)).toEqual([
      '                                                one-each  several  none  returned  all-back  category',
      'accepted/outer-join.sql                         ..        .        .     WW        W         3',
      'wrong_answer/inner-join.sql                     ..        .        W     --        -         2',
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
    await writeFile(join(folder, 'proof.json'), JSON.stringify(proof))
    const { key } = (await proven()).item.sealed
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
        writeFile(
          join(folder, 'waivers.yaml'),
          'version: 1\nmutants:\n  - { mutant: "follow-up LEFT JOIN → JOIN @3:1", why: Nobody sees it. }\n',
        ),
      ['waivers.yaml: follow-up LEFT JOIN → JOIN @3:1 is no fault that survives: remove it'],
    ],
  ])('refuses %s', async (_, plant, reasons) => {
    await plant()
    const { proof } = await proven()
    expect(proof.verdict).toBe('refused')
    for (const reason of reasons) expect(proof.reasons.join('\n')).toContain(reason)
  })
})

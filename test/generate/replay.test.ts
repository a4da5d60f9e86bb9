import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { beforeAll, afterAll, expect, it } from 'vitest'
import type { CopiedBank } from '../release/assay.ts'
import { answerOf, isSolving, write } from './writer.ts'
import { begin, callAssay, generate, hashOfVariants, provenBank, replay } from './written.ts'
import { startMessagesServer } from './server/messages-server.ts'

let bank: CopiedBank
let root: string

/** A run of which the first text is refused, and its repair admitted. */
beforeAll(async () => {
  bank = await provenBank()
  root = bank.root
  const server = await startMessagesServer({
    answer: (body) =>
      isSolving(body) || body.messages.length > 1
        ? write(body)
        : { text: JSON.stringify(answerOf('first', true)) },
  })
  const { code, stdout } = await generate({ root, args: [...begin(server), '--count', '1'] })
  await server.close()
  expect([code, stdout]).toEqual([
    0,
    expect.stringMatching(
      /proposal 1 {2}refused by differential: .*\n {2}see it again: assay generate late-parcels --replay run\.jsonl#1\n.* repair 1 {2}admitted: /,
    ),
  ])
})
afterAll(() => bank.remove())

it('judges anew what a run has recorded, and changes nothing', async () => {
  const state = async () => [await hashOfVariants(root), await readFile(join(root, 'run.jsonl'), 'utf8')]
  const before = await state()
  const refused = await replay(root, 'run.jsonl#1')
  expect(refused).toEqual({
    code: 1,
    stderr: '',
    stdout:
      'late-parcels@1.0.0 proposal 1  refused by differential: two solutions disagree\n  For example: days = [1], limit = 0: [0] and []\n',
  })
  const admitted = await replay(root, 'run.jsonl#1.1')
  expect([admitted.code, admitted.stdout]).toEqual([
    0,
    expect.stringMatching(/proposal 1, repair 1 {2}admitted: /),
  ])
  const told = JSON.parse((await replay(root, 'run.jsonl#1', '--json')).stdout)
  expect(told).toMatchObject({
    proposal: 1,
    repair: 0,
    verdict: { kind: 'refused', gate: 'differential' },
    before: { kind: 'refused', gate: 'differential' },
  })
  expect(JSON.parse(told.text).title).toBe('Parcels of first')
  expect(await state()).toEqual(before)
})

it('says where the gates have come to say something else', async () => {
  const { code, stdout, stderr } = await callAssay(
    root,
    'generate',
    'bank/items/late-parcels',
    '--replay',
    'run.jsonl#1.1',
  )
  expect([code, stderr]).toEqual([1, ''])
  expect(stdout).toMatch(/ {2}refused by \w+: /)
  expect(stdout).toMatch(/\n {2}in the run it was admitted\n$/)
})

it('says in a line what cannot be judged', async () => {
  await writeFile(join(root, 'torn.jsonl'), 'no ledger\n')
  const says = async (named: string) => {
    const { code, stdout, stderr } = await replay(root, named)
    expect([code, stdout]).toEqual([1, ''])
    return stderr
  }
  expect(await says('run.jsonl#7')).toBe('assay generate: run.jsonl has no proposal 7, it has 1\n')
  expect(await says('run.jsonl#1.2')).toContain('no text of proposal 1, repair 2')
  expect(await says('nothing.jsonl#1')).toBe('assay generate: cannot read nothing.jsonl: ENOENT\n')
  expect(await says('torn.jsonl#1')).toContain('torn.jsonl: Unexpected line 1 in the ledger')
  const usage = await callAssay(root, 'generate', 'bank/items/late-parcels', '--replay', 'run.jsonl')
  expect([usage.code, usage.stderr]).toEqual([2, expect.stringContaining('such as run.jsonl#3, or #3.1')])
  const needless = await callAssay(
    root,
    'generate',
    'late-parcels',
    '--replay',
    'run.jsonl#1',
    '--count',
    '3',
  )
  expect([needless.code, needless.stderr]).toEqual([2, expect.stringContaining('leave out --count')])
  const other = await callAssay(root, 'generate', 'bank/items/parcels-a-day', '--replay', 'run.jsonl#1')
  expect(other.code).toBe(1)
})

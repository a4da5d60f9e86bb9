import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { copyBank, postBank, runAssay } from '../release/assay.ts'
import {
  begin,
  copyOf,
  generate,
  withProvenBank,
  reviewAgain,
  seedsIn,
  serveWriter,
  variantsIn,
} from './written.ts'

const proven = withProvenBank()

describe('the review of what was written', () => {
  it('is of each variant by itself in a graded bank; an edit takes it out until all gates have been asked anew', async () => {
    const graded = await copyBank(postBank)
    await graded.edit('items/late-parcels/item.mdx', 'use: practice', 'use: graded')
    await runAssay(graded.root, 'verify', 'bank/items/late-parcels')
    const [root, server] = [await copyOf(graded.root), await serveWriter()]
    await graded.remove()
    await generate({ root, args: [...begin(server), '--count', '2'] })
    const [first = '', second = ''] = (await seedsIn(root)).toSorted(
      (left, right) => Number(left) - Number(right),
    )
    const review = (...args: readonly string[]) => runAssay(root, 'review', ...args, '--bank', 'bank')
    const listed = async () => (await review()).stdout
    expect(await listed()).toBe(`late-parcels  2 written; waiting: #${first}, #${second}\n`)
    expect((await runAssay(root, 'check', 'bank')).stdout).toContain(
      'Unexpected variants: 2 that a model wrote for the graded item late-parcels wait for a review of their own',
    )
    const by = ['--by', 'R. Reader']
    expect((await review(`late-parcels#${first}`, '--accept', ...by)).code).toBe(0)
    expect(await listed()).toBe(`late-parcels  2 written; waiting: #${second}; accepted: #${first}\n`)

    const text = join(variantsIn(root), first, 'item.mdx')
    await writeFile(text, (await readFile(text, 'utf8')).replace('notes for each', 'writes down for each'))
    expect(await listed()).toBe(`late-parcels  2 written; waiting: #${second}; changed: #${first}\n`)
    const checked = await runAssay(root, 'check', 'bank')
    expect([checked.code, checked.stdout.includes('variant/changed')]).toEqual([0, true])
    const early = await review(`late-parcels#${first}`, '--accept', ...by)
    expect([early.code, early.stderr]).toEqual([
      1,
      `assay review: the files of late-parcels#${first} are not those that were proven: assay review late-parcels#${first} --again asks all gates anew\n`,
    ])
    const again = await reviewAgain(root, `late-parcels#${first}`)
    expect([again.code, again.stdout]).toEqual([
      0,
      `late-parcels#${first}  admitted by all gates: read and solve it, and say so\n`,
    ])
    expect(await listed()).toBe(`late-parcels  2 written; waiting: #${first}, #${second}\n`)

    await writeFile(text, (await readFile(text, 'utf8')).replace('writes down', 'wrong writes'))
    const refused = await reviewAgain(root, `late-parcels#${first}`)
    expect([refused.code, refused.stdout]).toEqual([
      1,
      `late-parcels#${first}  refused by differential: two solutions disagree\n`,
    ])
    const no = await review(`late-parcels#${second}`, '--reject', '--reason', 'Two answers.', ...by)
    expect(no.code).toBe(0)
    expect(await listed()).toBe(`late-parcels  2 written; changed: #${first}; rejected: #${second}\n`)
    const report = JSON.parse((await review('--json')).stdout)
    expect(report.items[0].written[0]).toEqual({
      seed: Number(first),
      state: 'changed',
      model: 'claude-sonnet-5-5',
    })
  })

  it('is not waited for in practice; an item that was changed leaves its variants behind until gates are asked anew', async () => {
    const [root, server] = [await copyOf(proven.root), await serveWriter()]
    await generate({ root, args: [...begin(server), '--count', '1'] })
    const [seed = ''] = await seedsIn(root)
    const listed = async () => (await runAssay(root, 'review', 'late-parcels', '--bank', 'bank')).stdout
    expect(await listed()).toBe(`late-parcels  1 written; met: #${seed}\n`)
    const item = join(root, 'bank/items/late-parcels/item.mdx')
    await writeFile(
      item,
      (await readFile(item, 'utf8')).replace('the late ones, in order', 'all late ones, in order'),
    )
    expect(await listed()).toBe(`late-parcels  1 written; stale: #${seed}\n`)
    expect((await runAssay(root, 'check', 'bank')).stdout).toContain(
      'Unexpected variants: 1 of late-parcels was written before it was changed, so nobody meets it',
    )
    await runAssay(root, 'verify', 'bank/items/late-parcels')
    expect((await reviewAgain(root, `late-parcels#${seed}`)).code).toBe(0)
    expect(await listed()).toBe(`late-parcels  1 written; met: #${seed}\n`)
  })

  it('asks no gates of what was drawn', async () => {
    const { code, stderr } = await reviewAgain(proven.root, 'late-parcels#1')
    expect([code === 0, stderr.includes('is no variant that a language model wrote')]).toEqual([false, true])
  })
})

import { existsSync } from 'node:fs'
import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, afterEach, beforeEach, describe, expect, it } from 'vitest'
import { copyBank, postBank, type CopiedBank } from '../../test/release/assay.ts'
import { compileBank } from '../compile/compile-bank.ts'
import { createNodeRunner } from '../sandbox/index.ts'
import { verifyItems } from './verify-items.ts'

const runner = createNodeRunner({ jobs: 1 })
const engine = 'engine-0123456789ab.wasm'
afterAll(() => runner.close())

let bank: CopiedBank
beforeEach(async () => {
  bank = await copyBank(postBank)
})
afterEach(() => bank.remove())

const closed = async () => (await compileBank(bank.dir, { only: ['counting-down', 'parcels-a-day'] })).items

describe('proving the items of a bank', () => {
  it('writes each proof beside its item, and nothing else', async () => {
    const verified = await verifyItems(await closed(), { bankDir: bank.dir, jobs: 2, runner, engine })
    expect(verified.map(({ item, proof, cached }) => [item.id, proof.verdict, cached])).toEqual([
      ['counting-down', 'verified', false],
      ['parcels-a-day', 'verified', false],
    ])
    expect(await readdir(join(bank.dir, 'items/parcels-a-day'))).toEqual([
      'item.mdx',
      'proof.json',
      'responses.yaml',
    ])
    expect((await closed()).map(({ proofState }) => proofState)).toEqual(['current', 'current'])
  })

  it('takes a current proof, unless it is forced, and never one of other files or another engine', async () => {
    const options = { bankDir: bank.dir, jobs: 1, runner, engine }
    await verifyItems(await closed(), options)
    const cached = (await verifyItems(await closed(), options)).map((one) => one.cached)
    const forced = (await verifyItems(await closed(), { ...options, force: true })).map((one) => one.cached)
    const otherEngine = (await verifyItems(await closed(), { ...options, engine: 'engine-other.wasm' })).map(
      (one) => one.cached,
    )
    await verifyItems(await closed(), options)
    await bank.edit('items/parcels-a-day/item.mdx', 'eight hours', '8 hours')
    const edited = (await verifyItems(await closed(), options)).map((one) => one.cached)
    expect({ cached, forced, otherEngine, edited }).toEqual({
      cached: [true, true],
      forced: [false, false],
      // Only a trace runs a program.
      otherEngine: [false, true],
      edited: [true, false],
    })
  })

  it('writes no proof of an item whose proving was stopped', async () => {
    const stop = new AbortController()
    const items = await closed()
    const proving = verifyItems(items, {
      bankDir: bank.dir,
      jobs: 1,
      runner,
      engine,
      signal: stop.signal,
      onVerified: () => stop.abort(new Error('stopped')),
    })
    await expect(proving).rejects.toThrow('stopped')
    expect(items.map(({ folder }) => existsSync(join(bank.dir, folder, 'proof.json')))).toEqual([true, false])
  })
})

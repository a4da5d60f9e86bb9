import { beforeEach, expect, it } from 'vitest'
import { sellPass, priceOf } from './pass.ts'
import { memoryStore, type Store } from './store.ts'

let store: Store
beforeEach(() => {
  store = memoryStore()
})

it('sells a pass at the full price', async () => {
  const pass = await sellPass(store, { holder: 'h1', from: '2031-05-03' })
  expect(pass.cents).toBe(9000)
  expect(await store.passesOf('h1')).toHaveLength(1)
})

it('charges a third less after the 20th', async () => {
  const last = await sellPass(store, { holder: 'h1', from: '2031-05-20' })
  const first = await sellPass(store, { holder: 'h2', from: '2031-05-21' })
  expect([last.cents, first.cents]).toEqual([9000, 6000])
})

it('charges holders of a badge half the price', async () => {
  await store.addBadge('h1')
  const pass = await sellPass(store, { holder: 'h1', from: '2031-05-03' })
  expect(pass.cents).toBe(priceOf({ badge: true, from: '2031-05-03' }))
})

it('refuses an unknown day', async () => {
  await expect(sellPass(store, { holder: 'h1', from: '2031-05-32' })).rejects.toThrow('unknown day')
})

it('refuses who has unpaid fees', async () => {
  await store.addFee('h1', 1500)
  try {
    await sellPass(store, { holder: 'h1', from: '2031-05-03' })
  } catch (error) {
    expect(String(error)).toContain('unpaid')
  }
})

it('ends a pass with the last day of its month', async () => {
  const today = new Date().toISOString().slice(0, 10)
  const pass = await sellPass(store, { holder: 'h1', from: today })
  expect(pass.until.slice(8)).toBe('30')
})

it('knows the last day of February', async () => {
  const common = await sellPass(store, { holder: 'h1', from: '2031-02-03' })
  const leap = await sellPass(store, { holder: 'h2', from: '2032-02-03' })
  expect([common.until, leap.until]).toEqual(['2031-02-28', '2032-02-29'])
})

import { expect, it } from 'vitest'
import { hashOf } from '#log'
import { loadRelease, siblingRelease } from './release.ts'

const shards = [
  { items: [{ id: 'one', use: 'practice' }] },
  {
    items: [
      { id: 'two', use: 'practice' },
      { id: 'three', use: 'practice' },
    ],
  },
]
const items = shards.flatMap((shard) => shard.items.map(({ id }) => ({ id, shard: hashOf(shard) })))
const index = { items, tests: [] }
const address = { base: '/site/_assay/0123456789abcdef/', hash: hashOf(index) }
const files = new Map<string, unknown>([
  [`${address.base}index.json`, index],
  ...shards.map((shard) => [`${address.base}shards/${hashOf(shard)}.json`, shard] as const),
])

it('a release that was prepared asks the network for nothing more', async () => {
  const asked: string[] = []
  let isOnline = true
  const release = await loadRelease(address, (url) => {
    asked.push(url)
    return isOnline ? Promise.resolve(files.get(url)) : Promise.reject(new Error('offline'))
  })
  await release.prepare()
  expect(asked).toHaveLength(3)
  isOnline = false
  for (const { id } of items) expect(await release.item(id)).toMatchObject({ id })
  expect(asked).toHaveLength(3)
})

it('a release of which a file is missing cannot be prepared', async () => {
  const release = await loadRelease(address, (url) =>
    url.includes('/shards/') ? Promise.reject(new Error('status 404')) : Promise.resolve(files.get(url)),
  )
  await expect(release.prepare()).rejects.toThrow('could not be loaded')
})

it('another release of a site lies beside the one that is known', () => {
  const hash = 'fedcba9876543210'.repeat(4)
  expect(siblingRelease(hash, address)).toEqual({ hash, base: '/site/_assay/fedcba9876543210/' })
  expect(siblingRelease(address.hash, address)).toBe(address)
})

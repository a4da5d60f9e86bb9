import { expect, it } from 'vitest'
import { packed, unpacked } from './address.ts'

it('gives back what was packed, in characters that an address takes', async () => {
  const design = { text: 'title: Größe ✓\n'.repeat(200), cuts: [0.5], mean: -1 }
  const text = await packed(design)
  expect(text).toMatch(/^[A-Za-z0-9_-]+$/)
  expect(text.length).toBeLessThan(300)
  expect(await unpacked(text)).toEqual(design)
})

it('takes nothing else', async () => {
  for (const text of ['', 'x', '%%%', 'AAAA', (await packed({})).slice(1)])
    expect(await unpacked(text)).toBeUndefined()
  await expect(packed('a'.repeat(1_000_000))).rejects.toThrow(RangeError)
})

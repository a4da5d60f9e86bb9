import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { digestOf, loadEngine } from './cache.ts'
import { buildEngine } from './engine.ts'

async function inFolder(work: (folder: string) => Promise<void>): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'assay-engine-'))
  try {
    await work(folder)
  } finally {
    await rm(folder, { recursive: true })
  }
}

describe('the engine', () => {
  test('is the one by which fuel was counted so far: another one changes what programs cost', async () => {
    expect(digestOf(await buildEngine())).toBe('9c3b08433fa641c9603aefb4302fe967')
  })

  test('comes from the cache when it was built before', async () => {
    await inFolder(async (folder) => {
      const built = await loadEngine(folder)
      const names = await readdir(folder)
      expect(names).toEqual([expect.stringMatching(/^engine-[0-9a-f]{16}-[0-9a-f]{32}\.wasm$/)])
      expect(digestOf(await loadEngine(folder))).toBe(digestOf(built))
      expect(await readdir(folder)).toEqual(names)
    })
  })

  test('is built again where the cache is damaged', async () => {
    await inFolder(async (folder) => {
      const built = await loadEngine(folder)
      const [name = ''] = await readdir(folder)
      await writeFile(join(folder, name), built.subarray(0, 1000))
      expect(digestOf(await loadEngine(folder))).toBe(digestOf(built))
      expect(await readdir(folder)).toEqual([name])
    })
  })

  test('is built where the cache cannot be written', async () => {
    await inFolder(async (folder) => {
      const file = join(folder, 'file')
      await writeFile(file, '')
      expect(WebAssembly.validate(await loadEngine(join(file, 'below')))).toBe(true)
    })
  })

  test('engines of other sources are cleared away', async () => {
    await inFolder(async (folder) => {
      await writeFile(join(folder, 'engine-0000000000000000-0.wasm'), '')
      await loadEngine(folder)
      expect((await readdir(folder)).filter((name) => name.includes('0000000000000000'))).toEqual([])
    })
  })
})

import { createHash } from 'node:crypto'
import { Script } from 'node:vm'
import { gzipSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { bootScript } from '#runner'
import { buildRunnerAssets } from './assets.ts'

test('the assets of the browser are an engine and a classic script, named by their content', async () => {
  const assets = await buildRunnerAssets()
  expect(assets.files.map(({ name }) => name)).toEqual([
    assets.engine,
    assets.worker,
    assets.stepsWorker,
    assets.sql,
  ])
  expect(assets.engine).toMatch(/^engine-[0-9a-f]{12}\.wasm$/)
  expect(assets.worker).toMatch(/^worker-[0-9a-f]{12}\.js$/)
  const [engine, worker] = assets.files
  expect(WebAssembly.validate(engine?.bytes.slice() ?? new Uint8Array())).toBe(true)
  // a classic script: an import or export would not parse
  const script = new TextDecoder().decode(worker?.bytes)
  expect(script.length).toBeGreaterThan(100_000)
  expect(() => new Script(script)).not.toThrow()
  const again = await buildRunnerAssets()
  expect(again.files.map(({ name }) => name)).toEqual(assets.files.map(({ name }) => name))
})

test('counting steps, and what is held meanwhile, costs the browser at most 50 KB more, compressed', async () => {
  const { files } = await buildRunnerAssets()
  const [plain, counting] = ['worker-', 'steps-worker-'].map((start) => {
    const file = files.find(({ name }) => name.startsWith(start))
    return gzipSync(file?.bytes ?? new Uint8Array()).length
  })
  expect((counting ?? Infinity) - (plain ?? 0)).toBeLessThan(50_000)
  expect(counting).toBeGreaterThan(plain ?? Infinity)
})

test("the boot script's hash is that of its text", async () => {
  const digest = createHash('sha256').update(bootScript, 'utf8').digest('base64')
  expect((await buildRunnerAssets()).bootHash).toBe(`sha256-${digest}`)
})

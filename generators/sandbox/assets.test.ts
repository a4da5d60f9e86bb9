import { createHash } from 'node:crypto'
import { Script } from 'node:vm'
import { expect, test } from 'vitest'
import { bootScript } from '#runner'
import { buildRunnerAssets } from './assets.ts'

test('the assets of the browser are an engine and a classic script, named by their content', async () => {
  const assets = await buildRunnerAssets()
  expect(assets.files.map(({ name }) => name)).toEqual([assets.engine, assets.worker])
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

test("the boot script's hash is that of its text", async () => {
  const digest = createHash('sha256').update(bootScript, 'utf8').digest('base64')
  expect((await buildRunnerAssets()).bootHash).toBe(`sha256-${digest}`)
})

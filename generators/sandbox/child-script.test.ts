import { mkdtemp, readFile, readdir, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { digestOf } from './cache.ts'
import { childFile, loadChildScript } from './child-script.ts'

async function emptyFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'assay-child-'))
  onTestFinished(() => rm(folder, { recursive: true }))
  return folder
}

test('the script is made once, and taken from then on', async () => {
  const folder = await emptyFolder()
  const path = await loadChildScript(folder)
  const made = await stat(path)
  expect(await readdir(folder)).toEqual([expect.stringMatching(/^child-[0-9a-f]{32}\.mjs$/)])
  expect(await loadChildScript(folder)).toBe(path)
  expect((await stat(path)).ino).toBe(made.ino)
})

test('its first line names every file of Assay that it is made of', async () => {
  const [first = ''] = (await readFile(await loadChildScript(await emptyFolder()), 'utf8')).split('\n')
  const origin = JSON.parse(first.slice(3)) as readonly (readonly [string, string])[]
  const paths = origin.map(([path]) => path)
  expect(paths).toContain('generators/sandbox/child.ts')
  expect(paths).toContain('src/runner/index.ts')
  expect(paths).toContain('src/runner/sandbox.ts')
  expect(paths).toContain('src/runner/complexity/count-steps.ts')
  expect(paths).toContain('package.json')
  expect(origin.filter(([, state]) => !/^\d+ \d+/.test(state))).toEqual([])
})

test('a damaged script is made again', async () => {
  const folder = await emptyFolder()
  const path = await loadChildScript(folder)
  const whole = await readFile(path, 'utf8')
  await writeFile(path, whole.slice(0, 30_000))
  expect(await loadChildScript(folder)).toBe(path)
  expect(await readFile(path, 'utf8')).toBe(whole)
})

test('a script of a file that was changed since is made again, and the old one cleared away', async () => {
  const folder = await emptyFolder()
  const path = await loadChildScript(folder)
  const old = (await readFile(path, 'utf8')).replace(/(src\/runner\/sandbox\.ts",")\d+/, '$19')
  const oldName = `child-${digestOf(old)}.mjs`
  await rm(path)
  await writeFile(join(folder, oldName), old)
  expect(await loadChildScript(folder)).toBe(path)
  expect(await readdir(folder)).not.toContain(oldName)
})

test('where the cache cannot be written, the child starts from its sources', async () => {
  const file = join(await emptyFolder(), 'file')
  await writeFile(file, '')
  expect(await loadChildScript(join(file, 'below'))).toBe(childFile)
})

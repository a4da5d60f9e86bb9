import { mkdirSync, mkdtempSync, realpathSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { watchFolder, type FolderWatch } from './watch-folder.ts'

let root: string
let watch: FolderWatch
let changed: Set<string>
beforeEach(() => {
  root = realpathSync(mkdtempSync(join(tmpdir(), 'assay-watch-')))
  mkdirSync(join(root, 'items/one'), { recursive: true })
  writeFileSync(join(root, 'items/one/item.mdx'), 'a')
  changed = new Set()
  watch = watchFolder(root, {
    onChange: (path) => changed.add(path.slice(root.length + 1)),
    onTrouble: (reason) => {
      throw new Error(reason)
    },
  })
})
afterEach(() => {
  watch.close()
  rmSync(root, { recursive: true, force: true })
})

const sees = (path: string) => expect.poll(() => [...changed]).toContain(path)

test('a save is seen, also one that puts another file in its place', async () => {
  writeFileSync(join(root, 'items/one/item.mdx'), 'b')
  await sees('items/one/item.mdx')
  changed.clear()
  writeFileSync(join(root, 'items/one/.item.mdx.tmp'), 'c')
  renameSync(join(root, 'items/one/.item.mdx.tmp'), join(root, 'items/one/item.mdx'))
  await sees('items/one/item.mdx')
})

test('what happens in a folder that came later is seen, and in one that took its place', async () => {
  mkdirSync(join(root, 'items/two/submissions/accepted'), { recursive: true })
  await sees('items/two')
  writeFileSync(join(root, 'items/two/submissions/accepted/a.ts'), '')
  await sees('items/two/submissions/accepted/a.ts')
  renameSync(join(root, 'items/two'), join(root, 'items/three'))
  await sees('items/three')
  writeFileSync(join(root, 'items/three/submissions/accepted/a.ts'), 'x')
  await sees('items/three/submissions/accepted/a.ts')
})

test('what goes is seen, and hidden files and packages are not', async () => {
  writeFileSync(join(root, 'items/one/.hidden'), '')
  mkdirSync(join(root, 'node_modules/x'), { recursive: true })
  rmSync(join(root, 'items/one'), { recursive: true })
  await sees('items/one')
  expect([...changed].filter((path) => /hidden|node_modules/.test(path))).toEqual([])
})

test('each folder has one watcher, and no file has', () => {
  expect(watch.watched()).toBe(process.platform === 'linux' ? 3 : 1)
})

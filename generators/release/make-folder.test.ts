import { mkdtemp, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { makeFolder } from './make-folder.ts'

let home: string
beforeAll(async () => {
  home = await mkdtemp(join(tmpdir(), 'assay-folder-'))
})
afterAll(() => rm(home, { recursive: true }))

it('makes what is missing, also where others make it at the same time', async () => {
  const path = join(home, 'a/b/c')
  await Promise.all([makeFolder(path), makeFolder(path), makeFolder(join(home, 'a/b/d'))])
  expect((await stat(path)).isDirectory()).toBe(true)
  await makeFolder(path)
})

it('says so where a file is in the way', async () => {
  await writeFile(join(home, 'file'), '')
  await expect(makeFolder(join(home, 'file'))).rejects.toMatchObject({ code: 'EEXIST' })
  await expect(makeFolder(join(home, 'file/x'))).rejects.toMatchObject({ code: 'ENOTDIR' })
})

it.runIf(process.platform === 'linux')('says so where the system makes no folders', async () => {
  await expect(makeFolder('/proc/x/y')).rejects.toMatchObject({ code: 'ENOENT' })
})

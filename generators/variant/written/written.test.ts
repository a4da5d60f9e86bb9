import { mkdir, mkdtemp, readFile, readdir, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import type { VariantRecord } from '#schemas/variant'
import { digestOf, type ItemFiles } from '../../compile/folder.ts'
import { readWritten } from './read-written.ts'
import { seedOf } from './seed-of.ts'
import { writeWritten } from './write-written.ts'

const parent = { name: 'queue', digest: 'a'.repeat(64), isGraded: false }

function filesOf(text: string): ItemFiles {
  const file = { path: 'accepted/item.mdx', text, bytes: new TextEncoder().encode(text) }
  return { files: new Map([[file.path, file]]), digest: digestOf([file]), diagnostics: [] }
}

const files = filesOf('A text.')

function recordOf(changed: Partial<VariantRecord> = {}): VariantRecord {
  return {
    version: 1,
    of: 'queue',
    parent: parent.digest,
    seed: 7,
    written: {
      model: 'm',
      promptVersion: '1',
      prompt: 'b'.repeat(64),
      axes: {},
      run: '1',
      n: 0,
      request: 'assay-1',
      solution: 'f',
      third: 'f',
    },
    gates: [{ gate: 'shape', version: 1, verdict: 'passed' }],
    proof: {
      version: 1,
      item: 'queue-v7',
      itemVersion: '1.0.0',
      digest: files.digest,
      tool: '0',
      verdict: 'verified',
      reasons: [],
      executed: 1,
    },
    ...changed,
  }
}

const accepted = { verdict: 'accepted', by: 'R.', on: '2031-04-17' } as const

test('it is met in practice as it is, and in graded banks once somebody has accepted this very one', () => {
  expect(readWritten(recordOf(), files, parent)).toEqual({ kind: 'met', files })
  const graded = { ...parent, isGraded: true }
  expect(readWritten(recordOf(), files, graded)).toMatchObject({ code: 'unreviewed-written' })
  expect(readWritten(recordOf({ review: accepted }), files, graded)).toEqual({ kind: 'met', files })
})

test('one that somebody rejected is met nowhere', () => {
  const review = { ...accepted, verdict: 'rejected', reason: 'Two answers.' } as const
  expect(readWritten(recordOf({ review }), files, parent)).toEqual({ kind: 'rejected' })
})

test.each([
  ['its files were edited', filesOf('Another text.'), {}, 'changed'],
  ['its folder is away', undefined, {}, 'changed'],
  ['its item was changed', files, { digest: 'c'.repeat(64) }, 'stale-written'],
])('it waits where %s, also where it was accepted', (_, found, changed, code) => {
  const { message, help, ...waits } = readWritten(recordOf({ review: accepted }), found, {
    ...parent,
    ...changed,
  }) as {
    message: string
    help: string
  }
  expect(waits).toEqual({ kind: 'waits', code })
  expect([message, help].join()).toContain('assay review queue#7 --again')
})

test('a seed has 31 bits and follows from the request', () => {
  const seeds = Array.from({ length: 200 }, (_, at) => seedOf(`assay-${at}`))
  expect(seeds.every((seed) => Number.isInteger(seed) && seed >= 0 && seed < 2 ** 31)).toBe(true)
  expect(Math.max(...seeds)).toBeGreaterThan(2 ** 30)
  // The first 31 bits of SHA-256.
  expect(seedOf('abc')).toBe(0xba7816bf >>> 1)
})

async function folderOf(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'assay-written-'))
  onTestFinished(() => rm(folder, { recursive: true, force: true }))
  return folder
}

test('what a killed process left is replaced, and the record comes last', async () => {
  const folder = await folderOf()
  await mkdir(join(folder, '.7.0123abcd/accepted'), { recursive: true })
  await mkdir(join(folder, '7/old'), { recursive: true })
  await writeWritten(folder, recordOf(), files)
  expect((await readdir(folder)).toSorted()).toEqual(['7', '7.json'])
  expect(await readdir(join(folder, '7'))).toEqual(['accepted'])
  expect(await readFile(join(folder, '7/accepted/item.mdx'), 'utf8')).toBe('A text.')
})

test('where its record cannot be written, there is none, and where its files cannot, nothing is', async () => {
  const folder = await folderOf()
  await mkdir(join(folder, '7.json/in-the-way'), { recursive: true })
  await expect(writeWritten(folder, recordOf(), files)).rejects.toThrow()
  expect((await readdir(folder)).toSorted()).toEqual(['7', '7.json'])
  await writeFile(join(folder, 'file'), '')
  await expect(writeWritten(join(folder, 'file'), recordOf(), files)).rejects.toThrow()
  const impossible = new Map([
    ...files.files,
    ['x', { path: 'x'.repeat(300), text: '', bytes: new Uint8Array() }],
  ])
  await expect(writeWritten(folder, recordOf({ seed: 8 }), { ...files, files: impossible })).rejects.toThrow()
  expect((await readdir(folder)).toSorted()).toEqual(['7', '7.json', 'file'])
})

import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { samplePlan } from '../../adaptive/simulate/sample.laws.ts'
import { editsSinceRelease } from './edited-test.ts'

const { blueprint } = samplePlan([])
let bank = ''

beforeEach(async () => {
  bank = await mkdtemp(join(tmpdir(), 'assay-edits-'))
  await mkdir(join(bank, 'tests'))
})
afterEach(() => rm(bank, { recursive: true }))

const FILE = `version: 1
id: sample
title: Sample
description: A sample.
use: practice
release: 2.0.0
locale: en
blocks:
  - id: all
    title: All
    ai: forbidden
    select: { selector: posterior-weighted-information }
    stop:
      - { rule: length, min: 4, max: 8 }
`

async function edits(text: string): Promise<readonly string[]> {
  await writeFile(join(bank, 'tests/sample.yaml'), text)
  return editsSinceRelease(bank, blueprint)
}

it('has nothing to tell of the file that was released, whichever version it names, or of none', async () => {
  expect(await editsSinceRelease(bank, blueprint)).toEqual([])
  expect(await edits(FILE)).toEqual([])
})

it('tells each field that is otherwise, with its line', async () => {
  expect(
    await edits(
      FILE.replace('max: 8', 'max: 9')
        .replace('    ai: forbidden\n', '    ai: forbidden\n    prior: { mean: 0, sd: 1 }\n')
        .replace('title: Sample', 'title: "Sam\\e[2Jple"'),
    ),
  ).toEqual([
    'tests/sample.yaml:3: title is "Sam\\u001b[2Jple", and the release has "Sample"',
    'tests/sample.yaml:12: blocks[0].prior is {"mean":0,"sd":1}, and the release has none',
    'tests/sample.yaml:15: blocks[0].stop[0].max is 9, and the release has 8',
  ])
  expect(await edits(FILE.replace('    title: All\n', ''))).toEqual([
    'tests/sample.yaml:9: blocks[0].title is not there, and the release has "All"',
  ])
})

it('tells a file that is no YAML as that', async () => {
  expect((await edits(`${FILE}a: [\n`)).join()).toMatch(/^tests\/sample\.yaml:\d+: /)
})

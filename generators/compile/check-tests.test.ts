import { readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { copyBank, removeBank } from '../../test/check/sample.ts'
import { checkBank } from './check-bank.ts'
import { checkTests, rememberingTestChecks, type TestChecks, type TestSubject } from './check-tests.ts'
import type { ItemFacts } from './item-facts.ts'

let root: string
let subject: TestSubject
let remembering: TestChecks
beforeEach(async () => {
  root = copyBank()
  const { names, sound } = await checkBank(root)
  const skills = new Set(['reading.tracing', 'reading.invariants', 'implementing.collections'])
  subject = { root, names, items: sound.map(({ facts }) => facts), skills }
  remembering = rememberingTestChecks()
  remembering(subject)
})
afterEach(() => removeBank(root))

/** All facts anew, as they are read from a file; those of one item changed. */
function withFacts(id: string, change: Partial<ItemFacts>): TestSubject {
  const items = subject.items.map((facts) => ({ ...facts, ...(facts.id === id ? change : {}) }))
  return { ...subject, items }
}

/** Whether the tests were checked again; what they come to is always what it is anew. */
function isCheckedAgain(next: TestSubject): boolean {
  const before = remembering(subject)
  const found = remembering(next)
  expect(found).toEqual(checkTests(next))
  return found !== before
}

test('nothing new, or words of an item alone, and the tests are what they were', () => {
  expect(isCheckedAgain(subject)).toBe(false)
  expect(isCheckedAgain({ ...subject, items: [...subject.items], names: [...subject.names] })).toBe(false)
  expect(isCheckedAgain(withFacts('queue-size', { title: 'Another', caseIds: ['one'] }))).toBe(false)
})

test('what a test depends on is checked again', () => {
  expect(isCheckedAgain(withFacts('queue-size', { status: 'draft' }))).toBe(true)
  expect(isCheckedAgain(withFacts('queue-size', { minutes: 9 }))).toBe(true)
  expect(isCheckedAgain(withFacts('queue-size', { skills: ['reading.tracing'] }))).toBe(true)
  expect(isCheckedAgain({ ...subject, items: subject.items.slice(1) })).toBe(true)
  expect(isCheckedAgain({ ...subject, names: [...subject.names, 'zebra'] })).toBe(true)
  expect(isCheckedAgain({ ...subject, skills: new Set(['implementing.collections']) })).toBe(true)
  expect(isCheckedAgain({ ...subject, skills: undefined })).toBe(true)
})

test('a test that is edited, breaks, is mended or goes is checked again', () => {
  const path = join(root, 'tests/practice.yaml')
  const text = readFileSync(path, 'utf8')
  for (const changed of [text.replace('max: 4', 'max: 5'), 'id: [', text])
    expect(isChangedOnDisk(() => writeFileSync(path, changed))).toBe(true)
  expect(isChangedOnDisk(() => rmSync(path))).toBe(true)
  expect(remembering(subject)).toEqual({ tests: [], unformed: [], diagnostics: [] })

  function isChangedOnDisk(change: () => void): boolean {
    const before = remembering(subject)
    change()
    const found = remembering(subject)
    expect(found).toEqual(checkTests(subject))
    return found !== before
  }
})

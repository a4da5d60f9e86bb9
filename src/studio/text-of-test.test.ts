import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import type { ReleasePublic } from '#schemas/release-public'
import { firstTest, textWith } from './text-of-test.ts'

const sample = JSON.parse(
  readFileSync(new URL('../../public/sample/index.json', import.meta.url), 'utf8'),
) as ReleasePublic
const other: ReleasePublic = {
  ...sample,
  tests: sample.tests.map((test) => ({ ...test, id: 'other-screen' })),
}

it('goes on with the first test of another release, unless a designer wrote something', () => {
  expect(textWith(other, firstTest(sample), sample)).toContain('id: other-screen\n')
  expect(textWith(other, '', undefined)).toContain('id: other-screen\n')
  const own = firstTest(sample).replace('minutes: 90', 'minutes: 45')
  expect(textWith(other, own, sample)).toBe(own)
  expect(textWith({ ...other, tests: [] }, firstTest(sample), sample)).toBe(firstTest(sample))
})

import { expect, it } from 'vitest'
import { sampleItem } from './sample.ts'

const { edit, prove, refusals, write } = sampleItem('content/banks/core/items/words-for-the-hour')

it('calls the reference with inputs that nobody filed, and takes suites apart', async () => {
  const { proof, warnings } = await prove()
  expect(proof.reasons).toEqual([])
  expect(warnings).toEqual([])
  expect(proof.properties).toMatchObject({ runs: 400, claims: 5 })
})

it('refuses a reference that gives something else later on, and says how to see it again', async () => {
  await edit('reference.ts', 'export function', 'let asked = 0\nexport function')
  await edit(
    'reference.ts',
    '  if (hour < 5',
    "  asked += 1\n  if (asked > 60 && hour === 12) return 'noon'\n  if (hour < 5",
  )
  expect(await refusals()).toMatch(
    /^the reference returns "(afternoon|noon)" once, and something else when it is called again, for hour = 12; see it again: assay verify words-for-the-hour --seed -?\d+ --path [\d:]+$/,
  )
})

it('refuses a reference that does not always give what it says, and shows the input again', async () => {
  await edit('reference.ts', 'hour < 5 ||', 'hour === 24 ? false :\n    hour < 5 ||')
  await edit('reference.ts', '  if (hour === 24', '  if (hour === 24) return 24 as never\n  if (hour === 24')
  const reason = await refusals()
  const [, seed, path] =
    /^the reference returns 24, which is no string, for hour = 24; .+ --seed (-?\d+) --path ([\d:]+)$/.exec(
      reason,
    ) ?? []
  expect((await prove({ seed: Number(seed), path: path ?? '' })).proof.reasons).toEqual([reason])
  await write('properties.ts', 'export const arrange = (hour: number) => [Math.max(0, hour) % 24]')
  expect((await prove()).proof.reasons).toEqual([])
})

it('refuses properties that nobody asks', async () => {
  await write('properties.ts', "export const properties = { 'a word': (word: string) => word !== '' }")
  expect(await refusals()).toBe('properties.ts: of tests nothing but its `arrange` is asked: remove the rest')
})

it('refuses a suite whose tests depend on the one that ran before', async () => {
  await edit('submissions/accepted/all-hours.ts', 'for (let', 'let begun = false\nfor (let')
  await edit(
    'submissions/accepted/all-hours.ts',
    "equal(partOfDay(hour), names[words[hour] ?? ''] ?? '')",
    "begun ||= hour === 0\n    equal(partOfDay(hour), begun ? (names[words[hour] ?? ''] ?? '') : partOfDay(hour))",
  )
  expect(await refusals()).toMatch(
    /^accepted\/all-hours.ts, on [a-z-]+: the test "at \d+" ends otherwise when the last test runs first$/,
  )
})

import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { checkItem } from '../compile/compile-item.ts'

const items = fileURLToPath(new URL('../../test/check/fixtures/bank/items', import.meta.url))

let folder: string
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'assay-unsaid-'))
  await cp(join(items, 'bus-fares'), folder, { recursive: true })
})
afterEach(() => rm(folder, { recursive: true }))

/** Numbers that a stem lacks, of a reference that decides by one condition. */
async function unsaidOf(condition: string, rule: string): Promise<readonly string[]> {
  const [stem, reference] = [join(folder, 'item.mdx'), join(folder, 'reference.ts')]
  await writeFile(reference, (await readFile(reference, 'utf8')).replace('age < 6', condition))
  await writeFile(stem, (await readFile(stem, 'utf8')).replace('children under six ride free', rule))
  const context = { canary: '0b7b1a52-5d0f-4a6e-9a3c-3c0d6b1f2e41', skills: undefined }
  return checkItem(folder, 'items/bus-fares', context).diagnostics.flatMap(({ code, message }) =>
    code === 'stem/unsaid-number' ? [/\d+/.exec(message)?.[0] ?? ''] : [],
  )
}

it.each([
  ['age < 6', 'children under 6 ride free', []],
  ['age < 6', 'children under six ride free', []],
  ['age < 6', 'children ride free', ['6']],
  ['age < 18', 'up to the age of 17 it is free', []],
  ['age < 18', 'from 17 years on it is paid', ['18']],
  ['age > 17', '18 and older pay', []],
  ['age >= 66', 'after 65 it is free', []],
  ['age >= 66', 'at least 65 to ride free', ['66']],
  ['age === 67', 'at 68 it is free', ['67']],
  // Other units say the same.
  ['age > 1080', 'after 18 hours it is free', []],
  ['age > 5000', 'above 5 kilograms it is free', []],
  ['age > 1080', 'after 19 hours it is free', ['1080']],
  // What is no number of the program, or of no weight.
  ['age < 97 || age % 26 > 9 || age === 255', 'it is free', []],
  ["age < 0 && 'a > 77'.length > 1 /* 78 < age */", 'it is free', []],
  ['age < 0 && [79].includes(age)', 'it is free', []],
])('knows what `%s` is called: %s', async (condition, rule, unsaid) => {
  expect(await unsaidOf(condition, rule)).toEqual(unsaid)
})

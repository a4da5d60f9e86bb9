import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { checkItem } from '../compile/compile-item.ts'

const items = fileURLToPath(new URL('../../test/check/fixtures/bank/items', import.meta.url))

let folder: string
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'assay-leak-'))
  await cp(join(items, 'safe-retry'), folder, { recursive: true })
})
afterEach(() => rm(folder, { recursive: true }))

async function leaksWith(option: string, hint: string): Promise<readonly string[]> {
  const path = join(folder, 'item.mdx')
  const text = await readFile(path, 'utf8')
  await writeFile(
    path,
    text
      .replace('Set a counter to seven.', option)
      .replace('<Hint cost="key">Do each of them twice.</Hint>', hint),
  )
  const context = { canary: '0b7b1a52-5d0f-4a6e-9a3c-3c0d6b1f2e41', skills: undefined }
  return checkItem(folder, 'items/safe-retry', context).diagnostics.flatMap(({ code, message }) =>
    code === 'leak/key' ? [message] : [],
  )
}

describe('a right option', () => {
  const option = 'Set a counter to seven, if it exists.'

  it('is not said word for word in a free hint', async () => {
    expect(
      await leaksWith(option, '<Hint cost="none">To set a counter to seven, if it exists, is…</Hint>'),
    ).toEqual(['Unexpected hint that says the answer: “set a counter to seven if”'])
  })

  it('may be said in a hint that costs the key, and in other words anywhere', async () => {
    expect(
      await leaksWith(option, '<Hint cost="key">To set a counter to seven, if it exists.</Hint>'),
    ).toEqual([])
    expect(await leaksWith(option, '<Hint cost="none">What does a counter of seven lose?</Hint>')).toEqual([])
  })
})

it('nothing that is told after the answer is said word for word in a free hint, unless the stem says it', async () => {
  const path = join(folder, 'item.mdx')
  const text = await readFile(path, 'utf8')
  const row = 'whoever sends it twice has set it to the same value'
  await writeFile(path, text.replace('</Explanation>', `\n\nNote that ${row}.\n</Explanation>`))
  const hint = `<Hint cost="none">Think: ${row}.</Hint>`
  expect(await leaksWith('Set a counter to seven.', hint)).toEqual([
    'Unexpected hint that says the answer: “whoever sends it twice has set it to”',
  ])
})

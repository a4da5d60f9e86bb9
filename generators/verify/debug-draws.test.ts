import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { sampleItem } from './sample.ts'

const { edit, folder, prove, refusals, write } = sampleItem(
  'content/banks/core/items/the-page-that-is-missing',
)
const second = 'submissions/accepted/the-rest-has-a-page/src/pages.ts'

it('runs accepted fixes on inputs that nobody filed', async () => {
  const { proof } = await prove()
  expect(proof.reasons).toEqual([])
  expect(proof.properties).toMatchObject({ runs: 200, claims: 1 })
})

it('refuses fixes that differ on one, shows a small one and how to see it again', async () => {
  // No case has pages of 11 rows, and none has two pages with 9 of them.
  await edit(second, 'const rest = rows % size', 'const rest = size === 11 ? 0 : rows % size')
  const reason = await refusals()
  const [, seed, path] =
    /^accepted\/rounds-up returns \{ .+ \} for rows = \[.*\], size = 11, page = \d+, and accepted\/the-rest-has-a-page returns .+; see it again: assay verify the-page-that-is-missing --seed (-?\d+) --path ([\d:]+)$/.exec(
      reason,
    ) ?? []
  expect(path, reason).toBeDefined()
  expect((await prove({ seed: Number(seed), path: path ?? '' })).proof.reasons).toEqual([reason])
})

it('draws only what properties.ts makes legal', async () => {
  await rm(join(folder(), 'properties.ts'))
  expect(await refusals()).toMatch(/ for rows = .*, size = (?:0|-\d+), /)
})

it('wants a second fix, or a property that a planted fault breaks', async () => {
  await rm(join(folder(), 'submissions/accepted/the-rest-has-a-page'), { recursive: true })
  await edit('submissions/submissions.yaml', '  - file: accepted/the-rest-has-a-page\n', '')
  await edit(
    'submissions/submissions.yaml',
    '    approach: "Counts the full pages, and one more for the rows that are left over."\n',
    '',
  )
  expect(await refusals()).toMatch(/^nothing is claimed of inputs that are drawn: file a second accepted fix/)
  const arranged = `export const arrange = (rows: string[], size: number, page: number) => [rows, Math.max(1, size), Math.max(1, page)]`
  await write(
    'properties.ts',
    `${arranged}
export const properties = {
  'the last page ends with the last row': (found: { rows: string[] }, rows: string[], size: number, page: number) =>
    page * size < rows.length || found.rows.at(-1) === rows.at(-1),
}`,
  )
  const { proof } = await prove()
  expect(proof.reasons).toEqual([])
  expect(proof.properties).toMatchObject({ runs: 200, claims: 1 })
})

it('shows an input that tells a planted fault, and refuses to waive it', async () => {
  // No case has pages of 9 rows.
  await edit(
    'submissions/accepted/rounds-up/src/pages.ts',
    'rows / size)',
    'rows / size) + (size === 9 ? 0 : 0)',
  )
  const told = /for rows = .*, size = 9, page = \d+ it returns .+ instead of .+/
  const open = await refusals()
  const [, name, shown] =
    /pages.ts:3:\d+: no case tells (0 → 1 @3:\d+); (.+): add such a case$/m.exec(open) ?? []
  expect(shown, open).toMatch(told)
  const mutant = `accepted/rounds-up/src/pages.ts ${name}`
  await write('waivers.yaml', `version: 1\nmutants:\n  - { mutant: "${mutant}", why: No page has 9 rows. }\n`)
  expect(await refusals()).toContain(`waivers.yaml: ${mutant} is waived, but ${shown}`)
})

it('refuses a fix that changes its input where the project as given does not', async () => {
  await write(
    'submissions/accepted/rounds-up/src/list.ts',
    `import { clampPage, pageCount } from './pages'
import { titleOf } from './title'

export function showPage(rows: string[], size: number, page: number) {
  const count = pageCount(rows.length, size)
  const shown = clampPage(page, count)
  return { title: titleOf(shown, count), rows: rows.splice((shown - 1) * size, size) }
}
`,
  )
  expect(await refusals()).toMatch(
    /^accepted\/rounds-up, case \S+ \(\S+\): changes its input to .+, which the project as given leaves as it was$/m,
  )
})

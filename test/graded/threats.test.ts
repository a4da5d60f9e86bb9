/** What `docs/THREATS.md` claims is what the suites show. */
import { existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { expect, it } from 'vitest'
import { threatsPath, withTable } from './threats-table.ts'

const document = await readFile(threatsPath, 'utf8')

it('has the table of graded tests that the rows of the suite make', async () => {
  expect(
    document === (await withTable(document)),
    'docs/THREATS.md has another table: write it anew with node test/graded/threats-table.ts',
  ).toBe(true)
})

it('names no test that is not there, and no attack twice', () => {
  const rows = document.split('\n').filter((line) => line.startsWith('| '))
  const shownBy = rows.flatMap((line) =>
    [...line.matchAll(/`((?:test|src|generators)\/[\w/.-]+)`/g)].map(([, path = '']) => path),
  )
  expect(shownBy.length).toBeGreaterThan(20)
  expect(shownBy.filter((path) => !existsSync(path))).toEqual([])
  const attacks = rows.map((line) => line.split('|')[1]?.trim()).filter((words) => !/^-+$/.test(words ?? ''))
  expect(attacks.filter((words, at) => attacks.indexOf(words) !== at)).toEqual([])
})

import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { expect, it } from 'vitest'
import { checkFiles } from '../compile/compile-item.ts'
import { scanFolder, readFolder } from '../compile/folder.ts'

const bank = fileURLToPath(new URL('../../test/check/fixtures/bank', import.meta.url))
const folder = 'items/keep-the-drafts'

/** The small bank's design after some changes, each to a text that must be there. */
function told(...changes: readonly (readonly [from: string, to: string])[]): readonly string[] {
  const scan = readFolder(scanFolder(`${bank}/${folder}`, folder), folder)
  let text = readFileSync(`${bank}/${folder}/design.yaml`, 'utf8')
  for (const [from, to] of changes) {
    expect(text).toContain(from)
    text = text.replaceAll(from, to)
  }
  const file = scan.files.get('design.yaml')
  if (file === undefined) throw new Error('no design.yaml')
  const files = new Map([...scan.files, ['design.yaml', { ...file, text }]])
  const skills = new Set(['implementing.collections'])
  const { diagnostics } = checkFiles({ ...scan, files }, folder, { skills, canary: '' })
  return diagnostics
    .filter(({ file: path }) => path.endsWith('design.yaml'))
    .map(({ code, message }) => `${code} ${message}`)
}

it('is sound as it stands', () => {
  expect(told()).toEqual([])
})

it('refuses a design whose requirements a blind choice meets too often', () => {
  expect(
    told(
      ['unit: MB, category: 1', 'unit: MB, category: 2'],
      ['cheap enough, category: 2', 'cheap enough, category: 1'],
      ['category: 2\n', 'category: 1\n'],
    ),
  ).toContain('design/blind Unexpected ease: choosing blindly earns 5.6 % of 2, expected 5 % at most')
})

it('refuses a category that no answer gets', () => {
  // Who fails the estimate gets nothing, and who fails a requirement fails both: 1 is between them.
  expect(
    told(
      ['cheap enough, category: 2', 'cheap enough, category: 1'],
      ['category: 2\n    needs', 'category: 1\n    needs'],
      [
        'requirements:',
        'requirements:\n  - { id: again, text: Again, category: 2, needs: { chosen: { place: [memory, disk, remote] } }, why: Any. }',
      ],
    ),
  ).toContain('design/unreachable Unexpected category 1, which no answer gets')
})

it('refuses more designs than can be tried', () => {
  const decisions = Array.from({ length: 5 }, (_, index) => {
    const options = ['a', 'b', 'c', 'd'].map((id) => `{ id: ${id}, label: ${id}, consequence: None. }`)
    return `  - { id: more-${index}, question: Which?, options: [${options.join(', ')}] }\n`
  })
  expect(told(['requirements:\n', `${decisions.join('')}requirements:\n`])).toContain(
    'design/too-many Unexpected 18432 designs, expected 2000 or fewer, since each is tried',
  )
})

import { describe, expect, it } from 'vitest'
import { foldedFragments, withRelease, type ChangelogEntry } from './changelog.ts'

const entry: ChangelogEntry = {
  bank: 'post',
  version: '0.2.0',
  fragments: [
    { file: 'changes/a.md', text: 'Parcels have\nnumbers now.\n' },
    { file: 'changes/b.md', text: '- One.\r\n- Two.\r\n' },
    { file: 'changes/empty.md', text: '\n' },
  ],
  changes: [
    { item: 'kept', change: 'unchanged', bump: 'none' },
    { item: 'filed', change: 'changed', from: '1.0.0', to: '1.0.0', bump: 'none', reasons: [] },
    { item: 'new', change: 'added', to: '1.0.0', bump: 'minor' },
    {
      item: 'open',
      change: 'changed',
      from: '1.0.0',
      to: '1.1.0',
      bump: 'minor',
      reasons: [
        { bump: 'minor', words: 'the stem changed' },
        { bump: 'patch', words: 'the title changed from A to B' },
      ],
    },
    {
      item: 'sealed',
      change: 'changed',
      from: '1.0.0',
      to: '2.0.0',
      bump: 'major',
      reasons: [{ bump: 'major', words: 'the key changed from 41 to 42' }],
    },
    { item: 'gone', change: 'removed', from: '1.0.0', bump: 'major' },
    { item: 'measured', change: 'recalibrated', from: '1.0.0', to: '1.0.0', bump: 'minor' },
  ],
  graded: new Set(['sealed']),
}

const section = `## 0.2.0

- Parcels have
  numbers now.
- One.
- Two.
- \`new\` 1.0.0 is new.
- \`open\` 1.0.0 → 1.1.0 (minor): the stem changed; the title changed from A to B.
- \`sealed\` 1.0.0 → 2.0.0 (major).
- \`gone\` 1.0.0 is not part of the bank any more.
- \`measured\` 1.0.0 has new parameters.
`

describe('a release in a changelog', () => {
  it('stands above those before it, with what was written and what changed; of a key nothing is told', () => {
    expect(withRelease('# Post\n\nWords.\n\n## 0.1.0\n\n- First.\n', entry)).toBe(
      `# Post\n\nWords.\n\n${section}\n## 0.1.0\n\n- First.\n`,
    )
    expect(withRelease('# Post', entry)).toBe(`# Post\n\n${section}`)
    expect(withRelease(undefined, entry)).toBe(`# Changelog of the bank \`post\`\n\n${section}`)
  })

  it('takes what stands under "Unreleased", and leaves its heading for the next', () => {
    const before = '# Post\n\n## Unreleased\n\n- By hand.\n\n## 0.1.0\n\n- First.\n'
    expect(withRelease(before, entry)).toBe(
      `# Post\n\n## Unreleased\n\n${section.replace('- Parcels', '- By hand.\n- Parcels')}\n## 0.1.0\n\n- First.\n`,
    )
  })

  it('is told once', () => {
    const once = withRelease('# Post\n', entry)
    expect(withRelease(once, { ...entry, fragments: [], changes: [] })).toBe(once)
  })

  it('counts many items instead of naming them', () => {
    const changes = Array.from({ length: 60 }, (_, index) => ({
      item: `item-${index}`,
      change: index < 59 ? ('added' as const) : ('removed' as const),
      bump: 'minor' as const,
    }))
    expect(withRelease('# Post\n', { ...entry, fragments: [], changes })).toBe(
      '# Post\n\n## 0.2.0\n\n- Items: 59 new, 1 taken out.\n',
    )
  })

  it('says which fragments it has taken in', () => {
    const late = { file: 'changes/late.md', text: 'Too late.' }
    const text = withRelease('# Post\n', entry)
    expect(foldedFragments(text, '0.2.0', [...entry.fragments, late])).toEqual(entry.fragments)
    expect(foldedFragments('# Post\n', '0.2.0', [late])).toEqual([])
  })
})

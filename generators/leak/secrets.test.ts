import { describe, expect, it } from 'vitest'
import type { KeyOf, PublicItem } from '#schemas/public-item'
import type { ReleaseSealed } from '#schemas/release-sealed'
import { secretsOf } from './secrets.ts'

const facts = {
  id: 'first-late-parcel',
  version: '1.0.0',
  kind: 'code',
  title: 'First late parcel',
  skills: ['implementing.iteration'],
  level: 2,
  minutes: 8,
  ai: 'forbidden',
  locale: 'en',
  languages: ['typescript'],
  max: 3,
  scoring: ['Ordinary lists.', 'All ordinary lists.', 'Also the rare ones.'],
  license: 'CC-BY-4.0',
  authors: ['A. Author'],
  stem: '<p>Find the first parcel that is late.</p>',
  parameters: { model: 'grm', a: 1.2, b: [-1.6, -1, -0.4] },
  task: {
    signature: {
      name: 'firstLate',
      parameters: [{ name: 'days', type: 'int[]', doc: 'Days under way.' }],
      returns: { type: 'int', doc: 'Its position.' },
    },
    languages: ['typescript'],
    starter: { typescript: 'export function firstLate(days: number[]): number {\n}\n' },
    examples: [],
    limits: { fuel: 400e6, memoryMiB: 64, outputBytes: 65536 },
    compare: 'exact',
  },
} as const

const graded: PublicItem = { ...facts, use: 'graded' }

const key: KeyOf<'code'> = {
  groups: [{ name: 'nothing-late', title: 'No parcel is late at all', tier: 'edge' }],
  cases: [
    {
      id: '7b1c8f2e-1111-4222-8333-944455556666',
      name: 'far-away',
      group: 'nothing-late',
      input: [[3, 1, 4, 1, 5]],
      expected: 'the parcel with the number 4711',
    },
  ],
}

const sealedItem: ReleaseSealed['items'][number] = {
  id: 'first-late-parcel',
  version: '1.0.0',
  kind: 'code',
  canary: 'd70ac187-2292-49f0-9a28-ae8afdeee80a first-late-parcel',
  key,
  hints: [{ cost: 'key', html: '<p>Stop at the first one; <em>do not sort</em>.</p>' }],
  explanation: '<p>One pass is enough.</p><p>Sorting loses the position &amp; costs more.</p>',
  submissions: [
    {
      file: 'accepted/loop.ts',
      text: 'export function firstLate(days: number[]): number {\n  return days.findIndex((day) => day > 5)\n}\n',
    },
    { file: 'wrong_answer/last.ts', text: '  x\n', mistake: 'Gives the last late parcel.' },
  ],
}

const sealed: ReleaseSealed = {
  version: 1,
  bank: 'post',
  release: '1.0.0',
  canary: 'd70ac187-2292-49f0-9a28-ae8afdeee80a',
  items: [sealedItem],
}

const texts = (items: readonly PublicItem[]) => secretsOf([{ sealed, items }]).map(({ text }) => text)

describe('what a site may not hold', () => {
  it('is all that a graded item seals', () => {
    expect(texts([graded])).toEqual([
      'd70ac187-2292-49f0-9a28-ae8afdeee80a',
      'd70ac187-2292-49f0-9a28-ae8afdeee80a first-late-parcel',
      'Gives the last late parcel.',
      'One pass is enough.',
      'Sorting loses the position & costs more.',
      'Stop at the first one;',
      'No parcel is late at all',
      '{"name":"nothing-late","tier":"edge","title":"No parcel is late at all"}',
      '7b1c8f2e-1111-4222-8333-944455556666',
      '"the parcel with the number 4711"',
      'return days.findIndex((day) => day > 5)',
    ])
  })

  it('is not a line or a value that the item shows itself', () => {
    expect(texts([graded]).filter((text) => text.startsWith('export function'))).toEqual([])
    const shown: PublicItem = { ...graded, stem: '<p>Say <q>the parcel with the number 4711</q>.</p>' }
    expect(texts([shown])).not.toContain('"the parcel with the number 4711"')
  })

  it('stays prose even where the public half holds it, so that a slip of the compiler is found', () => {
    const slipped: PublicItem = { ...graded, stem: '<p>One pass is enough.</p>' }
    expect(texts([slipped])).toContain('One pass is enough.')
  })

  it('leaves out what a practice item discloses', () => {
    const practice: PublicItem = {
      ...facts,
      id: 'another',
      use: 'practice',
      grading: {
        key: { groups: [], cases: [] },
        hints: [],
        explanation: '<p>One pass is <em>enough</em>.</p>',
        solutions: [],
      },
    }
    expect(texts([graded, practice])).not.toContain('One pass is enough.')
  })

  it('is the canaries and the mistakes of submissions for a practice item', () => {
    const practice: PublicItem = {
      ...facts,
      use: 'practice',
      grading: { key, hints: [], explanation: '<p>Short.</p>', solutions: [] },
    }
    expect(texts([practice])).toEqual([
      'd70ac187-2292-49f0-9a28-ae8afdeee80a',
      'd70ac187-2292-49f0-9a28-ae8afdeee80a first-late-parcel',
      'Gives the last late parcel.',
    ])
  })
})

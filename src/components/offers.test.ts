import { expect, it } from 'vitest'
import type { ReleasePublic } from '#schemas/release-public'
import { offersOf } from './offers.ts'

const item: ReleasePublic['items'][number] = {
  id: 'one',
  version: '1.0.0',
  kind: 'short',
  use: 'practice',
  title: 'One',
  skills: ['ai-work.prompts'],
  level: 3,
  minutes: 10,
  ai: 'forbidden',
  locale: 'en',
  languages: [],
  max: 1,
  parameters: { model: '2pl', a: 1, b: 0, c: 0, d: 1 },
  hash: 'a'.repeat(64),
  shard: 'b'.repeat(64),
}

const index: ReleasePublic = {
  version: 1,
  bank: 'core',
  title: 'Core',
  release: '1.0.0',
  taxonomy: {
    version: 1,
    areas: [
      { id: 'reading', title: 'Reading code', skills: [{ id: 'tracing', title: 'Tracing' }] },
      { id: 'ai-work', title: 'Working with AI', skills: [{ id: 'prompts', title: 'Prompts' }] },
    ],
  },
  tests: [
    {
      version: 1,
      id: 'practice',
      title: 'Practice',
      description: 'A few problems.',
      use: 'practice',
      release: '1.0.0',
      locale: 'en',
      blocks: [
        {
          id: 'only',
          title: 'Only',
          ai: 'forbidden',
          select: { selector: 'maximum-information' },
          stop: [{ rule: 'length', min: 4, max: 8 }],
        },
      ],
    },
  ],
  items: [item, { ...item, id: 'two', minutes: 6, use: 'graded', skills: ['reading.tracing'] }],
}

it('says of each test what it measures and how long people need, by the items that it can draw', () => {
  const [offer] = offersOf([{ hash: 'h', base: '/_assay/h/', index }])
  expect(offer).toMatchObject({
    address: { base: '/_assay/h/', hash: 'h' },
    areas: ['working with AI'],
    about: { low: 20, high: 80 },
    lastBlock: 'only',
    test: { id: 'practice', minItems: 4, maxItems: 8, minutes: null },
  })
})

it('offers nothing where no release does', () => {
  expect(offersOf([{ hash: 'h', base: '/', index: { ...index, tests: [] } }])).toEqual([])
})

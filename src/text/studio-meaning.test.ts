import { expect, it } from 'vitest'
import type { Blueprint } from '#schemas/blueprint'
import { meaningOf } from './studio-meaning.ts'

const blueprint: Blueprint = {
  version: 1,
  id: 'screen',
  title: 'Screen',
  description: 'A screen.',
  use: 'graded',
  release: '1.0.0',
  locale: 'en',
  blocks: [
    {
      id: 'one',
      title: 'One',
      ai: 'forbidden',
      prior: { mean: -0.5, sd: 1 },
      select: { selector: 'randomesque', among: 5 },
      quotas: [
        { kind: 'code', min: 1, max: 1 },
        { skill: 'data', min: 1, max: 3, share: 0.4 },
      ],
      stop: [
        { rule: 'length', min: 4, max: 8 },
        { rule: 'standard-error', below: 0.3 },
        { rule: 'classification', cuts: [-1], probability: 0.95 },
      ],
    },
  ],
  exposure: { maxRate: 0.25 },
}

it('says what each part does, in a sentence each', () => {
  expect(meaningOf(blueprint, (skill) => skill.toUpperCase())).toEqual([
    'Each next item is drawn from the 5 that tell most at the estimate, so that candidates meet different ones.',
    '1 of its items is of the kind “Code”.',
    '1 to 3 of its items are on DATA, 40 % of them all along.',
    'It has 4 to 8 items; only these bounds and the quotas come before the rules that may end it sooner.',
    'It ends once the level is known to ± 0.6 with 95 % certainty (standard error 0.3).',
    'It ends once it is 95 % certain on which side of −1 the candidate is.',
    'Help from an AI is not allowed.',
    'Before the first answer, candidates are expected about −0.5 with a standard deviation of 1, in logits; with few answers estimates stay near that.',
    'No item is to be shown to more than 25 % of the candidates; assay simulate --max-exposure still has to find the parameters for that.',
    'A graded test: it says nothing of an answer, and its score of record is computed by the organisation.',
    'Accommodations, such as more time or a plain editor, are given to single candidates when the test is sealed; a blueprint names none.',
  ])
})

it('says that a fixed length leaves nothing to the rules that could end a test sooner', () => {
  const [block] = blueprint.blocks
  if (block === undefined) throw new Error('no block')
  const lengthOf = (stop: typeof block.stop): string | undefined =>
    meaningOf({ ...blueprint, blocks: [{ ...block, stop }] }, String).find((sentence) =>
      sentence.startsWith('It has'),
    )
  const fixed = { rule: 'length', min: 6, max: 6 } as const
  expect(lengthOf([fixed, { rule: 'standard-error', below: 0.3 }])).toBe(
    'It has 6 items: no rule but time ends it before.',
  )
  expect(lengthOf([fixed, { rule: 'time', minutes: 30 }])).toBe('It has 6 items.')
})

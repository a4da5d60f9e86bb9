import { describe } from 'vitest'
import { assertGateLaws } from './gate.laws.ts'
import { novelty } from './novelty.ts'

describe('the gate novelty', () => {
  assertGateLaws(novelty, {
    'a sibling once more': {
      spoil: (variant) => ({ ...variant, siblings: [variant.item] }),
      reason: 'asks what one-line-of-a-message asks',
    },
    'the item itself': {
      spoil: (variant) => ({ ...variant, item: variant.parent }),
      reason: 'asks what one-line-of-a-message asks',
    },
  })
})

import { expect, it } from 'vitest'
import { inStory } from './in-story.ts'

it('puts names, fields, texts and relations into other words, and nothing else', () => {
  const rename = (text: string): string => text.replaceAll('trip', 'ride').replaceAll('items', 'goods')
  const of = { tripKind: { oneOf: ['trip', 'tour'] }, items: { min: 1 } }
  const found = inStory(
    {
      signature: {
        name: 'tripsOf',
        parameters: [{ name: 'trips', type: '{tripKind: string, items: int}[]', doc: 'All.' }],
        returns: { type: 'int[]', doc: 'Them.' },
      },
      inputs: {
        parameters: { trips: { length: { max: 3 }, items: { fields: of } } },
        relations: [{ left: 1, op: '<=', right: 'length(trips)' }],
      },
      examples: [{ input: [[{ tripKind: 'trip', items: 2 }]], returns: [2] }],
    },
    rename,
  )
  expect(found).toEqual({
    signature: {
      name: 'ridesOf',
      parameters: [{ name: 'rides', type: '{rideKind: string, goods: int}[]', doc: 'All.' }],
      returns: { type: 'int[]', doc: 'Them.' },
    },
    inputs: {
      parameters: {
        rides: {
          length: { max: 3 },
          items: { fields: { rideKind: { oneOf: ['ride', 'tour'] }, goods: { min: 1 } } },
        },
      },
      relations: [{ left: 1, op: '<=', right: 'length(rides)' }],
    },
    examples: [{ input: [[{ rideKind: 'ride', goods: 2 }]], returns: [2] }],
  })
})

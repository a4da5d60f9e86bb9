import { expect, it } from 'vitest'
import type { PublicItem } from '#schemas/public-item'
import { answerInWords } from './answer-in-words.ts'

it('shows an order of any indentation within bounds', () => {
  const order = { kind: 'order', task: { blocks: [{ id: 'a', text: 'go' }] } } as unknown as PublicItem
  const said = answerInWords(order, { kind: 'order', blocks: [{ id: 'a', indent: 2 ** 40 }] })
  expect(said).toEqual([['Order', `${' '.repeat(80)}go`]])
})

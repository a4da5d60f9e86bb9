import { expect, it } from 'vitest'
import type { PublicItem } from '#schemas/public-item'
import { answerInWords } from './answer-in-words.ts'

it('shows an order of any indentation within bounds', () => {
  const order = { kind: 'order', task: { blocks: [{ id: 'a', text: 'go' }] } } as unknown as PublicItem
  const said = answerInWords(order, { kind: 'order', blocks: [{ id: 'a', indent: 2 ** 40 }] })
  expect(said).toEqual([['Order', `${' '.repeat(80)}go`]])
})

it('says which options were chosen, by the numbers that evidence has, or that none was', () => {
  const options = ['one', 'two', 'three'].map((html, at) => ({ id: `o${at}`, html: `<p>${html}</p>` }))
  const choice = { kind: 'choice', task: { options } } as unknown as PublicItem
  const said = (...chosen: string[]) => answerInWords(choice, { kind: 'choice', chosen })
  expect(said('o2', 'o0')).toEqual([
    ['Chosen, option 1', 'one'],
    ['Chosen, option 3', 'three'],
  ])
  expect(said()).toEqual([['Chosen', 'no answer']])
})

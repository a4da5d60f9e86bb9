import { expect, it } from 'vitest'
import { madeIndex } from '../../../bench/made-index.ts'
import { textOfTest } from '../../studio/text-of-test.ts'
import { WISHES } from '../../studio/wishes.ts'
import { designAnswers } from './answer-design.ts'
import type { TablesMade } from './protocol.ts'

it('tells how far tables are item by item, and makes them once', () => {
  const index = madeIndex(200)
  const { mean, sd, target } = WISHES
  const answer = designAnswers({
    items: index.items.map((item) => ({ ...item, status: 'live' })),
    skills: [],
  })
  const ask = (text: string): readonly TablesMade[] => {
    const told: TablesMade[] = []
    const request = { type: 'design', round: 1, population: { mean, sd }, cuts: [], target } as const
    const { found } = answer({ ...request, text }, (progress) => told.push(progress))
    expect(found?.items).toBe(200)
    return told
  }
  const text = textOfTest(index, 'practice') ?? ''
  expect(ask(text)).toEqual(Array.from({ length: 200 }, (_, made) => ({ made, of: 200 })))
  expect(ask(text.replace(/title: .*/, 'title: Another name'))).toEqual([])
})

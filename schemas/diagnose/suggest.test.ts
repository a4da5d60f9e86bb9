import { expect, test } from 'vitest'
import { suggest } from './suggest.ts'

test.for([
  ['levl', ['level', 'title'], 'level'],
  ['chioce', ['choice', 'code'], 'choice'],
  ['implementing.colections', ['implementing.collections', 'reading.tracing'], 'implementing.collections'],
  ['Typescript', ['typescript', 'javascript'], 'typescript'],
  ['banana', ['level', 'title'], undefined],
  ['x', [], undefined],
] as const)('%s among %j is %s', ([word, words, meant]) => {
  expect(suggest(word, words)).toBe(meant)
})

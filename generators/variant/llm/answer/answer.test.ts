import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { apiFormat } from './api-format.ts'
import { readAnswer } from './read-answer.ts'

const answer = {
  title: 'Bees on a bridge',
  statement: 'Count the bees that are on the bridge at the same time as another bee.',
  reference: 'function f(bees) { return bees.length }',
  bruteForce: 'function f(bees) { let n = 0; for (const _ of bees) n++; return n }',
  misconceptions: [{ belief: 'An empty bridge has one bee.', code: 'function f(bees) { return 1 }' }],
  hints: ['Look at pairs.'],
}
const whyNot = (text: string) => {
  const read = readAnswer(text)
  return read.kind === 'refused' ? read.counterexample : undefined
}

test('an answer of the form is read as it is', () => {
  expect(readAnswer(JSON.stringify(answer))).toEqual({ kind: 'read', answer })
})

test('prose, a fence and half of an answer are refused, and told what to write', () => {
  const whole = JSON.stringify(answer)
  for (const text of ['Gladly! Here it is.', `\`\`\`json\n${whole}\n\`\`\``, whole.slice(0, 90), '', '[]['])
    expect(whyNot(text)).toMatch(/not JSON.*\nAnswer with one JSON object alone, without a fence\.$/s)
})

test('every fault of the form is told to the model', () => {
  const { reference: _, ...wrong } = {
    ...answer,
    examples: [[[], 0]],
    hints: ['a', 7],
    title: 'x'.repeat(99),
  }
  expect(whyNot(JSON.stringify(wrong))?.split('\n')).toMatchInlineSnapshot(`
    [
      "The whole must have required property 'reference'",
      "The whole must NOT have additional properties, not examples",
      "/title must NOT have more than 80 characters",
      "/hints/0 must NOT have fewer than 3 characters",
      "/hints/1 must be string",
    ]
  `)
  expect(whyNot('null')).toBe('The whole must be object')
})

test('a nesting that would exhaust the stack is refused', () => {
  expect(whyNot('['.repeat(100_000))).toContain('Unexpected nesting deeper than')
})

test('the API is asked for the same form, in the words that it knows', () => {
  const url = new URL('../../../../schemas/json/model-answer.schema.json', import.meta.url)
  const format = apiFormat(JSON.parse(readFileSync(url, 'utf8')) as Record<string, unknown>)
  expect(format['required']).toEqual(Object.keys(answer))
  expect(Object.keys(format['properties'] as object)).toEqual(Object.keys(answer))
  expect(JSON.stringify(format)).not.toMatch(/"(min|max)[A-Z]\w*":|\$schema|\$id/)
})

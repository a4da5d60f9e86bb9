import { expect, it } from 'vitest'
import type { TaskOf } from '#schemas/public-item'
import { unanswered as choice } from './Choice/unanswered.ts'
import { unanswered as code } from './Code/unanswered.ts'
import { unanswered as critique } from './Critique/unanswered.ts'
import { unanswered as sql } from './Sql/unanswered.ts'
import { unanswered as order } from './Order/unanswered.ts'
import { unanswered as review } from './Review/unanswered.ts'
import { unanswered as prompt } from './Prompt/unanswered.ts'
import { unanswered as short } from './Short/unanswered.ts'
import { unanswered as trace } from './Trace/unanswered.ts'

const steps: TaskOf<'trace'> = {
  language: 'typescript',
  program: '',
  steps: ['a', 'b', 'c'].map((id) => ({ id, label: id, type: 'int' })),
}

it('says what is missing before an answer is final, and nothing where all is there', () => {
  const one: TaskOf<'choice'> = { choose: 'one', options: [] }
  expect(choice(one, { kind: 'choice', chosen: [] })).toBe('You have not chosen an answer.')
  expect(choice(one, { kind: 'choice', chosen: ['a'] })).toBeUndefined()

  expect(short({ form: 'number' }, { kind: 'short', text: '  ' })).toBe('You have not written an answer.')
  expect(short({ form: 'number' }, { kind: 'short', text: '0' })).toBeUndefined()

  const blocks: TaskOf<'order'> = { language: 'text', indentation: false, blocks: [] }
  expect(order(blocks, { kind: 'order', blocks: [] })).toBe('Your order is empty.')
  expect(order(blocks, { kind: 'order', blocks: [{ id: 'a', indent: 0 }] })).toBeUndefined()
})

it('counts the empty fields of a trace', () => {
  const values = (given: Record<string, string>) => trace(steps, { kind: 'trace', values: given })
  expect(values({})).toBe('You have not filled in any value.')
  expect(values({ a: '1', b: ' ' })).toBe('2 values are still empty.')
  expect(values({ a: '1', b: '2' })).toBe('One value is still empty.')
  expect(values({ a: '1', b: '2', c: '3' })).toBeUndefined()
})

it('knows code that is still as it was given', () => {
  const task: TaskOf<'code'> = {
    signature: { name: 'f', parameters: [], returns: { type: 'int', doc: '' } },
    languages: ['typescript'],
    starter: { typescript: 'given' },
    examples: [],
    limits: { fuel: 1, memoryMiB: 16, outputBytes: 1 },
    compare: 'exact',
  }
  const answer = (text: string) => code(task, { kind: 'code', language: 'typescript', text })
  expect(answer('given')).toBe('Your solution is as it was given to you.')
  expect(answer('')).toBe('Your solution is as it was given to you.')
  expect(answer('mine')).toBeUndefined()
})

it('knows a query that is still as it was given', () => {
  const task: TaskOf<'sql'> = {
    columns: [{ name: 'stops', doc: '' }],
    compare: 'bag',
    access: 'read',
    schema: '',
    starter: 'SELECT\n',
    examples: [],
    limits: { fuel: 1, memoryMiB: 16, outputBytes: 1 },
  }
  const answer = (text: string) => sql(task, { kind: 'sql', text })
  expect(answer('SELECT\n')).toBe('Your query is as it was given to you.')
  expect(answer(' \n')).toBe('Your query is as it was given to you.')
  expect(answer('SELECT 1 AS stops')).toBeUndefined()
})

it('asks for marks, their classes and a verdict in a review', () => {
  const task: TaskOf<'review'> = { form: 'code', files: [] }
  const mark = { file: 'a.ts', from: 1, to: 1, class: 'api' as const, note: '' }
  expect(review(task, { kind: 'review', marks: [], verdict: 'approve' })).toBe('You have marked nothing.')
  expect(review(task, { kind: 'review', marks: [mark], verdict: 'undecided' })).toBe(
    'You have not given a verdict.',
  )
  const unnamed = { ...mark, class: 'undecided' as const }
  expect(review(task, { kind: 'review', marks: [mark, unnamed], verdict: 'comment' })).toBe(
    'One mark has no class yet.',
  )
  expect(review(task, { kind: 'review', marks: [mark], verdict: 'comment' })).toBeUndefined()
})

it('of a prompt asks for each part that the item has', () => {
  const outputs = [
    { id: 'a', text: 'One.' },
    { id: 'b', text: 'Two.' },
  ]
  const task: TaskOf<'prompt'> = {
    origin: 'written',
    model: 'a model',
    prompt: 'Count.',
    outputs,
    rank: { by: 'Rank them.' },
    marks: { ask: 'Mark them.' },
    fix: { ask: 'Change it.', shown: [], hidden: 1 },
  }
  const nothing = { kind: 'prompt', ranking: [], spans: [], prompt: null } as const
  expect(prompt(task, { ...nothing, ranking: [] })).toBe(
    'Not every output is ranked. Nothing is marked. The prompt is as it was given.',
  )
  const spans = [{ output: 'a', from: 1, to: 1 }]
  expect(prompt(task, { ...nothing, ranking: [['a']], spans, prompt: ' Count. ' })).toBe(
    'Not every output is ranked. The prompt is as it was given.',
  )
  expect(prompt(task, { ...nothing, ranking: [['a', 'b']], spans, prompt: 'Count to ten.' })).toBeUndefined()
})

it('asks for every claim, marks and a decision in a critique', () => {
  const claims = ['a', 'b'].map((id) => ({ id, text: id }))
  const task: TaskOf<'critique'> = { form: 'code', files: [], transcript: [], claims }
  const mark = { file: 'a.ts', from: 1, to: 1, class: 'api' as const, note: '' }
  expect(critique(task, { kind: 'critique', claims: {}, marks: [], decision: 'undecided' })).toBe(
    '2 claims are not judged yet. You have marked nothing. You have not taken a decision.',
  )
  const judged = { a: 'true', b: 'false' } as const
  expect(
    critique(task, { kind: 'critique', claims: judged, marks: [mark], decision: 'edit' }),
  ).toBeUndefined()
  const signature = { name: 'a', parameters: [], returns: { type: 'int', doc: 'One.' } }
  const limits = { fuel: 1, memoryMiB: 64, outputBytes: 1 }
  const repair = {
    file: 'a.ts',
    language: 'typescript',
    signature,
    examples: [],
    limits,
    compare: 'exact',
  } as const
  const mendable = { ...task, files: [{ name: 'a.ts', text: 'before' }], repair }
  const given = { kind: 'critique', claims: judged, marks: [mark], decision: 'edit' } as const
  expect(critique(mendable, { ...given, repair: 'before' })).toBe('The code is as the assistant has left it.')
  expect(critique(mendable, { ...given, repair: 'after' })).toBeUndefined()
})

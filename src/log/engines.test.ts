import { expect, it } from 'vitest'
import type { SessionEvent } from '#schemas/event'
import { changedEngines, enginesIn } from './engines.ts'

const start = (engines?: { readonly python?: string; readonly sql?: string }): SessionEvent =>
  ({
    type: 'start',
    data: { engine: 'engine-1.wasm', ...(engines && { engines }) },
  }) as unknown as SessionEvent
const resume = (engines?: object): SessionEvent =>
  ({ type: 'resume', data: { recovered: 1, ...(engines && { engines }) } }) as unknown as SessionEvent

it('reads a log of before, which names the engine for JavaScript alone', () => {
  expect(enginesIn([start(), resume()])).toEqual({ javascript: ['engine-1.wasm'], python: [], sql: [] })
  expect(enginesIn([])).toEqual({ javascript: [], python: [], sql: [] })
})

it('reads the engines that a session began with, and those of a site that was built anew since', () => {
  const events = [
    start({ python: 'python-1.wasm', sql: 'sql-1.wasm' }),
    resume(),
    resume({ javascript: 'engine-1.wasm', python: 'python-2.wasm', sql: 'sql-1.wasm' }),
  ]
  expect(enginesIn(events)).toEqual({
    javascript: ['engine-1.wasm'],
    python: ['python-1.wasm', 'python-2.wasm'],
    sql: ['sql-1.wasm'],
  })
})

it('has nothing to record while the engines are the last that the log names', () => {
  const names = { javascript: 'engine-1.wasm', sql: 'sql-2.wasm' }
  expect(changedEngines([start({ sql: 'sql-2.wasm', python: 'python-1.wasm' })], names)).toBeUndefined()
  expect(changedEngines([start({ sql: 'sql-1.wasm' })], names)).toEqual(names)
  expect(changedEngines([start()], names)).toEqual(names)
  expect(changedEngines([start({ sql: 'sql-1.wasm' }), resume(names)], names)).toBeUndefined()
  expect(changedEngines([start({ sql: 'sql-2.wasm' }), resume({ sql: 'sql-1.wasm' })], names)).toEqual(names)
})

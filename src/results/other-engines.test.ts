import { expect, it } from 'vitest'
import type { SessionEvent } from '#schemas/event'
import { otherEngines } from './other-engines.ts'

const engines = { python: 'python-1.wasm', sql: 'sql-1.wasm' }
const start = (named: object | undefined): SessionEvent =>
  ({
    type: 'start',
    data: { engine: 'engine-1.wasm', ...(named && { engines: named }) },
  }) as unknown as SessionEvent
const submit = (response: object): SessionEvent =>
  ({ type: 'submit', data: { item: 'a', response } }) as unknown as SessionEvent
const python = submit({ kind: 'code', language: 'python', text: '' })
const sql = submit({ kind: 'sql', text: '' })

const ask = (events: readonly SessionEvent[], build: string): Promise<readonly string[]> =>
  otherEngines(events, async (runtime) => `${runtime === 'javascript' ? 'engine' : runtime}-${build}.wasm`)

it('says nothing where the engines are the same', async () => {
  expect(await ask([start(engines), python, sql], '1')).toEqual([])
})

it('names each other engine that an answer is in', async () => {
  const end = 'fuel may differ. Score with the version of Assay that built the site.'
  const browser = `The browser ran engine-1.wasm and this is engine-2.wasm: ${end}`
  const inPython = `For Python the browser ran python-1.wasm and this is python-2.wasm: ${end}`
  const inSql = `For SQL the browser ran sql-1.wasm and this is sql-2.wasm: ${end}`
  expect(await ask([start(engines)], '2')).toEqual([browser])
  expect(await ask([start(engines), python], '2')).toEqual([browser, inPython])
  expect(await ask([start(engines), sql], '2')).toEqual([browser, inSql])
})

it('compares nothing that a log of before does not name, and asks for no engine that nobody needs', async () => {
  const asked: string[] = []
  const note = async (runtime: string): Promise<string> => {
    asked.push(runtime)
    return 'engine-1.wasm'
  }
  expect(await otherEngines([start(undefined), python, sql], note)).toEqual([])
  expect(await otherEngines([start(engines)], note)).toEqual([])
  expect(asked).toEqual(['javascript', 'javascript'])
})

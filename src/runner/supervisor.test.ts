import { describe, expect, test } from 'vitest'
import { createPool } from './pool.ts'
import { defaultLimits } from './limits.ts'
import type { FromSandbox, ToSandbox } from './protocol.ts'
import { RunnerUnavailableError, type Execution, type Program } from './program.ts'
import { createSupervisor, type ChannelEvents } from './supervisor.ts'

const program: Program = { language: 'javascript', text: '', signature: { name: 'f' } }
const cases = [
  { id: 'a', input: [] },
  { id: 'b', input: [] },
]
const executionOf = (id: string): Execution => {
  return { case: id, outcome: { type: 'returned', value: 1 }, fuel: 1, depth: 0, console: '' }
}

/** A sandbox in the same thread that does what the test says, and a record of what became of it. */
function playSandbox(answer: (message: ToSandbox, events: ChannelEvents) => FromSandbox | undefined) {
  const record = { opened: 0, closed: 0 }
  const supervisor = createSupervisor({
    engine: () => Promise.resolve(new Uint8Array()),
    handshakeMs: 50,
    open: (events) => {
      record.opened++
      return {
        post: (message) => {
          queueMicrotask(() => {
            const reply = answer(message, events)
            if (reply !== undefined) events.message(reply)
          })
        },
        close: () => void record.closed++,
      }
    },
  })
  return { record, supervisor, runner: createPool([supervisor]) }
}

const obedient = (message: ToSandbox): FromSandbox =>
  message.type === 'start'
    ? { type: 'ready' }
    : { type: 'ran', id: message.id, execution: executionOf(message.case.id) }

describe('a supervisor', () => {
  test('starts one sandbox and runs the cases in order', async () => {
    const { record, runner } = playSandbox(obedient)
    const seen: string[] = []
    const executions = await runner.run(program, cases, defaultLimits, {
      onExecution: (one) => seen.push(one.case),
    })
    expect(executions.map((one) => one.case)).toEqual(['a', 'b'])
    expect(seen).toEqual(['a', 'b'])
    expect(record).toEqual({ opened: 1, closed: 0 })
    runner.close()
    expect(record.closed).toBe(1)
  })

  test('kills what does not come back, and the next case runs in a new sandbox', async () => {
    let isFirst = true
    const { record, runner } = playSandbox((message) => {
      if (message.type === 'run' && isFirst) {
        isFirst = false
        return { type: 'compiled', id: message.id }
      }
      return obedient(message)
    })
    const [first, second] = await runner.run(program, cases, { ...defaultLimits, watchdogMs: 20 })
    expect(first?.outcome).toEqual({
      type: 'stopped',
      reason: 'watchdog',
      message: 'The program did not come back within 0.02 s',
    })
    expect(second?.outcome.type).toBe('returned')
    expect(record).toEqual({ opened: 2, closed: 1 })
    runner.close()
  })

  test('waits once for a program that is not compiled in time, whatever its cases', async () => {
    const { record, runner } = playSandbox((message) =>
      message.type === 'start' ? { type: 'ready' } : undefined,
    )
    const executions = await runner.run(program, cases, { ...defaultLimits, watchdogMs: 20 })
    const outcome = {
      type: 'stopped',
      reason: 'watchdog',
      message: 'The program was not compiled within 0.02 s',
    }
    expect(executions).toMatchObject([
      { case: 'a', outcome },
      { case: 'b', outcome },
    ])
    expect(record.closed).toBe(1)
    runner.close()
  })

  test('tells a sandbox that went by itself from one that was slow', async () => {
    const { runner } = playSandbox((message, events) => {
      if (message.type === 'start') return { type: 'ready' }
      events.closed('It went')
      return undefined
    })
    const [first] = await runner.run(program, cases.slice(0, 1), defaultLimits)
    expect(first?.outcome).toEqual({ type: 'stopped', reason: 'crash', message: 'It went' })
    runner.close()
  })

  test('stops at once when asked to, and says so for all further cases', async () => {
    const abort = new AbortController()
    const { record, runner } = playSandbox((message) => {
      if (message.type === 'start') return { type: 'ready' }
      abort.abort()
      return undefined
    })
    const executions = await runner.run(program, cases, defaultLimits, { signal: abort.signal })
    expect(executions.map((one) => one.outcome)).toEqual([
      { type: 'stopped', reason: 'aborted', message: 'The run was stopped' },
      { type: 'stopped', reason: 'aborted', message: 'The run was stopped' },
    ])
    expect(record.closed).toBe(1)
    runner.close()
  })

  test('says what is missing, and tries again at the next run', async () => {
    let tries = 0
    const { runner } = playSandbox((message) => {
      if (message.type === 'start' && ++tries === 1)
        return { type: 'unavailable', reason: 'missing', message: 'no JSPI' }
      return obedient(message)
    })
    await expect(runner.ready()).rejects.toThrow(new RunnerUnavailableError('missing', 'no JSPI'))
    expect(await runner.run(program, cases, defaultLimits)).toHaveLength(2)
    runner.close()
  })

  test('gives up on a sandbox that never answers', async () => {
    const { record, runner } = playSandbox(() => undefined)
    await expect(runner.run(program, cases, defaultLimits)).rejects.toMatchObject({ reason: 'handshake' })
    expect(record.closed).toBe(1)
  })

  test('ignores answers to other questions and what is no answer', async () => {
    const { runner } = playSandbox((message, events) => {
      if (message.type === 'run') {
        events.message({ type: 'ran', id: message.id + 1, execution: executionOf('x') })
        events.message({ type: 'ran', id: message.id, execution: { case: 1 } })
        events.message('nonsense')
      }
      return obedient(message)
    })
    const [first] = await runner.run(program, cases, defaultLimits)
    expect(first?.case).toBe('a')
    runner.close()
  })

  test('stops as well when it is asked while the sandbox still starts', async () => {
    const abort = new AbortController()
    const { record, runner } = playSandbox((message) => {
      abort.abort()
      return obedient(message)
    })
    const executions = await runner.run(program, cases, defaultLimits, { signal: abort.signal })
    expect(executions.map((one) => one.outcome.type)).toEqual(['stopped', 'stopped'])
    expect(record).toEqual({ opened: 1, closed: 0 })
    runner.close()
  })

  test('a runner that is closed before it has started opens nothing', async () => {
    const { record, runner } = playSandbox(obedient)
    const running = runner.run(program, cases, defaultLimits)
    runner.close()
    expect((await running).map((one) => one.outcome.type)).toEqual(['stopped', 'stopped'])
    expect(record.opened).toBe(0)
  })

  test('a closed runner stops what runs', async () => {
    const { runner } = playSandbox((message) => {
      if (message.type === 'start') return { type: 'ready' }
      setTimeout(() => runner.close())
      return undefined
    })
    const executions = await runner.run(program, cases, defaultLimits)
    expect(executions.map((one) => one.outcome.type)).toEqual(['stopped', 'stopped'])
  })

  test('limits out of range and names that are none never reach a sandbox', async () => {
    const { record, runner } = playSandbox(obedient)
    await expect(runner.run(program, cases, { ...defaultLimits, fuel: 0 })).rejects.toThrow(RangeError)
    const injected = { ...program, signature: { name: 'f)}; hack(' } }
    await expect(runner.run(injected, cases, defaultLimits)).rejects.toThrow('expected an identifier')
    expect(record.opened).toBe(0)
  })
})

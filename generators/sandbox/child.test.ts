import { fork, type ChildProcess } from 'node:child_process'
import { describe, expect, test } from 'vitest'
import type { FromSandbox, ToSandbox } from '#runner'
import { loadEngine } from './cache.ts'
import { childFile, loadChildScript } from './child-script.ts'

/** Starts a child with flags of V8 and gives its first answer. */
async function startWith(
  script: string,
  flags: readonly string[],
): Promise<{ readonly child: ChildProcess; readonly answer: FromSandbox }> {
  const child = fork(script, { execArgv: [...flags], env: {}, serialization: 'advanced' })
  const answer = new Promise<FromSandbox>((resolve) =>
    child.once('message', (data) => resolve(data as FromSandbox)),
  )
  const start: ToSandbox = { type: 'start', runtime: 'javascript', engine: await loadEngine() }
  child.send(start)
  return { child, answer: await answer }
}

describe.each([
  { from: 'its sources', load: async () => childFile },
  { from: 'one script', load: async () => await loadChildScript() },
])('started from $from', ({ load }) => {
  test('a machine with the usual stack is ready', async () => {
    const { child, answer } = await startWith(await load(), [])
    child.kill()
    expect(answer).toEqual({ type: 'ready' })
  })

  test('a machine whose stack is too small for the limit says so before any verdict', async () => {
    const { child, answer } = await startWith(await load(), ['--stack-size=500'])
    child.kill()
    expect(answer).toEqual({
      type: 'unavailable',
      reason: 'stack',
      message: 'The stack of this machine is too small for the limit of recursion',
    })
  })

  test('a child goes when its parent does', async () => {
    const { child } = await startWith(await load(), [])
    const exit = new Promise((resolve) => child.once('exit', resolve))
    child.disconnect()
    expect(await exit).toBe(0)
  })
})

import { fork, type ChildProcess } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import type { FromSandbox, ToSandbox } from '#runner'
import { loadEngine } from './cache.ts'

const childFile = fileURLToPath(new URL('child.ts', import.meta.url))

/** Starts a child with flags of V8 and gives its first answer. */
async function startWith(
  flags: readonly string[],
): Promise<{ readonly child: ChildProcess; readonly answer: FromSandbox }> {
  const child = fork(childFile, { execArgv: [...flags], env: {}, serialization: 'advanced' })
  const answer = new Promise<FromSandbox>((resolve) =>
    child.once('message', (data) => resolve(data as FromSandbox)),
  )
  const start: ToSandbox = { type: 'start', runtime: 'javascript', engine: await loadEngine() }
  child.send(start)
  return { child, answer: await answer }
}

test('a machine with the usual stack is ready', async () => {
  const { child, answer } = await startWith([])
  child.kill()
  expect(answer).toEqual({ type: 'ready' })
})

test('a machine whose stack is too small for the limit says so before any verdict', async () => {
  const { child, answer } = await startWith(['--stack-size=500'])
  child.kill()
  expect(answer).toEqual({
    type: 'unavailable',
    reason: 'stack',
    message: 'The stack of this machine is too small for the limit of recursion',
  })
})

test('a child goes when its parent does', async () => {
  const { child } = await startWith([])
  const exit = new Promise((resolve) => child.once('exit', resolve))
  child.disconnect()
  expect(await exit).toBe(0)
})

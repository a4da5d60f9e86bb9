import { EventEmitter } from 'node:events'
import { expect, it } from 'vitest'
import { askSecret } from './ask-secret.ts'

/** A terminal that remembers whether it shows what is typed. */
class Terminal extends EventEmitter {
  isRaw = false
  isRead = false
  setEncoding = () => this
  setRawMode(isRaw: boolean) {
    this.isRaw = isRaw
    return this
  }
  resume() {
    this.isRead = true
    return this
  }
  pause() {
    this.isRead = false
    return this
  }
}

function ask() {
  const terminal = new Terminal()
  let shown = ''
  const answer = askSecret('Passphrase: ', terminal as never, (text) => (shown += text))
  return { terminal, answer, shown: () => shown }
}

it.each([
  ['typed at once', ['otter lamp\r'], 'otter lamp'],
  ['key by key, with a mistake', ['o', 't', 'x', '\u007f', 't', '\n'], 'ott'],
  ['begun anew', ['wrong\u0015right\r'], 'right'],
  ['with arrows and other control characters left out', ['a\u0001\tb\r'], 'ab'],
  ['with characters of several units', ['🦦\u007fé\r'], 'é'],
])('reads a secret %s, and shows nothing of it', async (_, keys, text) => {
  const { terminal, answer, shown } = ask()
  expect([terminal.isRaw, terminal.isRead]).toEqual([true, true])
  for (const key of keys) terminal.emit('data', key)
  expect(await answer).toBe(text)
  expect(shown()).toBe('Passphrase: \n')
  expect([terminal.isRaw, terminal.isRead, terminal.listenerCount('data')]).toEqual([false, false, 0])
})

it.each(['\u0003', '\u0004'])('gives the terminal back on Ctrl-C and Ctrl-D', async (key) => {
  const { terminal, answer } = ask()
  terminal.emit('data', `half${key}`)
  await expect(answer).rejects.toMatchObject({ name: 'AbortError' })
  expect(terminal.isRaw).toBe(false)
})

it('ends when the input does', async () => {
  const { terminal, answer } = ask()
  terminal.emit('end')
  await expect(answer).rejects.toMatchObject({ name: 'AbortError' })
})

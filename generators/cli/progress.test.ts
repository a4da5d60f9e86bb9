import { expect, test } from 'vitest'
import { createProgress } from './progress.ts'

function setUp(isTerminal: boolean) {
  let time = 0
  let written = ''
  const progress = createProgress({ write: (text) => (written += text), isTerminal }, () => time)
  return {
    progress,
    at: (ms: number, words: string) => {
      time = ms
      progress.show(words)
    },
    written: () => written,
  }
}

test('on a terminal one line is written over, not more often than can be read, and goes before a result', () => {
  const { progress, at, written } = setUp(true)
  at(0, 'one')
  at(50, 'two')
  at(120, 'three')
  progress.clear()
  progress.clear()
  expect(written()).toBe('\r\u001B[Kone\r\u001B[Kthree\r\u001B[K')
})

test('in a log nothing is said of what is quick, and a line every five seconds of what is not', () => {
  const { progress, at, written } = setUp(false)
  at(1_000, 'quick')
  progress.clear()
  at(5_500, 'not yet')
  at(6_100, 'first')
  at(8_000, 'between')
  at(11_100, 'second')
  expect(written()).toBe('first\nsecond\n')
})

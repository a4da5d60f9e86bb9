import { appendFileSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import type { Entry } from './entry.ts'
import { LedgerError, openLedger } from './open-ledger.ts'

const now = () => new Date('2026-11-21T12:00:00Z')
const wave = (n: number): Entry => ({ type: 'wave.opened', proposals: [{ n, axes: { trap: 'ties' } }] })

function path(): string {
  const folder = mkdtempSync(join(tmpdir(), 'assay-ledger-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  return join(folder, 'below', 'ledger.jsonl')
}

function write(file: string, entries: readonly Entry[]): void {
  const ledger = openLedger(file, now)
  for (const entry of entries) ledger.append(entry)
  ledger.close()
}

function read(file: string): readonly Entry[] {
  const ledger = openLedger(file, now)
  ledger.close()
  return ledger.entries.map(({ entry }) => entry)
}

test('what was written is read again, each line with its time and a hash over all before it', () => {
  const file = path()
  write(file, [wave(0), wave(1)])
  write(file, [wave(2)])
  expect(read(file)).toEqual([wave(0), wave(1), wave(2)])
  expect(readFileSync(file, 'utf8').split('\n')[0]).toBe(
    '{"hash":"7056880377a39e9618539af2bd8308c8105a444cd82fb9f8e253aae8bf1b7202","entry":{"at":"2026-11-21T12:00:00.000Z","entry":{"type":"wave.opened","proposals":[{"n":0,"axes":{"trap":"ties"}}]}}}',
  )
})

test('nobody else can read it: it holds the solutions of items', () => {
  const file = path()
  write(file, [wave(0)])
  expect(statSync(file).mode & 0o077).toBe(0)
})

test('a last line that was torn off is dropped, wherever it was torn, and the run goes on after the one before', () => {
  const file = path()
  write(file, [wave(0), wave(1)])
  const whole = readFileSync(file)
  const first = whole.indexOf('\n') + 1
  for (let length = first; length < whole.length; length += 7) {
    writeFileSync(file, whole.subarray(0, length))
    expect(read(file)).toEqual([wave(0)])
    write(file, [wave(2)])
    expect(read(file)).toEqual([wave(0), wave(2)])
  }
})

test('a changed line is refused with its number, whichever character was changed', () => {
  const file = path()
  write(file, [wave(0), wave(1), wave(2)])
  const text = readFileSync(file, 'utf8')
  const [one = '', two = ''] = text.split('\n')
  for (let at = 0; at < two.length; at += 5) {
    const changed = `${two.slice(0, at)}${two[at] === '7' ? '8' : '7'}${two.slice(at + 1)}`
    writeFileSync(file, text.replace(two, changed))
    expect(() => openLedger(file, now)).toThrow(/^Unexpected line 2 in the ledger: it was changed/)
  }
  writeFileSync(file, text.replace(`${one}\n`, ''))
  expect(() => openLedger(file, now)).toThrow('Unexpected line 1')
  writeFileSync(file, `${text}\n`)
  expect(() => openLedger(file, now)).toThrow('Unexpected line 4')
})

test('a second process that writes to it is noticed before anything is sent', () => {
  const file = path()
  const ledger = openLedger(file, now)
  ledger.append(wave(0))
  appendFileSync(file, 'from elsewhere\n')
  expect(() => ledger.append(wave(1))).toThrow('cannot write the ledger: another process writes to it')
  expect(() => ledger.append(wave(1))).toThrow('the ledger could not be written before; nothing more is sent')
  ledger.close()
})

test('a ledger that cannot be made is told as that', () => {
  const file = path()
  write(file, [wave(0)])
  expect(() => openLedger(join(file, 'ledger.jsonl'), now)).toThrow(LedgerError)
})

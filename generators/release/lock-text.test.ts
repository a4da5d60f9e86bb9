import { describe, expect, it } from 'vitest'
import { parse, stringify } from 'yaml'
import type { Lock } from '#schemas/lock'
import { lockText, readLockText } from './lock-text.ts'

const hash = (digit: string) => digit.repeat(64)
const entry = { version: '1.0.0', public: hash('a'), sealed: hash('b') }
const lock: Lock = {
  version: 1,
  bank: 'post',
  release: '0.1.0',
  hash: hash('1'),
  sealed: `${'1'.repeat(30)}e${'2'.repeat(33)}`,
  items: {
    'late-parcels': { ...entry, proof: hash('c'), calibration: hash('0') },
    no: entry,
    '2024': entry,
    '12-30': entry,
    '1e3': entry,
    null: { ...entry, sealed: hash('9') },
    'a-1': entry,
  },
}

describe('the text of a lock', () => {
  it('is YAML that gives the lock again, whatever its ids and hashes look like', () => {
    expect(parse(lockText(lock))).toEqual(lock)
    expect(parse(lockText({ ...lock, bank: 'true', items: {} }))).toEqual({
      ...lock,
      bank: 'true',
      items: {},
    })
  })

  it('is read without YAML, to the same', () => {
    const read = readLockText(lockText(lock))
    expect(read).toEqual({ ...lock, items: { ...lock.items } })
    expect(Object.keys(read?.items ?? {}).sort()).toEqual(Object.keys(lock.items).sort())
  })

  it('is left to YAML where it is not as it was written', () => {
    const text = lockText(lock)
    for (const other of [
      text.replace('bank: post', 'bank:  post'),
      text.replace('bank: post', 'bank: "post"'),
      text.replace('bank: post', 'bank: post # ours'),
      text.replace('release: 0.1.0', 'release: newest'),
      text.replace('release: 0.1.0', 'release: 0.1.0\nrelease: 0.1.1'),
      text.replace(hash('a'), hash('z')),
      text.slice(1),
      text.slice(0, 300),
      stringify(lock),
      '',
    ])
      expect(readLockText(other)).toBeUndefined()
  })
})

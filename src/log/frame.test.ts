import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { frameLine, readFrames } from './frame.ts'

const encoder = new TextEncoder()
const line = fc.string({ unit: 'binary' }).filter((text) => !text.includes('\n'))
const lines = fc.array(line, { minLength: 1, maxLength: 8 })

function bytesOf(records: readonly string[]): Uint8Array {
  return encoder.encode(records.map(frameLine).join(''))
}

describe('a framed line', () => {
  it('says its length in bytes and the beginning of its hash', () => {
    expect(frameLine('abc')).toBe('3 ba7816bf8f01cfea abc\n')
    expect(frameLine('é')).toMatch(/^2 /)
  })

  it('refuses what would not be one line of UTF-8', () => {
    expect(() => frameLine('a\nb')).toThrow(RangeError)
    expect(() => frameLine('\ud83d')).toThrow(TypeError)
  })
})

describe('a file of framed lines', () => {
  it('is read back whole', () => {
    fc.assert(
      fc.property(lines, (records) => {
        const bytes = bytesOf(records)
        const read = { records, intact: records.length, end: bytes.length, state: 'whole' }
        expect(readFrames(bytes)).toEqual(read)
      }),
    )
    expect(readFrames(new Uint8Array())).toEqual({ records: [], intact: 0, end: 0, state: 'whole' })
  })

  it('loses only its last line when its end is torn off anywhere', () => {
    fc.assert(
      fc.property(lines, fc.nat(), (records, cut) => {
        const bytes = bytesOf(records)
        const length = cut % bytes.length
        const kept = readFrames(bytes.subarray(0, length))
        expect(kept.records).toEqual(records.slice(0, kept.intact))
        expect(kept.end).toBe(bytesOf(kept.records).length)
        expect(kept.state).toBe(kept.end === length ? 'whole' : 'torn')
        const next = records[kept.intact]
        expect(length - kept.end).toBeLessThan(encoder.encode(frameLine(next ?? '')).length)
      }),
    )
  })

  it('is torn, not corrupt, when a crash left zeros or noise behind the last line', () => {
    const whole = bytesOf(['one', 'two'])
    const padded = new Uint8Array(whole.length + 4096)
    padded.set(whole)
    expect(readFrames(padded)).toEqual({
      records: ['one', 'two'],
      intact: 2,
      end: whole.length,
      state: 'torn',
    })
    const noisy = encoder.encode('3 ba7816bf8f01cfea abc\nnoise\nmore noise\n')
    expect(readFrames(noisy)).toMatchObject({ records: ['abc'], end: 23, state: 'torn' })
  })

  it('is found corrupt when any byte before its last line changes, and keeps the other lines', () => {
    fc.assert(
      fc.property(lines, line, fc.nat(), fc.integer({ min: 1, max: 255 }), (records, last, place, mask) => {
        const bytes = bytesOf([...records, last])
        const bound = bytesOf(records).length - 1
        const at = place % bound
        bytes[at] = (bytes[at] ?? 0) ^ mask
        const read = readFrames(bytes)
        expect(read.state).toBe('corrupt')
        // A broken line break takes the line after it along.
        expect(read.records.length).toBeGreaterThanOrEqual(records.length - 1)
        expect(read.records.length).toBeLessThanOrEqual(records.length)
        expect(read.records.slice(0, read.intact)).toEqual(records.slice(0, read.intact))
        expect(read.end).toBeLessThanOrEqual(at)
        expect(read.records.at(-1)).toBe(last)
      }),
    )
  })

  it('gives up a change of any byte in the last line as torn', () => {
    const bytes = bytesOf(['one', 'two'])
    for (let at = bytesOf(['one']).length; at < bytes.length; at++) {
      for (let mask = 1; mask < 256; mask++) {
        const changed = bytes.slice()
        changed[at] = (changed[at] ?? 0) ^ mask
        expect(readFrames(changed)).toMatchObject({ records: ['one'], state: 'torn' })
      }
    }
  })
})

import { describe, expect, it } from 'vitest'
import { isSessionId, parseReply, parseRequest } from './protocol.ts'

describe('a request at the door of the storage worker', () => {
  const open = { type: 'open', session: 'a-1', create: true, expected: 0, waitMs: 0 }

  it.each([
    open,
    { type: 'append', events: [] },
    { type: 'read', session: 'a' },
    { type: 'list' },
    { type: 'remove', session: 'a' },
    { type: 'close' },
  ])('is taken: %j', (body) => {
    expect(parseRequest({ id: 1, body })).toEqual({ id: 1, body })
  })

  it.each([
    undefined,
    'open',
    { type: 'unknown' },
    { type: 'read' },
    { type: 'read', session: '../../etc' },
    { type: 'append', events: 'none' },
    { ...open, session: '' },
    { ...open, create: 1 },
    { ...open, expected: -1 },
    { ...open, waitMs: Infinity },
  ])('is not taken: %j', (body) => {
    expect(parseRequest({ id: 1, body })).toBeUndefined()
  })

  it('needs a number', () => {
    expect(parseRequest({ body: open })).toBeUndefined()
    expect(parseRequest({ id: 'one', body: open })).toBeUndefined()
    expect(parseRequest(null)).toBeUndefined()
  })
})

describe('a reply at the door of the page', () => {
  it('is taken by its type', () => {
    expect(parseReply({ id: 2, body: { type: 'locked' } })).toEqual({ id: 2, body: { type: 'locked' } })
    expect(parseReply({ id: 2, body: { type: 'hello' } })).toBeUndefined()
    expect(parseReply({ id: 2 })).toBeUndefined()
    expect(parseReply('saved')).toBeUndefined()
  })
})

describe('the id of a session', () => {
  it('can stand in a file name', () => {
    expect(isSessionId('3b9e7f2a-8c41-4f6e-9d2b-1a5c7e9f0b34')).toBe(true)
    for (const id of ['', '.', 'a/b', 'a.log', 'é', 'a'.repeat(65), 7]) expect(isSessionId(id)).toBe(false)
  })
})

import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { sendUntilTaken, type Sending } from './outbox.ts'

interface Reply {
  readonly status: number
  readonly type?: string
  readonly text?: string
  readonly location?: string
}

let server: Server
let endpoint = ''
let replies: Reply[] = []
let arrived: string[] = []
beforeEach(async () => {
  arrived = []
  server = createServer((request, response) => {
    let body = ''
    request.setEncoding('utf8').on('data', (text: string) => (body += text))
    request.on('end', () => {
      arrived.push(`${request.method} ${request.headers['content-type']} ${body}`)
      const { status, type = 'text/plain', text = '', location } = replies.shift() ?? { status: 200 }
      response
        .writeHead(status, { 'content-type': type, ...(location !== undefined && { location }) })
        .end(text)
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  endpoint = `http://127.0.0.1:${(server.address() as AddressInfo).port}/results`
})
afterEach(() => new Promise((resolve) => server.close(resolve)))

/** Sends a file against replies in order. @returns what was told, and the pauses in seconds */
async function send(...some: readonly Reply[]) {
  replies = [...some]
  const told: Sending[] = []
  const pauses: number[] = []
  await sendUntilTaken(
    endpoint,
    () => '{"a":1}',
    (sending) => told.push(sending),
    new AbortController().signal,
    (ms) => {
      pauses.push(ms / 1000)
      return Promise.resolve()
    },
  )
  return { told, pauses }
}

const states = (told: readonly Sending[]) => told.map(({ state }) => state)

describe('a result on its way', () => {
  it('is sent as it is', async () => {
    const { told } = await send({ status: 201 })
    expect(states(told)).toEqual(['sending', 'taken'])
    expect(arrived).toEqual(['POST application/json {"a":1}'])
  })

  it('is sent again, later and later, while a server has its troubles', async () => {
    const troubles = [500, 503, 507, 429, 408, 502, 500, 500].map((status) => ({ status }))
    const { told, pauses } = await send(...troubles)
    expect(states(told).at(-1)).toBe('taken')
    expect(arrived).toHaveLength(9)
    expect(pauses).toEqual([2, 4, 8, 16, 32, 64, 120, 120])
  })

  it('is refused for good, with the reason in words', async () => {
    const { told } = await send({ status: 422, text: 'No test was sealed for this attempt.' })
    expect(told.at(-1)).toEqual({ state: 'refused', reason: 'No test was sealed for this attempt.' })
    expect((await send({ status: 400, text: 'x'.repeat(5000) })).told.at(-1)).toEqual({
      state: 'refused',
      reason: 'x'.repeat(200),
    })
  })

  it('shows nobody the page of an error', async () => {
    const page = { status: 413, type: 'text/html', text: '<html><h1>413 Request Entity Too Large</h1>' }
    expect((await send(page)).told.at(-1)).toEqual({ state: 'refused', reason: '' })
  })

  it('has not arrived where it is sent on to a page', async () => {
    const { told } = await send({ status: 302, location: '/' }, { status: 303, location: '/' })
    expect(states(told)).toEqual(['sending', 'waiting', 'sending', 'waiting', 'sending', 'taken'])
    expect(arrived.filter((one) => one.startsWith('GET'))).toEqual([])
  })
})

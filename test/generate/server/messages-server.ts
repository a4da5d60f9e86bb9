/** A server on loopback that speaks Messages, streamed, token counting and batches, and fails as it is told to. */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { sendHtml, type BatchManner } from './batch-faults.ts'
import { faults, streamMessage, type FaultName } from './faults.ts'
import { messageFor } from './message.ts'
import type { Body, Recorded, Said, ServerState, StoredBatch } from './state.ts'

export interface ServerOptions {
  readonly answer: (body: Body) => Said
  /** What happens to the request for one message that is the n-th, from 0. */
  readonly fault?: (nth: number) => FaultName | undefined
  readonly batches?: BatchManner
  readonly elsewhere?: string
  /** Called once a request was read, before anything is done about it. */
  readonly onRequest?: (request: Recorded) => void
  /** Called once a batch was stored, before it is told. */
  readonly onBatch?: () => void
}

export interface MessagesServer extends ServerState {
  readonly url: string
  readonly close: () => Promise<void>
}

export async function startMessagesServer(options: ServerOptions): Promise<MessagesServer> {
  const state: ServerState = {
    recorded: [],
    batches: [],
    charged: new Map(),
    usages: [],
    prefixes: new Set(),
  }
  const answer = responder(options, state)
  const server = createServer((request, response) => {
    response.on('error', () => undefined)
    void readBody(request).then((body) => {
      const { method = '', url = '', headers } = request
      const recorded = { method, path: url, headers, body }
      state.recorded.push(recorded)
      options.onRequest?.(recorded)
      return answer(recorded, response)
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  return {
    ...state,
    url: `http://127.0.0.1:${port}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}

async function readBody(request: IncomingMessage): Promise<unknown> {
  let text = ''
  for await (const piece of request) text += String(piece)
  return text === '' ? undefined : (JSON.parse(text) as unknown)
}

function responder(options: ServerOptions, state: ServerState) {
  const { fault = () => undefined, batches: manner = {}, elsewhere = '' } = options
  let streamed = 0
  let reads = 0
  return async ({ method, path, headers, body }: Recorded, response: ServerResponse): Promise<void> => {
    const { pathname, origin } = new URL(path, `http://${headers.host ?? ''}`)
    const [, name = ''] = /^\/v1\/messages\/batches\/([^/]+)/.exec(pathname) ?? []
    if (pathname === '/v1/messages') {
      const hit = { state, body: body as Body, said: options.answer(body as Body), response, elsewhere }
      const chosen = fault(streamed++)
      if (chosen)
        return await faults[chosen]({ ...hit, key: (headers.authorization ?? '').replace('Bearer ', '') })
      streamMessage(response, messageFor(state, hit.body, hit.said))
      response.end()
    } else if (pathname === '/v1/messages/count_tokens') {
      sendJson(response, { input_tokens: Math.ceil(JSON.stringify(body).length / 4) })
    } else if (pathname === '/v1/messages/batches' && method === 'POST') {
      createBatch(body as { readonly requests: StoredBatch['requests'] }, response, origin)
    } else if (pathname === '/v1/messages/batches') {
      const data =
        manner.list === 'empty' ? [] : state.batches.toReversed().map((batch) => shown(batch, origin))
      sendJson(
        response,
        manner.list === 'no list' ? { data: [{}] } : { data, has_more: false, first_id: null, last_id: null },
      )
    } else if (pathname.endsWith('/results')) {
      sendResults(name, response)
    } else {
      const batch = state.batches.find(({ id }) => id === name)
      if (!batch || manner.retrieve === 'unknown') return sendJson(response, notFound, 404)
      batch.polls -= 1
      sendJson(response, shown(batch, origin))
    }
  }

  function createBatch(
    { requests }: { readonly requests: StoredBatch['requests'] },
    response: ServerResponse,
    origin: string,
  ): void {
    if (manner.create === 'lost request') return void response.socket?.resetAndDestroy()
    if (manner.create === 'limited' && state.recorded.length < 3) return sendJson(response, limited, 429)
    if (manner.create === 'wrong key') return sendJson(response, wrongKey, 401)
    if (manner.create === 'no batch') return sendJson(response, { hello: 'world' })
    const id = `msgbatch_${state.batches.length + 1}`
    const batch = { id, createdAt: new Date().toISOString(), requests, polls: manner.polls ?? 1 }
    state.batches.push(batch)
    for (const [place, { params }] of requests.entries())
      if (isAnswered(manner, place, requests.length)) messageFor(state, params, options.answer(params), true)
    options.onBatch?.()
    if (manner.create === 'lost answer') return void response.socket?.resetAndDestroy()
    if (manner.create === 'HTML after it was made') return sendHtml(response, 502)
    sendJson(response, shown(batch, origin))
  }

  function shown({ id, createdAt, requests, polls }: StoredBatch, origin: string) {
    const ended = polls <= 0
    const url = `${manner.resultsUrl === 'foreign' ? elsewhere : origin}/v1/messages/batches/${id}/results`
    return {
      id,
      type: 'message_batch',
      processing_status: ended ? 'ended' : 'in_progress',
      request_counts: {
        processing: ended ? 0 : requests.length,
        succeeded: ended ? requests.length : 0,
        errored: 0,
        canceled: 0,
        expired: 0,
      },
      created_at: createdAt,
      expires_at: createdAt,
      ended_at: ended ? createdAt : null,
      archived_at: null,
      cancel_initiated_at: null,
      results_url: ended && manner.resultsUrl !== 'none' ? url : null,
    }
  }

  function sendResults(name: string, response: ServerResponse): void {
    reads += 1
    const batch = state.batches.find(({ id }) => id === name)
    if (!batch) return sendJson(response, notFound, 404)
    if (manner.results) return sendHtml(response, manner.results === 'HTML' ? 200 : 500)
    const whole = batch.requests.map(({ custom_id, params }, place) => {
      const scratch: ServerState = { ...state, charged: new Map(), usages: [] }
      const message = messageFor(scratch, params, options.answer(params))
      return JSON.stringify({
        custom_id,
        result: manner.result?.(place, batch.requests.length) ?? { type: 'succeeded', message },
      })
    })
    const text = `${(manner.lines?.(whole, reads) ?? whole).join('\n')}\n`
    response.writeHead(200, { 'content-type': 'application/x-jsonl' })
    if (!manner.cut || reads > manner.cut.reads) return void response.end(text)
    response.write(text.slice(0, manner.cut.after))
    setTimeout(() => response.destroy(), 20)
  }
}

const apiError = (type: string) => ({
  type: 'error',
  error: { type, message: `made-up ${type}` },
  request_id: null,
})
const notFound = apiError('not_found_error')
const limited = apiError('rate_limit_error')
const wrongKey = apiError('authentication_error')

function sendJson(response: ServerResponse, value: unknown, status = 200): void {
  response.writeHead(status, { 'content-type': 'application/json' })
  response.end(JSON.stringify(value))
}

/** An error in place of a message is not charged. */
function isAnswered({ result }: BatchManner, place: number, size: number): boolean {
  const other = result?.(place, size)
  return other === undefined || JSON.stringify(other).includes('succeeded')
}

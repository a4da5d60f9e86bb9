/** What a server can do to a request for one message, each by its name. */
import type { ServerResponse } from 'node:http'
import { setTimeout as sleep } from 'node:timers/promises'
import { eventsOf, messageFor, sse, type FakeMessage } from './message.ts'
import type { Body, FakeUsage, Said, ServerState } from './state.ts'

export interface Hit {
  readonly state: ServerState
  readonly body: Body
  readonly response: ServerResponse
  /** What the model would say. */
  readonly said: Said
  /** Credentials that came along. */
  readonly key: string
  /** Another server's address. */
  readonly elsewhere: string
}

type Fault = (hit: Hit) => void | Promise<void>

const eventStream = { 'content-type': 'text/event-stream' }

/** Sends a whole message, or as many of its events as wanted. */
export function streamMessage(response: ServerResponse, message: FakeMessage, events = Infinity): void {
  response.writeHead(200, eventStream)
  for (const event of eventsOf(message).slice(0, events)) response.write(sse(event))
}

const say =
  (said: Partial<Said>): Fault =>
  ({ state, body, response, said: usual }) => {
    streamMessage(response, messageFor(state, body, { ...usual, ...said }))
    response.end()
  }

const apiError =
  (status: number, type: string, headers: Record<string, string> = {}, code?: string): Fault =>
  ({ response }) => {
    const details = code === undefined ? {} : { details: { error_code: code } }
    const error = { type, message: `made-up ${type}`, ...details }
    response.writeHead(status, { 'content-type': 'application/json', ...headers })
    response.end(JSON.stringify({ type: 'error', error, request_id: 'req_1' }))
  }

const raw =
  (status: number, type: string, text: string): Fault =>
  ({ response }) => {
    response.writeHead(status, { 'content-type': type })
    response.end(text)
  }

/** Sends the first events, charged, and then does something. */
const begun =
  (events: number, then: (response: ServerResponse) => void): Fault =>
  ({ state, body, response, said }) => {
    streamMessage(response, messageFor(state, body, said), events)
    // What was written has to be on its way before the connection breaks.
    setTimeout(then, 20, response)
  }

const html = '<html><body><h1>Bad gateway</h1></body></html>'
const refusal = (category: string | null): Partial<Said> => ({
  text: '',
  stopReason: 'refusal',
  stopDetails: { type: 'refusal', category, explanation: null },
})
const sseError = (type: string) =>
  `event: error\ndata: ${JSON.stringify({ type: 'error', error: { type, message: 'made-up' } })}\n\n`

export const faults = {
  'limited, with a time': apiError(429, 'rate_limit_error', { 'retry-after': '2' }),
  'limited, without one': apiError(429, 'rate_limit_error'),
  'limited by a proxy': raw(429, 'text/html', html),
  overloaded: apiError(529, 'overloaded_error'),
  'overloaded, said in the stream': ({ response }) => {
    response.writeHead(200, eventStream)
    response.end(sseError('overloaded_error'))
  },
  'overloaded in the middle': begun(4, (response) => response.end(sseError('overloaded_error'))),
  'error of the API': apiError(500, 'api_error'),
  'time-out of the API': apiError(504, 'timeout_error'),
  'HTML with status 500': raw(500, 'text/html', html),
  'HTML with status 502': raw(502, 'text/html', html),
  'HTML with status 200': raw(200, 'text/html', html),
  'JSON where a stream was asked for': ({ state, body, response, said }) => {
    response.writeHead(200, { 'content-type': 'application/json' })
    response.end(JSON.stringify(messageFor(state, body, said)))
  },
  'stream under a wrong type': ({ state, body, response, said }) => {
    response.writeHead(200, { 'content-type': 'text/plain' })
    response.end(
      eventsOf(messageFor(state, body, said))
        .map(sse)
        .join(''),
    )
  },
  'empty answer': raw(200, 'text/event-stream', ''),
  'body cut': begun(4, (response) => response.destroy()),
  'body cut inside an event': begun(4, (response) => {
    response.write('event: content_block_delta\ndata: {"type":"content_blo')
    setTimeout(() => response.destroy(), 20)
  }),
  'end without the end': begun(5, (response) => response.end()),
  'event that is no JSON': begun(3, (response) =>
    response.end('event: content_block_delta\ndata: {"type":\n\n'),
  ),
  'event that is null': begun(3, (response) => response.end('event: message_delta\ndata: null\n\n')),
  stall: begun(4, () => undefined),
  'nothing at all': () => undefined,
  'pings for ever': ({ state, body, response, said }) => {
    streamMessage(response, messageFor(state, body, said), 2)
    const pings = setInterval(() => response.write(sse({ type: 'ping' })), 30)
    response.on('close', () => clearInterval(pings))
  },
  'connection reset': ({ response }) => {
    response.socket?.resetAndDestroy()
  },
  slow: async ({ state, body, response, said }) => {
    response.writeHead(200, eventStream)
    for (const event of eventsOf(messageFor(state, body, said))) {
      response.write(sse(event))
      await sleep(30)
    }
    response.end()
  },
  'refusal with a category': say(refusal('cyber')),
  'refusal without one': say(refusal(null)),
  truncation: say({ stopReason: 'max_tokens' }),
  'full context': say({ stopReason: 'model_context_window_exceeded' }),
  'paused turn': say({ stopReason: 'pause_turn' }),
  'no reason to stop': say({ stopReason: null }),
  'no text': say({ text: '' }),
  'text without an end': ({ state, body, response, said }) => {
    streamMessage(response, messageFor(state, body, said), 3)
    const piece = {
      type: 'content_block_delta',
      index: 0,
      delta: { type: 'text_delta', text: 'x'.repeat(1 << 20) },
    }
    for (let times = 0; times < 8; times++) response.write(sse(piece))
  },
  'no usage': ({ state, body, response, said }) => {
    streamMessage(response, { ...messageFor(state, body, said), usage: {} as FakeUsage })
    response.end()
  },
  'usage below nothing': ({ state, body, response, said }) => {
    const message = messageFor(state, body, said)
    streamMessage(response, { ...message, usage: { ...message.usage, output_tokens: -5 } })
    response.end()
  },
  prose: say({ text: 'Gladly! Here is a fresh problem about bridges.' }),
  'fenced JSON': say({ text: '```json\n{"statement": "Add two numbers."}\n```' }),
  'half a JSON': say({ text: '{"statement": "Add two num' }),
  'wrong schema': say({ text: '{"statement": 7}' }),
  'spending limit': apiError(429, 'rate_limit_error', { 'retry-after': '2' }, 'enforced_spend_limit_reached'),
  billing: apiError(402, 'billing_error'),
  'wrong key': apiError(401, 'authentication_error'),
  'no permission': apiError(403, 'permission_error'),
  'invalid request': apiError(400, 'invalid_request_error'),
  'unknown model': apiError(404, 'not_found_error'),
  'too large': apiError(413, 'invalid_request_error'),
  'sent elsewhere': ({ response, elsewhere }) => {
    response.writeHead(307, { location: `${elsewhere}/v1/messages` })
    response.end()
  },
  'key in the error': ({ response, key }) => {
    response.writeHead(400, { 'content-type': 'application/json' })
    response.end(
      JSON.stringify({ type: 'error', error: { type: 'invalid_request_error', message: `bad ${key}` } }),
    )
  },
  'key in a page': ({ response, key }) => {
    response.writeHead(502, { 'content-type': 'text/html' })
    response.end(`<pre>authorization: Bearer ${key}</pre>`)
  },
  'key in the answer': (hit) => say({ text: JSON.stringify({ statement: hit.key }) })(hit),
} satisfies Record<string, Fault>

export type FaultName = keyof typeof faults

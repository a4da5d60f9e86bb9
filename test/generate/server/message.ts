import { createHash } from 'node:crypto'
import type { Body, FakeUsage, Said, ServerState } from './state.ts'

/** A message as the API has it, and the charge for it. */
export function messageFor(state: ServerState, body: Body, said: Said, isBatch = false) {
  const allowed = body.max_tokens * 4
  const isLong = said.text.length > allowed
  const text = isLong ? said.text.slice(0, allowed) : said.text
  const prefix = body.system.map((part) => part.text).join('')
  const isCached = state.prefixes.has(prefix)
  state.prefixes.add(prefix)
  charge(state, body)
  const tokens = Math.ceil(prefix.length / 4)
  const usage: FakeUsage = {
    input_tokens: Math.ceil(body.messages.map(({ content }) => content).join('').length / 4),
    cache_creation_input_tokens: isCached ? 0 : tokens,
    cache_read_input_tokens: isCached ? tokens : 0,
    output_tokens: Math.ceil(text.length / 4),
  }
  state.usages.push({ usage, isBatch })
  return {
    id: `msg_${hashOf(body).slice(0, 16)}`,
    type: 'message',
    role: 'assistant',
    model: body.model,
    content: [{ type: 'text', text }],
    stop_reason: isLong ? 'max_tokens' : said.stopReason === undefined ? 'end_turn' : said.stopReason,
    stop_details: said.stopDetails ?? null,
    stop_sequence: null,
    usage,
  }
}

export type FakeMessage = ReturnType<typeof messageFor>

/** What a prompt is known by: what was asked, whatever way it came. */
export function hashOf({ system, messages, max_tokens }: Body): string {
  return createHash('sha256')
    .update(JSON.stringify([system, messages, max_tokens]))
    .digest('hex')
}

function charge(state: ServerState, body: Body): void {
  const hash = hashOf(body)
  state.charged.set(hash, (state.charged.get(hash) ?? 0) + 1)
}

/** The events of a streamed message. */
export function eventsOf(message: FakeMessage): readonly { readonly type: string }[] {
  const { content, stop_reason, stop_details, usage } = message
  const text = content[0]?.text ?? ''
  const middle = Math.floor(text.length / 2)
  const delta = (piece: string) => ({
    type: 'content_block_delta',
    index: 0,
    delta: { type: 'text_delta', text: piece },
  })
  return [
    {
      type: 'message_start',
      message: { ...message, content: [], stop_reason: null, usage: { ...usage, output_tokens: 1 } },
    } as { readonly type: string },
    { type: 'ping' },
    { type: 'content_block_start', index: 0, content_block: { type: 'text', text: '' } } as {
      readonly type: string
    },
    delta(text.slice(0, middle)),
    delta(text.slice(middle)),
    { type: 'content_block_stop', index: 0 } as { readonly type: string },
    {
      type: 'message_delta',
      delta: { stop_reason, stop_details, stop_sequence: null },
      usage: { output_tokens: usage.output_tokens },
    } as { readonly type: string },
    { type: 'message_stop' },
  ]
}

export function sse(event: { readonly type: string }): string {
  return `event: ${event.type}\ndata: ${JSON.stringify(event)}\n\n`
}

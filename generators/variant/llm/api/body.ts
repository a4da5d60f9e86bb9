import type { MessageCreateParamsNonStreaming } from '@anthropic-ai/sdk/resources/messages'
import type { Ask } from '../prompt.ts'

/** The body of a Messages request. Its first part is the same bytes for all requests with one shared text, and cached. */
export function bodyOf({ model, maxTokens, prompt }: Ask): MessageCreateParamsNonStreaming {
  const { shared, turns, format } = prompt
  return {
    model,
    system: [{ type: 'text', text: shared, cache_control: { type: 'ephemeral' } }],
    messages: turns.map(({ role, text }) => ({ role, content: text })),
    max_tokens: maxTokens,
    ...(format === undefined ? {} : { output_config: { format: { type: 'json_schema', schema: format } } }),
  }
}

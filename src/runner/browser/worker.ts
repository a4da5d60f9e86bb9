import { getFormattedTokens, transform } from 'sucrase'
// @ts-expect-error -- sucrase gives no types for this file
import ParserState from 'sucrase/dist/esm/parser/tokenizer/state.js'
import { createSandbox } from '../sandbox.ts'
import type { ToSandbox } from '../protocol.ts'

/** The worker inside the sandboxed frame; bundled to one classic script. */
const receive = createSandbox(
  { transform, getFormattedTokens, State: ParserState as { readonly prototype: object } },
  (message) => postMessage(message),
)
addEventListener('message', (event: MessageEvent<ToSandbox>) => void receive(event.data))

import { getFormattedTokens, transform } from 'sucrase'
// @ts-expect-error -- sucrase gives no types for this file
import ParserState from 'sucrase/dist/esm/parser/tokenizer/state.js'
import { countSteps } from '../complexity/count-steps.ts'
import { countPython } from '../python/count-steps.ts'
import { createSandbox } from '../sandbox.ts'
import { openTable } from '../space/open-table.ts'
import type { ToSandbox } from '../protocol.ts'

/** The worker that also counts steps: fetched in place of `worker.ts` when a complexity is measured. */
const receive = createSandbox(
  { transform, getFormattedTokens, State: ParserState as { readonly prototype: object } },
  (message) => postMessage(message),
  {
    javascript: async (script, program) => countSteps(script, program),
    watched: openTable,
    python: countPython,
  },
)
addEventListener('message', (event: MessageEvent<ToSandbox>) => void receive(event.data))

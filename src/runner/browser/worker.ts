import { getFormattedTokens, transform } from 'sucrase'
import { createSandbox } from '../sandbox.ts'
import type { ToSandbox } from '../protocol.ts'

/** The worker inside the sandboxed frame; bundled to one classic script. */
const receive = createSandbox({ transform, getFormattedTokens }, (message) => postMessage(message))
addEventListener('message', (event: MessageEvent<ToSandbox>) => void receive(event.data))

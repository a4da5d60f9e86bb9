import { getFormattedTokens, transform } from 'sucrase'
import { createSandbox, type ToSandbox } from '#runner'

/** The child process of the Node host: talks to its parent alone, and goes when the parent does. */
const receive = createSandbox({ transform, getFormattedTokens }, (message) => void process.send?.(message))
process.on('message', (message: ToSandbox) => void receive(message))
process.on('disconnect', () => process.exit())

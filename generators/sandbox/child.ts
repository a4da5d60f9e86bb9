import { createRequire } from 'node:module'
import { getFormattedTokens, transform } from 'sucrase'
import { countPython, createSandbox, loadStepCounter, openTable, type ToSandbox } from '#runner'

/** The class of the states of sucrase's parser, which its door does not offer. */
const { default: State } = createRequire(import.meta.url)('sucrase/dist/parser/tokenizer/state.js') as {
  readonly default: { readonly prototype: object }
}

/** The child process of the Node host: talks to its parent alone, and goes when the parent does. */
const receive = createSandbox(
  { transform, getFormattedTokens, State },
  (message) => void process.send?.(message),
  {
    javascript: async (script, program) => (await loadStepCounter()).countSteps(script, program),
    watched: openTable,
    python: countPython,
  },
)
process.on('message', (message: ToSandbox) => void receive(message))
process.on('disconnect', () => process.exit())

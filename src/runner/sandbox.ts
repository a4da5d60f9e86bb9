import { createEngine, type Engine } from './engine/engine.ts'
import { execute } from './execute.ts'
import type { Transpiler } from './compile.ts'
import type { FromSandbox, ToSandbox } from './protocol.ts'
import { RunnerUnavailableError } from './program.ts'
import { checkStack } from './check-stack.ts'

/**
 * The harness inside a sandbox: the same in a worker and in a child process.
 *
 * @param transpiler sucrase
 * @param send answers the host
 * @returns takes the host's messages, one after another
 */
export function createSandbox(
  transpiler: Transpiler,
  send: (message: FromSandbox) => void,
): (message: ToSandbox) => Promise<void> {
  let engine: Engine | undefined
  return async (message) => {
    if (message.type === 'start') {
      try {
        engine = await createEngine(message.engine)
        await checkStack(engine)
        send({ type: 'ready' })
      } catch (error) {
        const reason = error instanceof RunnerUnavailableError ? error.reason : 'handshake'
        send({ type: 'unavailable', reason, message: error instanceof Error ? error.message : String(error) })
      }
    } else if (engine !== undefined) {
      const execution = await execute(engine, transpiler, message)
      send({ type: 'ran', id: message.id, execution })
    }
  }
}

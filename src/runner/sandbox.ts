import { createEngine, type Engine } from './engine/engine.ts'
import { execute } from './execute.ts'
import { compile, type Compiled, type Transpiler } from './compile.ts'
import type { FromSandbox, ToSandbox } from './protocol.ts'
import { RunnerUnavailableError, type Program } from './program.ts'
import { compileProject } from './project.ts'
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
  const compileOnce = rememberLast(transpiler)
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
      const compiled = compileOnce(message.program)
      send({ type: 'compiled', id: message.id })
      const execution = await execute(engine, compiled, message)
      send({ type: 'ran', id: message.id, execution })
    }
  }
}

/** Compiles a program once for all its cases, which follow one another. */
function rememberLast(transpiler: Transpiler): (program: Program) => Compiled | undefined {
  let last: { readonly key: string; readonly compiled: Compiled | undefined } | undefined
  return (program) => {
    const key = JSON.stringify([
      program.language,
      program.signature?.name ?? null,
      program.text,
      program.project ?? null,
    ])
    if (last?.key !== key) last = { key, compiled: compileOrNothing(program, transpiler) }
    return last.compiled
  }
}

function compileOrNothing(program: Program, transpiler: Transpiler): Compiled | undefined {
  try {
    return program.project === undefined ? compile(program, transpiler) : compileProject(program, transpiler)
  } catch {
    return undefined
  }
}

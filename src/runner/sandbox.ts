import { createEngine } from './engine/engine.ts'
import { execute, type Counted } from './execute.ts'
import { compile, type Compiled, type Transpiler } from './compile.ts'
import type { FromSandbox, Task, ToSandbox } from './protocol.ts'
import { RunnerUnavailableError, type Execution, type Program } from './program.ts'
import { compileProject } from './project.ts'
import { createPythonEngine } from './python/engine.ts'
import { executePython, type PythonStepCounter } from './python/execute.ts'
import { createSqlEngine } from './sql/engine.ts'
import { executeSql } from './sql/execute-sql.ts'
import { printed, withStdin } from './stdin.ts'
import { checkStack } from './check-stack.ts'

/**
 * The harness inside a sandbox: the same in a worker and in a child process.
 *
 * @param transpiler sucrase
 * @param send answers the host
 * @param count rewrites programs so that they count their steps; where it is absent, none are counted
 * @returns takes the host's messages, one after another
 */
export function createSandbox(
  transpiler: Transpiler,
  send: (message: FromSandbox) => void,
  count?: {
    readonly javascript: (script: string, program: Program) => Promise<Counted>
    /** The engine, so that its memory can be watched */
    readonly watched: (engine: Uint8Array) => Uint8Array<ArrayBuffer>
    readonly python: PythonStepCounter
  },
): (message: ToSandbox) => Promise<void> {
  let execution: ((task: Task, id: number) => Promise<Execution>) | undefined
  const compileOnce = rememberCompiled(transpiler)
  let lastCounted: { readonly of: Compiled; readonly counted: Counted | 'unreadable' } | undefined
  const starts = { javascript: startJavaScript, python: startPython, sql: startSql }
  return async (message) => {
    if (message.type === 'start') {
      try {
        execution = await starts[message.runtime](message.engine)
        send({ type: 'ready' })
      } catch (error) {
        const reason = error instanceof RunnerUnavailableError ? error.reason : 'handshake'
        send({ type: 'unavailable', reason, message: error instanceof Error ? error.message : String(error) })
      }
    } else if (execution !== undefined) {
      send({ type: 'ran', id: message.id, execution: await execution(message, message.id) })
    }
  }

  async function startJavaScript(wasm: Uint8Array<ArrayBuffer>): Promise<typeof execution> {
    const engine = await createEngine(count?.watched(wasm) ?? wasm)
    await checkStack(engine)
    return async (task, id) => {
      const whole = compileOnce(task.program)
      const compiled = task.program.isStdin ? withStdin(whole, task.case.input[0]) : whole
      const counted = task.steps === undefined ? undefined : await countOnce(compiled, task.program)
      send({ type: 'compiled', id })
      const execution =
        counted === 'unreadable'
          ? await execute(engine, undefined, task)
          : await execute(engine, compiled, task, counted)
      return task.program.isStdin ? printed(execution) : execution
    }
  }

  async function startSql(wasm: Uint8Array<ArrayBuffer>): Promise<typeof execution> {
    const engine = await createSqlEngine(wasm)
    return async (task, id) => {
      send({ type: 'compiled', id })
      return await executeSql(engine, task)
    }
  }

  /** Python compiles within the case's own interpreter, at its cost. */
  async function startPython(wasm: Uint8Array<ArrayBuffer>): Promise<typeof execution> {
    const engine = await createPythonEngine(wasm)
    return async (task, id) => {
      send({ type: 'compiled', id })
      const execution = await executePython(engine, task, count?.python)
      return task.program.isStdin ? printed(execution) : execution
    }
  }

  /** Rewrites a program once for all its cases. What acorn cannot read, the engine's own parser is asked about. */
  async function countOnce(
    compiled: Compiled | undefined,
    program: Program,
  ): Promise<Counted | 'unreadable' | undefined> {
    if (compiled === undefined || !compiled.ok || count === undefined) return undefined
    if (lastCounted?.of === compiled) return lastCounted.counted
    const counted = await count
      .javascript(compiled.script, program)
      .catch((error: unknown) => (error instanceof RangeError ? ('unreadable' as const) : undefined))
    if (counted !== undefined) lastCounted = { of: compiled, counted }
    return counted
  }
}

/** Programs whose compiled form is kept. */
const mostCompiled = 32

/** Compiles a program once for all its cases, be there cases of some other programs between them. */
function rememberCompiled(transpiler: Transpiler): (program: Program) => Compiled | undefined {
  const known = new Map<string, Compiled | undefined>()
  return (program) => {
    const key = JSON.stringify([
      program.language,
      program.signature?.name ?? null,
      program.text,
      program.project ?? null,
    ])
    const compiled = known.has(key) ? known.get(key) : compileOrNothing(program, transpiler)
    // The one that was used last comes last, and the first goes.
    known.delete(key)
    known.set(key, compiled)
    const [oldest] = known.keys()
    if (oldest !== undefined && known.size > mostCompiled) known.delete(oldest)
    return compiled
  }
}

function compileOrNothing(program: Program, transpiler: Transpiler): Compiled | undefined {
  try {
    return program.project === undefined ? compile(program, transpiler) : compileProject(program, transpiler)
  } catch {
    return undefined
  }
}

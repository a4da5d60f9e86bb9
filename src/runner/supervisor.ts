import { parseFromSandbox, type FromSandbox, type Task, type ToSandbox } from './protocol.ts'
import { RunnerUnavailableError, type Execution, type Outcome, type Runtime } from './program.ts'

/** A way to one sandbox; closing it kills the sandbox at once, whatever it does. */
export interface Channel {
  readonly post: (message: ToSandbox) => void
  readonly close: () => void
}

/** What a channel reports. */
export interface ChannelEvents {
  readonly message: (data: unknown) => void
  /** The sandbox is gone without being closed; `why` is a sentence */
  readonly closed: (why: string) => void
}

/** What a supervisor needs of its host. */
export interface SupervisorOptions {
  readonly open: (events: ChannelEvents) => Channel
  /** What the sandbox holds; JavaScript unless told otherwise */
  readonly runtime?: Runtime
  /** Bytes of the engine */
  readonly engine: () => Promise<Uint8Array<ArrayBuffer>>
  /** Longest time from opening a channel to its readiness, in milliseconds */
  readonly handshakeMs: number
}

/** Keeps one sandbox alive: starts it, gives it one case at a time, kills it when it does not come back. */
export interface Supervisor {
  readonly execute: (task: Task, signal?: AbortSignal) => Promise<Attempt>
  /** Starts the sandbox before it is needed. @throws RunnerUnavailableError */
  readonly ready: () => Promise<void>
  readonly close: () => void
}

/** A case's execution. */
export interface Attempt {
  readonly execution: Execution
  /** Whether the watchdog came while the program was compiled: each further case of it would wait in vain */
  readonly isStuck: boolean
}

/** A sandbox that has answered the handshake. */
interface Live {
  readonly channel: Channel
  /** Set while a case runs */
  receive: ((message: FromSandbox | { readonly type: 'gone'; readonly why: string }) => void) | undefined
}

/** @returns a supervisor that has not started its sandbox yet */
export function createSupervisor(options: SupervisorOptions): Supervisor {
  let current: Promise<Live> | undefined
  let live: Live | undefined
  let lastId = 0
  let isClosed = false

  return { execute, ready: async () => void (await start()), close }

  async function execute(task: Task, signal?: AbortSignal): Promise<Attempt> {
    const aborted = { execution: stopped(task, 'aborted', 'The run was stopped'), isStuck: false }
    if (isOver(signal)) return aborted
    const sandbox = await start().catch((error: unknown) => {
      if (isClosed) return undefined
      throw error
    })
    if (sandbox === undefined || isOver(signal)) return aborted
    return await executeIn(sandbox, task, signal)
  }

  function executeIn(sandbox: Live, task: Task, signal: AbortSignal | undefined): Promise<Attempt> {
    const id = ++lastId
    return new Promise<Attempt>((resolve) => {
      let isCompiled = false
      const timer = setTimeout(() => {
        const seconds = task.limits.watchdogMs / 1000
        const words = isCompiled ? 'did not come back' : 'was not compiled'
        end('watchdog', `The program ${words} within ${seconds} s`)
      }, task.limits.watchdogMs)
      const onAbort = () => end('aborted', 'The run was stopped')
      signal?.addEventListener('abort', onAbort)
      sandbox.receive = (message) => {
        if (message.type === 'gone') end('crash', message.why)
        else if (message.type === 'compiled' && message.id === id) isCompiled = true
        else if (message.type === 'ran' && message.id === id) finish(message.execution, false)
      }
      sandbox.channel.post({ type: 'run', id, ...task })

      function finish(execution: Execution, isStuck: boolean): void {
        clearTimeout(timer)
        signal?.removeEventListener('abort', onAbort)
        sandbox.receive = undefined
        resolve({ execution, isStuck })
      }

      function end(reason: StopReason, message: string): void {
        discard(sandbox)
        if (!isClosed) start().catch(() => undefined)
        finish(stopped(task, reason, message), reason === 'watchdog' && !isCompiled)
      }
    })
  }

  function isOver(signal: AbortSignal | undefined): boolean {
    return isClosed || signal?.aborted === true
  }

  function start(): Promise<Live> {
    current ??= handshake().catch((error: unknown) => {
      current = undefined
      throw error
    })
    return current
  }

  async function handshake(): Promise<Live> {
    const engine = await options.engine()
    if (isClosed) throw new RunnerUnavailableError('handshake', 'The runner was closed')
    return await new Promise<Live>((resolve, reject) => {
      const channel = options.open({
        message: (data) => {
          const message = parseFromSandbox(data)
          if (message !== undefined) receive(message)
        },
        closed: (why) => receive({ type: 'gone', why }),
      })
      const sandbox: Live = { channel, receive: undefined }
      live = sandbox
      const seconds = options.handshakeMs / 1000
      const timer = setTimeout(
        () => fail('handshake', `The sandbox did not start within ${seconds} s`),
        options.handshakeMs,
      )
      sandbox.receive = (message) => {
        if (message.type === 'unavailable') fail(message.reason, message.message)
        else if (message.type === 'gone') fail('handshake', message.why)
        else if (message.type === 'ready') {
          clearTimeout(timer)
          sandbox.receive = undefined
          resolve(sandbox)
        }
      }
      channel.post({ type: 'start', runtime: options.runtime ?? 'javascript', engine })

      function receive(message: Parameters<NonNullable<Live['receive']>>[0]): void {
        if (sandbox.receive !== undefined) sandbox.receive(message)
        else if (message.type === 'gone') discard(sandbox)
      }

      function fail(reason: RunnerUnavailableError['reason'], message: string): void {
        clearTimeout(timer)
        discard(sandbox)
        reject(new RunnerUnavailableError(reason, message))
      }
    })
  }

  function discard(sandbox: Live): void {
    sandbox.channel.close()
    if (live === sandbox) {
      live = undefined
      current = undefined
    }
  }

  function close(): void {
    isClosed = true
    const sandbox = live
    if (sandbox === undefined) return
    sandbox.receive?.({ type: 'gone', why: 'The runner was closed' })
    discard(sandbox)
  }
}

type StopReason = Extract<Outcome, { type: 'stopped' }>['reason']

function stopped(task: Task, reason: StopReason, message: string): Execution {
  return { case: task.case.id, outcome: { type: 'stopped', reason, message }, fuel: 0, depth: 0, console: '' }
}

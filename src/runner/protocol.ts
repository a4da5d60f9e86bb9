import type {
  Case,
  Execution,
  Limits,
  Program,
  Runtime,
  Space,
  StepCount,
  UnavailableReason,
} from './program.ts'

/** What a host sends into a sandbox. */
export type ToSandbox =
  | { readonly type: 'start'; readonly runtime: Runtime; readonly engine: Uint8Array<ArrayBuffer> }
  | ({ readonly type: 'run'; readonly id: number } & Task)

/** One case to run. */
export interface Task {
  readonly program: Program
  readonly case: Case
  readonly limits: Limits
  /** Budget of steps, where they are counted */
  readonly steps?: number
}

/** What a sandbox answers. */
export type FromSandbox =
  | { readonly type: 'ready' }
  | { readonly type: 'unavailable'; readonly reason: UnavailableReason; readonly message: string }
  /** The program of a case is compiled, and will run now */
  | { readonly type: 'compiled'; readonly id: number }
  | { readonly type: 'ran'; readonly id: number; readonly execution: Execution }

/**
 * Reads a message of a sandbox. The realm inside is walled off from its harness, but a host trusts neither.
 * @returns the message, or undefined for anything else
 */
export function parseFromSandbox(data: unknown): FromSandbox | undefined {
  if (typeof data !== 'object' || data === null || !('type' in data)) return undefined
  const message = data as Partial<Record<string, unknown>>
  if (message['type'] === 'ready') return { type: 'ready' }
  if (message['type'] === 'unavailable' && typeof message['message'] === 'string') {
    const reason =
      message['reason'] === 'missing' || message['reason'] === 'stack' ? message['reason'] : 'handshake'
    return { type: 'unavailable', reason, message: message['message'] }
  }
  if (message['type'] === 'compiled' && typeof message['id'] === 'number')
    return { type: 'compiled', id: message['id'] }
  if (message['type'] !== 'ran' || typeof message['id'] !== 'number') return undefined
  const execution = message['execution'] as Partial<Execution> | null | undefined
  const isWhole =
    typeof execution === 'object' &&
    execution !== null &&
    typeof execution.case === 'string' &&
    typeof execution.outcome === 'object' &&
    typeof execution.outcome.type === 'string' &&
    typeof execution.console === 'string' &&
    Number.isInteger(execution.fuel) &&
    (execution.steps === undefined || isStepCount(execution.steps)) &&
    (execution.space === undefined || isSpace(execution.space))
  return isWhole ? { type: 'ran', id: message['id'], execution: execution as Execution } : undefined
}

function isSpace({ heap, stack }: Partial<Space>): boolean {
  return Number.isSafeInteger(heap) && Number.isSafeInteger(stack)
}

function isStepCount({
  policy,
  total,
  sites,
  isOver,
  usesPatterns,
  usesTextAsCode,
}: Partial<StepCount>): boolean {
  return (
    typeof policy === 'number' &&
    Number.isSafeInteger(total) &&
    [isOver, usesPatterns, usesTextAsCode].every((flag) => typeof flag === 'boolean') &&
    Array.isArray(sites) &&
    sites.every(
      (site: Partial<Record<string, unknown>> | null) =>
        typeof site?.['text'] === 'string' &&
        [site['line'], site['column'], site['steps']].every((value) => Number.isSafeInteger(value)),
    )
  )
}

import { proofSchema } from '#schemas/proof'
import { variantSchema } from '#schemas/variant'
import { ExecutorError, type ExecutorFault, type JobResult } from '../executor.ts'
import type { Ended } from '../message.ts'

type Data = Readonly<Record<string, unknown>>

const faults: readonly ExecutorFault[] = ['job', 'build', 'ended', 'nobody', 'queue', 'answer', 'fault']

/**
 * Reads what a worker answered, which anybody may have written who can write to the queue.
 *
 * @throws ExecutorError where it has not the form of an answer
 */
export function readAnswer(data: unknown): Ended {
  const answer = isData(data) ? read(data) : undefined
  if (answer) return answer
  throw new ExecutorError('answer', 'Unexpected answer in the queue, expected what a worker writes')
}

function read(data: Data): Ended | undefined {
  const { type, message, reason } = data
  if (type === 'done') {
    const result = isData(data['result']) ? readResult(data['result']) : undefined
    return result && { type, result }
  }
  if (typeof message !== 'string') return undefined
  if (type === 'unavailable' && (reason === 'missing' || reason === 'stack' || reason === 'handshake'))
    return { type, reason, message: printable(message) }
  const fault = faults.find((one) => one === data['fault'])
  return type === 'failed' && fault !== undefined ? { type, fault, message: printable(message) } : undefined
}

function readResult({ type, proof, warnings, attempt }: Data): JobResult | undefined {
  if (type === 'proven') {
    const parsed = proofSchema.parse(proof)
    return parsed.ok && areTexts(warnings) ? { type, proof: parsed.value, warnings } : undefined
  }
  if (type !== 'attempted' || !isData(attempt) || typeof attempt['seed'] !== 'number') return undefined
  const { seed, gate, reason, counterexample, ms, record, asked } = attempt
  if (attempt['admitted'] === true) {
    const parsed = variantSchema.parse(record)
    if (!parsed.ok || !isData(asked)) return undefined
    const { id, question } = asked
    if (typeof id !== 'string' || typeof question !== 'string') return undefined
    return { type, attempt: { admitted: true, seed, record: parsed.value, asked: { id, question } } }
  }
  if (!areTexts([gate, reason]) || typeof ms !== 'number') return undefined
  return {
    type,
    attempt: {
      admitted: false,
      seed,
      gate: String(gate),
      reason: String(reason),
      ...(typeof counterexample === 'string' && { counterexample }),
      ms,
    },
  }
}

function isData(value: unknown): value is Data {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function areTexts(values: unknown): values is readonly string[] {
  return Array.isArray(values) && values.every((value) => typeof value === 'string')
}

/** A terminal obeys some characters. */
function printable(text: string): string {
  return text.replace(/\p{Cc}/gu, ' ').slice(0, 2000)
}

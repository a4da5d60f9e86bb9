import { fieldOf } from './message-outcome.ts'

/** A batch as the API tells of it. */
export interface Batch {
  readonly kind: 'batch'
  /** The API's name of it. */
  readonly name: string
  readonly ended: boolean
  /** Requests in it. */
  readonly size: number
  /** ISO 8601 */
  readonly createdAt: string
  readonly resultsUrl: string | null
}

/** @returns undefined where what came is no batch */
export function readBatch(found: unknown): Batch | undefined {
  const name = fieldOf(found, 'id')
  const status = fieldOf(found, 'processing_status')
  const counts = fieldOf(found, 'request_counts')
  const created = Date.parse(String(fieldOf(found, 'created_at')))
  const url = fieldOf(found, 'results_url')
  if (typeof name !== 'string' || typeof status !== 'string' || Number.isNaN(created)) return undefined
  if (typeof counts !== 'object' || counts === null) return undefined
  const size = Object.values(counts).reduce((sum: number, count) => sum + Number(count), 0)
  const resultsUrl = typeof url === 'string' ? url : null
  const createdAt = new Date(created).toISOString()
  return { kind: 'batch', name, ended: status === 'ended', size, createdAt, resultsUrl }
}

/**
 * Where a batch's results are asked for. Credentials go along, so an address on another host is not used: the API has
 * the same results below its own base.
 *
 * @param baseUrl to which all requests go
 */
export function resultsAddress({ name, resultsUrl }: Batch, baseUrl: string): string {
  const own = `/v1/messages/batches/${encodeURIComponent(name)}/results`
  if (resultsUrl === null || !URL.canParse(resultsUrl)) return own
  return new URL(resultsUrl).origin === new URL(baseUrl).origin ? resultsUrl : own
}

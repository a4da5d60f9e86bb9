import type { SealRequest } from '../seal/plan.ts'
import { UsageError, type CommandArguments } from './command.ts'

/** @param value of `--site` @returns it without a slash at the end @throws UsageError */
export function siteOf(value: unknown): string {
  if (typeof value !== 'string') throw new UsageError('--site is missing')
  return urlOf('--site', value).replace(/\/+$/, '')
}

/** A page that is not served safely has no cryptography, and no store that survives a crash. */
function urlOf(option: string, value: string): string {
  const url = URL.parse(value)
  const isLocal = url?.hostname === 'localhost' || url?.hostname === '127.0.0.1'
  if (url?.protocol === 'https:' || (url?.protocol === 'http:' && isLocal)) return value
  throw new UsageError(
    `${option} is "${value}", expected an address that begins with https:// (or http://localhost to try it)`,
  )
}

/**
 * Where results are sent to, and whether who takes them is a witness. The policy of a page lets it ask its own host alone.
 *
 * @throws UsageError
 */
export function endpointOf(
  values: CommandArguments['values'],
  site: string,
): Pick<SealRequest, 'endpoint' | 'witness'> {
  const { endpoint: value } = values
  const hasWitness = values['witness'] === true
  if (typeof value !== 'string') {
    if (hasWitness)
      throw new UsageError('--witness goes with --endpoint: who takes the results is the witness')
    return {}
  }
  const endpoint = urlOf('--endpoint', value)
  if (new URL(endpoint).origin === new URL(site).origin)
    return { endpoint, ...(hasWitness && { witness: true }) }
  throw new UsageError(
    `--endpoint is "${value}", expected an address on the host of --site: pages may ask no other. Let that host pass it on`,
  )
}

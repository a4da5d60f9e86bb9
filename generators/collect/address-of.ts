import type { IncomingMessage } from 'node:http'
import { isIP, isIPv4 } from 'node:net'

/**
 * Whose rate a request counts for: an IPv4 address, or the first half of an IPv6 one, since a single household has all of
 * the other half.
 *
 * @param isBehindProxy then the last hop of `X-Forwarded-For` counts, which the proxy itself wrote; what stands before it
 * may be anybody's
 */
export function addressOf(
  {
    headers,
    socket,
  }: Pick<IncomingMessage, 'headers'> & { readonly socket: { readonly remoteAddress?: string | undefined } },
  isBehindProxy: boolean,
): string {
  const own = socket.remoteAddress ?? ''
  if (!isBehindProxy) return wholeOf(own)
  const last = String(headers['x-forwarded-for'] ?? '')
    .split(',')
    .at(-1)
    ?.trim()
  return wholeOf(last !== undefined && isIP(last) > 0 ? last : own)
}

function wholeOf(address: string): string {
  const mapped = /^::ffff:(.+)$/i.exec(address)?.[1]
  if (mapped !== undefined && isIPv4(mapped)) return mapped
  if (isIP(address) !== 6) return address
  const [before = '', after] = address.replace(/%.*/, '').toLowerCase().split('::')
  const [left, right] = [before, after ?? ''].map((part) => (part === '' ? [] : part.split(':')))
  const zeros = after === undefined ? 0 : 8 - (left?.length ?? 0) - (right?.length ?? 0)
  const groups = [...(left ?? []), ...Array.from({ length: zeros }, () => '0'), ...(right ?? [])]
  return `${groups
    .slice(0, 4)
    .map((group) => Number.parseInt(group, 16).toString(16))
    .join(':')}::/64`
}

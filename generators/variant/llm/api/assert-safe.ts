/** This machine, by the names that a URL has for it. */
const own = /^(localhost|127(\.\d+){3}|\[::1\])$/

/**
 * A key is sent over TLS, or does not leave the machine.
 *
 * @throws RangeError with the URL, and what would be right
 */
export function assertSafe(baseUrl: string): void {
  const { protocol, hostname, username } = URL.canParse(baseUrl) ? new URL(baseUrl) : nowhere
  const isSafe = protocol === 'https:' || (protocol === 'http:' && own.test(hostname))
  if (!isSafe || username !== '')
    throw new RangeError(
      `Unexpected base URL ${withoutUser(baseUrl)}, expected https://…, or http:// to this machine, without a name and a password`,
    )
}

const nowhere = { protocol: '', hostname: '', username: '' }

/** What stands before `@` may be a password. */
function withoutUser(url: string): string {
  return url.replace(/\/\/.*@/, '//…@')
}

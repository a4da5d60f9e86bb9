/** A deployment that was in use in this browser, and its files that outlive it. */
export interface Deployment {
  readonly version: string
  readonly kept: readonly string[]
}

/** Deployments whose releases stay, so that sessions that began with them can go on. */
const KEPT_DEPLOYMENTS = 3

/**
 * The deployments to remember once another one is in use.
 *
 * @param known latest first
 * @param current the one that is in use from now on
 * @returns latest first
 */
export function withDeployment(known: readonly Deployment[], current: Deployment): readonly Deployment[] {
  return [current, ...known.filter(({ version }) => version !== current.version)].slice(0, KEPT_DEPLOYMENTS)
}

/** Parses what was remembered; what cannot be read is nothing. */
export function parseDeployments(text: string): readonly Deployment[] {
  try {
    const value: unknown = JSON.parse(text)
    return Array.isArray(value) ? value.filter(isDeployment) : []
  } catch {
    return []
  }
}

function isDeployment(value: unknown): value is Deployment {
  if (typeof value !== 'object' || value === null) return false
  const { version, kept } = value as Record<string, unknown>
  return typeof version === 'string' && Array.isArray(kept) && kept.every((file) => typeof file === 'string')
}

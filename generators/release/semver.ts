/** How much a change asks for, from the least to the most. */
export const bumps = ['none', 'patch', 'minor', 'major'] as const
export type Bump = (typeof bumps)[number]

/** The larger of two bumps. */
export function largerBump(left: Bump, right: Bump): Bump {
  return bumps.indexOf(left) >= bumps.indexOf(right) ? left : right
}

/** What was raised from one version to the next; `none` where nothing was, or where it was lowered. */
export function bumpBetween(from: string, to: string): Bump {
  const [before, after] = [partsOf(from), partsOf(to)]
  for (const [index, bump] of (['major', 'minor', 'patch'] as const).entries()) {
    const difference = (after[index] ?? 0) - (before[index] ?? 0)
    if (difference > 0) return bump
    if (difference < 0) return 'none'
  }
  return 'none'
}

/** Orders versions, the older first. */
export function compareVersions(left: string, right: string): number {
  if (left === right) return 0
  return bumpBetween(left, right) === 'none' ? 1 : -1
}

/** The version that a bump leads to. */
export function raise(version: string, bump: Bump): string {
  const [major = 0, minor = 0, patch = 0] = partsOf(version)
  switch (bump) {
    case 'major':
      return `${major + 1}.0.0`
    case 'minor':
      return `${major}.${minor + 1}.0`
    case 'patch':
      return `${major}.${minor}.${patch + 1}`
    case 'none':
      return version
  }
}

function partsOf(version: string): readonly number[] {
  return version.split('.').map(Number)
}

/** Characters of a path, at most. */
const longestPath = 80

/** @returns the path as it is, where a project may have it; undefined otherwise */
export function parsePath(path: string): string | undefined {
  const isPath = /^(?:[A-Za-z0-9_-]+\/)*[A-Za-z0-9_-]+(?:\.[A-Za-z0-9_-]+)*\.(?:ts|js)$/.test(path)
  return isPath && path.length <= longestPath ? path : undefined
}

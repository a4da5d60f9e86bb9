import { CHANGED, type AuthorChange } from './author-data.ts'

/**
 * Hears of changes of the banks, and that the server is gone or there again.
 *
 * @returns what ends it
 */
export function onServer(listeners: {
  readonly changed: (change: AuthorChange) => void
  readonly lost?: () => void
  readonly back?: () => void
}): () => void {
  // By its whole name: Vite looks for these very words.
  const hot = import.meta.hot
  const { changed, lost = nothing, back = nothing } = listeners
  hot?.on(CHANGED, changed)
  hot?.on('vite:ws:disconnect', lost)
  hot?.on('vite:ws:connect', back)
  return () => {
    hot?.off(CHANGED, changed)
    hot?.off('vite:ws:disconnect', lost)
    hot?.off('vite:ws:connect', back)
  }
}

function nothing(): void {
  // Most listeners hear of changes alone.
}

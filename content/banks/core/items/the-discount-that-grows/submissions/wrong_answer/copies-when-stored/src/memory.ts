import type { Article } from './types'

/** Reads each catalogue once, and gives what was read to all who ask later. */
export function createMemory(read: (name: string) => Article[]): (name: string) => Article[] {
  const known = new Map<string, Article[]>()
  return (name) => {
    const found = known.get(name)
    if (found !== undefined) return found
    const articles = read(name)
    known.set(name, articles.map((article) => ({ ...article })))
    return articles
  }
}

import type { ReleaseSealed } from '#schemas/release-sealed'

/**
 * The canonical JSON of each item of a sealed half, by its id, cut out of the text of the whole: reading and writing
 * tens of megabytes again only to find that nothing changed would be most of the time that a release takes.
 *
 * @param text canonical JSON of a sealed half
 * @returns undefined where the text is not of the form that a release writes
 */
export function sealedTexts(text: string): ReadonlyMap<string, string> | undefined {
  // Members are sorted by name, so that each item begins with the bank's canary, and its id is the first one in it.
  const head = /^\{"bank":"[^"\\]*","canary":"([^"\\]*)","items":\[/.exec(text)
  const tail = /\],"release":"[^"\\]*","version":1\}$/.exec(text.slice(-80))
  if (!head || !tail) return undefined
  const end = text.length - tail[0].length
  const body = text.slice(head[0].length, end)
  const start = `{"canary":"${head[1]}`
  const texts = new Map<string, string>()
  if (body === '') return texts
  if (!body.startsWith(start)) return undefined
  for (const part of body.slice(start.length).split(`,${start}`)) {
    const [, id = ''] = /"id":"([^"\\]*)"/.exec(part) ?? []
    if (id === '' || texts.has(id) || !part.endsWith('}')) return undefined
    texts.set(id, start + part)
  }
  return texts
}

/** The canonical JSON of a sealed half, put together from those of its items, in their order. */
export function sealedText(
  { bank, release, canary }: Pick<ReleaseSealed, 'bank' | 'release' | 'canary'>,
  items: readonly string[],
): string {
  const [first, second, last] = [bank, canary, release].map((value) => JSON.stringify(value))
  return `{"bank":${first},"canary":${second},"items":[${items.join(',')}],"release":${last},"version":1}`
}

import { replaced } from './decoders.ts'

/** What all pages of a site have alike, each a whole: no text begins inside of one and ends outside. */
const SHARED = /<(script|style|header|footer)\b[^>]*>[\s\S]*?<\/\1>|(?:<(?:link|meta) [^<>]*>)+/gi

/** A page less what earlier pages say as well. */
interface Remainder {
  readonly bytes: Buffer
  /** Where a byte of the remainder stands in the page. */
  readonly offsetOf: (offset: number) => number
  /** Remembers the elements of the page, which holds no secret, for the pages that follow. */
  readonly remember: () => void
}

/**
 * Leaves out of pages the scripts, styles, headers, footers and links that stood in a page before, which was searched and
 * held nothing: two thirds of a small page.
 */
export function createRemainders(): (html: Buffer) => Remainder {
  const known = new Set<string>()
  return (html) => {
    const own: string[] = []
    const { bytes, offsetOf } = replaced(html.toString('latin1'), SHARED, 'raw', ([element]) => {
      if (known.has(element)) return ''
      own.push(element)
      return element
    })
    return { bytes, offsetOf, remember: () => own.forEach((element) => known.add(element)) }
  }
}

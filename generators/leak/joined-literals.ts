import type { Decoded } from './decoders.ts'

/** What stands between two pieces of one text: `"…" + "…"`, and the pieces of an array. */
const JOINT = /(?<!\\)["'`]\s{0,80}[+,]\s{0,80}(["'`])/g
const QUOTE = /["'`]/
/** Bytes of one piece (included); what is longer is searched on its own. */
const LONGEST_PIECE = 400

/** Texts that were cut into adjacent literals, each joined again. */
export function* joinedLiterals(bytes: Buffer): Iterable<Decoded> {
  const latin1 = bytes.toString('latin1')
  let pieces: Piece[] = []
  /** Where the piece after the last joint begins; pieces are taken while each ends where the next joint stands. */
  let open: { readonly start: number; readonly quote: string } | undefined
  for (const { 0: joint, 1: quote = '', index } of latin1.matchAll(JOINT)) {
    const between = open ? latin1.slice(open.start, Math.min(index, open.start + LONGEST_PIECE + 1)) : ''
    if (open && between.length <= LONGEST_PIECE && endOf(between, open.quote) === -1)
      pieces.push({ text: between, from: open.start })
    else {
      if (open) yield joined(latin1, pieces, open)
      const before = latin1.slice(Math.max(0, index - LONGEST_PIECE), index)
      const start = before.lastIndexOf(joint.match(QUOTE)?.[0] ?? '') + 1
      pieces = [{ text: before.slice(start), from: index - before.length + start }]
    }
    open = { start: index + joint.length, quote }
  }
  if (open) yield joined(latin1, pieces, open)
}

interface Piece {
  readonly text: string
  /** Where it stands in the bytes. */
  readonly from: number
}

function joined(
  latin1: string,
  pieces: readonly Piece[],
  last: { readonly start: number; readonly quote: string },
): Decoded {
  const rest = latin1.slice(last.start, last.start + LONGEST_PIECE)
  const end = endOf(rest, last.quote)
  const all = [...pieces, { text: end === -1 ? rest : rest.slice(0, end), from: last.start }]
  return {
    encoding: 'joined literals',
    bytes: Buffer.from(all.map(({ text }) => text).join(''), 'latin1'),
    offsetOf: (offset) => {
      let out = 0
      for (const { text, from } of all) {
        if (offset < out + text.length) return from + offset - out
        out += text.length
      }
      return last.start
    },
  }
}

/** Where a literal's closing quote stands, or -1. */
function endOf(text: string, quote: string): number {
  let end = text.indexOf(quote)
  while (end > 0 && text[end - 1] === '\\') end = text.indexOf(quote, end + 1)
  return end
}

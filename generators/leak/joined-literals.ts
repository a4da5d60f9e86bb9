import type { Decoded } from './decoders.ts'

/** What stands between two pieces of one text: `"…" + "…"`, and the pieces of an array. */
const JOINT = /(?<!\\)["'`]\s{0,80}[+,]\s{0,80}(["'`])/g
const QUOTE = /["'`]/
/** Bytes of one piece (included); what is longer is searched on its own. */
const LONGEST_PIECE = 400

/** Texts that were cut into adjacent literals, each joined again, one a line. */
export function* joinedLiterals(bytes: Buffer): Iterable<Decoded> {
  const latin1 = bytes.toString('latin1')
  const parts: string[] = []
  const marks: { readonly out: number; readonly from: number }[] = []
  let out = 0
  /** Where the piece after the last joint begins; pieces are taken while each ends where the next joint stands. */
  let open: { readonly start: number; readonly quote: string } | undefined
  const take = (text: string, from: number) => {
    marks.push({ out, from })
    parts.push(text)
    out += text.length
  }
  const close = () => {
    if (!open) return
    const rest = latin1.slice(open.start, open.start + LONGEST_PIECE)
    const end = endOf(rest, open.quote)
    take(`${end === -1 ? rest : rest.slice(0, end)}\n`, open.start)
  }
  for (const { 0: joint, 1: quote = '', index } of latin1.matchAll(JOINT)) {
    const between = open ? latin1.slice(open.start, Math.min(index, open.start + LONGEST_PIECE + 1)) : ''
    if (open && between.length <= LONGEST_PIECE && endOf(between, open.quote) === -1)
      take(between, open.start)
    else {
      close()
      const before = latin1.slice(Math.max(0, index - LONGEST_PIECE), index)
      const start = before.lastIndexOf(joint.match(QUOTE)?.[0] ?? '') + 1
      take(before.slice(start), index - before.length + start)
    }
    open = { start: index + joint.length, quote }
  }
  close()
  if (parts.length === 0) return
  yield {
    encoding: 'joined literals',
    bytes: Buffer.from(parts.join(''), 'latin1'),
    offsetOf: (offset) => {
      const mark = marks.findLast((candidate) => candidate.out <= offset)
      return mark ? mark.from + offset - mark.out : offset
    },
  }
}

/** Where a literal's closing quote stands, or -1. */
function endOf(text: string, quote: string): number {
  let end = text.indexOf(quote)
  while (end > 0 && text[end - 1] === '\\') end = text.indexOf(quote, end + 1)
  return end
}

import { isTagged, showValue, type Encoded } from '#schemas/value'

/** Longest text of a cell that is drawn, in UTF-16 code units. */
const longest = 400

/** A cell as people read it: text as it is, empty text and blobs so that they can be seen. */
export function cellText(cell: Encoded): string {
  if (cell === '') return '\u2018\u2019'
  const text =
    typeof cell === 'string'
      ? cell
      : cell !== null && isTagged(cell) && cell.$ === 'bigint'
        ? cell.v
        : showValue(cell, longest)
  return text.length > longest ? `${text.slice(0, longest).toWellFormed()}…` : text
}

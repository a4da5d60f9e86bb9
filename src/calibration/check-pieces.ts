import { piecesOf, type Responses } from '#adaptive'
import { fileStart, type Diagnostic } from '#schemas/diagnose/index'

/** Items of a piece that are named one by one. */
const NAMED = 20

/**
 * Refuses a design whose items no chain of persons ties together: their difficulties would lie on scales that nothing links.
 *
 * @param items names by place
 * @param anchors places of items that are tied by being held on one scale
 * @param file of the responses
 */
export function checkPieces(
  responses: Responses,
  items: readonly string[],
  anchors: readonly number[],
  file: string,
): readonly Diagnostic[] {
  const pieces = piecesOf(responses, anchors.length > 1 ? [anchors] : [])
  if (pieces.length < 2) return []
  const named = pieces.map((piece, p) => `piece ${p + 1} holds ${namesOf(piece, items)}`)
  return [
    {
      code: 'responses/pieces',
      severity: 'error',
      file,
      range: fileStart,
      message: `Unexpected design in ${pieces.length} unconnected pieces, expected persons who answered items of both: ${named.join('; ')}`,
      help: 'Calibrate each piece by itself, or tie them with --anchors: items of each that lie on one scale',
    },
  ]
}

function namesOf(piece: readonly number[], items: readonly string[]): string {
  const names = piece.slice(0, NAMED).map((i) => items[i] ?? '')
  const more = piece.length - names.length
  return `${names.join(', ')}${more > 0 ? ` and ${more} more` : ''}`
}

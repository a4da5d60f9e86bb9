import { minifySync, transformSync } from 'rolldown/utils'
import { fingerprintOf } from './fingerprint.ts'
import type { DraftedSecret } from './drafted-secret.ts'

/** Characters of a line that says something, and of a line's beginning that is as much of a leak as the whole. */
const SHORTEST_LINE = 16
const BEGINNING = 60

export interface Published {
  /** Whether the item's own public half says a text. */
  readonly isOwn: (text: string) => boolean
  /** Runs of tokens that public texts hold: starter code, published solutions. */
  readonly publicShingles: ReadonlySet<number>
}

/** A program of an item, by its path in the item's folder. */
export interface SealedProgram {
  readonly file: string
  readonly text: string
}

/**
 * Programs as their lines, and by their shape, as the author wrote them and as a bundler would.
 *
 * @param item its id
 * @param kind what the programs are
 */
export function programSecrets(
  item: string,
  kind: 'submission' | 'version',
  programs: readonly SealedProgram[],
  { isOwn, publicShingles }: Published,
): readonly DraftedSecret[] {
  return programs.flatMap(({ file, text }) => {
    const [plain, ...others] = waysToWrite(file, text).map((code) => fingerprintOf(code, publicShingles))
    // What is public as the author wrote it is no secret in any other form.
    const shapes = plain ? [plain, ...others.filter((shape) => shape !== undefined)] : []
    const shape = shapes.length > 0 ? [{ item, what: `shape of the ${kind} ${file}`, text, shapes }] : []
    return [...lines(item, kind, text, isOwn), ...shape]
  })
}

function lines(
  item: string,
  kind: string,
  code: string,
  isOwn: Published['isOwn'],
): readonly DraftedSecret[] {
  return code
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line.length >= SHORTEST_LINE)
    .map((text) => {
      const beginning = text.slice(0, BEGINNING)
      const line = { item, what: `line of a ${kind}`, text }
      return isOwn(beginning) ? line : { ...line, beginning }
    })
}

/** Without types, and minified; as it stands where it is no program, as some wrong submissions are. */
function waysToWrite(file: string, text: string): readonly string[] {
  const plain = transformSync(file, text)
  if (plain.errors.length > 0) return [text]
  const minified = minifySync('submission.js', plain.code)
  return minified.errors.length > 0 ? [plain.code] : [plain.code, minified.code]
}

import { braceHelp, braceMessage, esmHelp, esmMessage } from './refusals.ts'
import { without, type SyntaxFault } from './syntax-fault.ts'
import { tagFault } from './tag-fault.ts'

/** Reads what the parser threw: a message with a place (vfile). */
export function syntaxFaultOf(error: unknown, text: string): SyntaxFault | undefined {
  if (!(error instanceof Error) || !('reason' in error)) return undefined
  const reason = String(error.reason)

  // Tags that do not pair: the place of the opening one stands in the words.
  const pairing = /closing tag for `<([^`>]*)>` \((\d+):(\d+)/.exec(reason)
  if (pairing) {
    const [, name = '', line, column] = pairing
    const open = offsetAt(text, Number(line), Number(column))
    if (open !== undefined) {
      return {
        code: 'mdx/unclosed-tag',
        message: `Missing closing tag of <${name}>`,
        help: `Write </${name}> after its content, on a line of its own`,
        offset: open,
        end: open + 1 + name.length,
        mend: { start: open, text: 'x' },
        tag: name,
      }
    }
  }
  const place = 'place' in error && typeof error.place === 'object' ? error.place : undefined
  const offset = offsetOf(place && 'start' in place ? place.start : place)
  if (offset === undefined) return undefined
  const end = Math.max(offset + 1, offsetOf(place && 'end' in place ? place.end : place) ?? offset)
  if (reason.includes('import/exports')) {
    return { code: 'mdx/esm', message: esmMessage, help: esmHelp, offset, end, mend: undefined }
  }
  if (/expression|acorn/i.test(reason)) {
    const mark = lastBefore(text, offset, '{')
    const start = mark ?? offset
    const isNote = text.startsWith('{/*', start)
    return {
      code: 'mdx/expression',
      message: isNote ? 'Missing end of this note to other authors, expected `*/}`' : braceMessage,
      ...(isNote ? {} : { help: braceHelp }),
      offset: start,
      end: start + 1,
      mend: without(mark),
    }
  }
  const mark = lastBefore(text, offset, '<')
  if (reason.startsWith('Unexpected closing slash')) {
    const help = 'Remove it, or write the opening tag before its content'
    return {
      code: 'mdx/stray-tag',
      message: 'Unexpected closing tag without an opening one',
      help,
      offset: mark ?? offset,
      end,
      mend: without(mark),
    }
  }
  return tagFault(reason, text, { offset, end, mark })
}

function lastBefore(text: string, offset: number, mark: string): number | undefined {
  const found = text.lastIndexOf(mark, Math.min(offset, text.length - 1))
  return found === -1 ? undefined : found
}

function offsetOf(point: unknown): number | undefined {
  return typeof point === 'object' && point !== null && 'offset' in point && typeof point.offset === 'number'
    ? point.offset
    : undefined
}

function offsetAt(text: string, line: number, column: number): number | undefined {
  let start = 0
  for (let i = 1; i < line; i += 1) {
    start = text.indexOf('\n', start) + 1
    if (start === 0) return undefined
  }
  return text[start + column - 1] === '<' ? start + column - 1 : undefined
}

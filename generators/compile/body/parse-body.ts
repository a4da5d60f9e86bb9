import type { Root } from 'mdast'
import remarkFrontmatter from 'remark-frontmatter'
import remarkGfm from 'remark-gfm'
import remarkMath from 'remark-math'
import remarkMdx from 'remark-mdx'
import remarkParse from 'remark-parse'
import { unified, type Processor } from 'unified'
import { isUnclosedFence } from '../fence.ts'
import { walk } from '../walk.ts'
import type { BodyText } from './body-text.ts'
import { isComponent, reportUnknown } from './component-name.ts'
import { syntaxFaultOf } from './syntax-fault-of.ts'
import type { SyntaxFault } from './syntax-fault.ts'

interface Parsed {
  readonly tree: Root
  /** Whether the text had to be mended to be read: its faults are told, but nothing can be made of it. */
  readonly broken: boolean
}

type Position = NonNullable<Root['position']>

/** What any node may have, also an attribute of a tag. */
interface Node {
  position?: Position | undefined
  readonly children?: readonly Node[]
  readonly attributes?: readonly Node[]
}

/** After this many faults of the syntax, the rest is a consequence of the first. Each costs another parse. */
const mostSyntaxFaults = 20
/** Length of text that is parsed again after a fault, in UTF-16 code units, over all attempts. */
const mostMended = 400_000
/** Quotes and lists inside each other, in levels: deeper, parsing takes minutes, and nobody could read it. */
const deepestNesting = 24
const tooNested = new RegExp(`^(?:[ \\t]*(?:>|[-*+][ \\t]|[0-9]{1,9}[.)][ \\t])){${deepestNesting + 1}}`, 'm')

/**
 * Parses; where the syntax breaks, takes the mark that broke it out and goes on, so that all faults are found.
 *
 * @param start offset of the body, behind the frontmatter
 */
export function parseBody({ text, rangeOf, report }: BodyText, start: number): Parsed | undefined {
  let attempt = text
  let unpaired = 0
  const nested = tooNested.exec(text)
  if (nested) {
    const range = rangeOf(nested.index, nested.index + nested[0].length)
    report.error('mdx/too-deep', range, `Unexpected nesting, expected ${deepestNesting} levels at most`)
    return undefined
  }
  const sound = parseSound(text, start, rangeOf(start, start).start.line - 1)
  if (sound) return { tree: sound, broken: false }
  const attempts = Math.max(2, Math.min(mostSyntaxFaults, Math.floor(mostMended / text.length)))
  const found: SyntaxFault[] = []
  for (let faults = 0; faults < attempts; faults += 1) {
    try {
      const tree = parser.parse(attempt)
      tell(tree)
      return { tree, broken: faults > 0 }
    } catch (error) {
      if (error instanceof RangeError) {
        tell()
        report.error('mdx/too-deep', rangeOf(0, 0), 'Unexpected nesting, deeper than can be read')
        return undefined
      }
      const fault = syntaxFaultOf(error, attempt)
      if (!fault) throw error
      // A closing tag whose opening one was taken out is no fault of its own.
      if (unpaired === 0 || fault.code !== 'mdx/stray-tag') found.push(fault)
      if (fault.tag !== undefined) unpaired += 1
      const { mend } = fault
      if (mend === undefined) break
      attempt = `${attempt.slice(0, mend.start)}${mend.text}${attempt.slice(mend.start + mend.text.length)}`
    }
  }
  tell()
  return undefined

  function tell(tree?: Root): void {
    const fences = tree && found.length > 0 ? unclosedFences(tree, text) : []
    for (const fault of found) {
      const range = rangeOf(fault.offset, fault.end)
      const { tag } = fault
      if (fault.code === 'mdx/unclosed-tag' && tag !== undefined) {
        if (!isComponent(tag)) reportUnknown(tag, range, report, true)
        // Its closing tag stands in code that never ends, which is told on its own.
        else if (!fences.some((fence) => fence > fault.offset))
          report.error(fault.code, range, fault.message, fault.help)
      } else {
        const fix = fault.fix && { text: fault.fix.text, range: rangeOf(fault.fix.start, fault.fix.end) }
        report.error(fault.code, range, fault.message, fault.help, fix)
      }
    }
  }
}

/**
 * Parses a body without the frontmatter before it, whose characters the parser would take one by one.
 *
 * @param start offset of the body
 * @param linesBefore how many lines stand before it
 * @returns undefined where its syntax breaks
 */
function parseSound(text: string, start: number, linesBefore: number): Root | undefined {
  // What some take for an end of a line or no character at all, the parser may take for another in another place.
  if (/[\u2028\u2029\uFEFF]/.test(text)) return undefined
  let tree: Root
  try {
    tree = bodyParser.parse(text.slice(start))
  } catch {
    return undefined
  }
  move(tree)
  return tree

  function move(node: Node): void {
    const { position } = node
    if (position) node.position = { start: moved(position.start), end: moved(position.end) }
    for (const child of node.children ?? []) move(child)
    for (const attribute of node.attributes ?? []) move(attribute)
  }

  function moved({ line, column, offset = 0 }: Position['start']): Position['start'] {
    return { line: line + linesBefore, column, offset: offset + start }
  }
}

/** Offsets at which code begins that never ends. */
function unclosedFences(tree: Root, text: string): readonly number[] {
  return [...walk(tree.children)].flatMap((node) => {
    const start = node.position?.start.offset ?? 0
    const isOpen = node.type === 'code' && isUnclosedFence(text.slice(start, node.position?.end.offset))
    return isOpen ? [start] : []
  })
}

/** What makes links of addresses in running text, by micromark's names. */
const bareLinks = new Set(['wwwAutolink', 'protocolAutolink', 'emailAutolink'])

const syntax = [remarkGfm, remarkMath, remarkMdx, withoutBareLinks]
const bodyParser = unified().use(remarkParse).use(syntax).freeze()
const parser = unified().use(remarkParse).use(remarkFrontmatter, ['yaml']).use(syntax).freeze()

interface SyntaxExtension {
  readonly text?: Readonly<Record<string, unknown>> | undefined
}

/**
 * Takes one part of GFM out: addresses in running text that become links by themselves. Looking for them in every
 * word is a third of the time to parse, and a link with words of its own reads better aloud.
 */
function withoutBareLinks(this: Processor): void {
  const data: {
    micromarkExtensions?: SyntaxExtension[]
    fromMarkdownExtensions?: unknown[]
  } = this.data()
  data.micromarkExtensions = (data.micromarkExtensions ?? []).map((extension) => ({
    ...extension,
    ...(extension.text && { text: othersByCode(extension.text) }),
  }))
  const isOther = (extension: unknown) =>
    typeof extension !== 'object' || extension === null || !('transforms' in extension)
  const others = (extensions: readonly unknown[]): unknown[] =>
    extensions.filter(isOther).map((extension) => (Array.isArray(extension) ? others(extension) : extension))
  data.fromMarkdownExtensions = others(data.fromMarkdownExtensions ?? [])
}

/** Constructs by the character that they begin with; a character that begins none any more stops nobody. */
function othersByCode(text: Readonly<Record<string, unknown>>): Record<string, unknown> {
  const isOther = (construct: unknown) => !bareLinks.has((construct as { readonly name?: string }).name ?? '')
  return Object.fromEntries(
    Object.entries(text)
      .map(([code, found]) => [code, [found].flat().filter(isOther)] as const)
      .filter(([, left]) => left.length > 0),
  )
}

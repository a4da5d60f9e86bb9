import type { Paragraph, Root, RootContent } from 'mdast'
import remarkFrontmatter from 'remark-frontmatter'
import remarkGfm from 'remark-gfm'
import remarkMath from 'remark-math'
import remarkMdx from 'remark-mdx'
import remarkParse from 'remark-parse'
import { unified, type Processor } from 'unified'
import { linesOf, suggest, type Range } from '#schemas/diagnose/index'
import { componentNames, components, type ComponentName } from './components.ts'
import { isUnclosedFence } from './fence.ts'
import type { Report } from './report.ts'
import { walk } from './walk.ts'

/** A component in the body, its attributes read as the literal texts that they are. */
export interface ComponentUse {
  readonly name: ComponentName
  readonly attributes: Readonly<Record<string, string>>
  readonly range: Range
  /** Place of a word in an attribute's value; of the whole attribute where it is not found. */
  readonly rangeWithin: (attribute: string, word: string) => Range
  readonly children: readonly RootContent[]
}

/** A block of the body: Markdown, or a component. */
export type Block =
  | { readonly type: 'markdown'; readonly node: RootContent }
  | { readonly type: 'component'; readonly component: ComponentUse }

/** A body. It is data: nothing in it is ever evaluated. */
export interface Body {
  /** Whether its syntax had to be mended to be read; then nothing may be made of it. */
  readonly broken: boolean
  readonly blocks: readonly Block[]
  /** Link and footnote definitions, which hold for every part of the body. */
  readonly definitions: readonly RootContent[]
  readonly range: (node: RootContent) => Range
  /** The Markdown that a node was written as, without comments. */
  readonly sourceOf: (node: RootContent) => string
  /** The rest of the line behind a node. */
  readonly textAfter: (node: RootContent) => string
}

type JsxElement = Extract<RootContent, { type: 'mdxJsxFlowElement' | 'mdxJsxTextElement' }>

const parser = unified()
  .use(remarkParse)
  .use(remarkFrontmatter, ['yaml'])
  .use(remarkGfm)
  .use(remarkMath)
  .use(remarkMdx)
  .use(withoutBareLinks)
  .freeze()

/**
 * Takes one part of GFM out: addresses in running text that become links by themselves. Looking for them in every
 * word is a fifth of the time to parse, and a link with words of its own reads better aloud.
 */
function withoutBareLinks(this: Processor): void {
  const data: {
    micromarkExtensions?: unknown[]
    fromMarkdownExtensions?: unknown[]
  } = this.data()
  data.micromarkExtensions?.push({ disable: { null: ['wwwAutolink', 'protocolAutolink', 'emailAutolink'] } })
  const isOther = (extension: unknown) =>
    typeof extension !== 'object' || extension === null || !('transforms' in extension)
  const others = (extensions: readonly unknown[]): unknown[] =>
    extensions.filter(isOther).map((extension) => (Array.isArray(extension) ? others(extension) : extension))
  data.fromMarkdownExtensions = others(data.fromMarkdownExtensions ?? [])
}

/** After this many faults of the syntax, the rest is a consequence of the first. Each costs another parse. */
const mostSyntaxFaults = 20
/** Length of text that is parsed again after a fault, in UTF-16 code units, over all attempts. */
const mostMended = 400_000
/** Quotes and lists inside each other, in levels: deeper, parsing takes minutes, and nobody could read it. */
const deepestNesting = 24
const tooNested = new RegExp(`^(?:[ \\t]*(?:>|[-*+][ \\t]|[0-9]{1,9}[.)][ \\t])){${deepestNesting + 1}}`, 'm')

/**
 * Parses the body of `item.mdx` and refuses what is no data: expressions, ESM, HTML, unknown components. Of braces,
 * only comments are allowed, and nothing of them is left.
 *
 * @param text the whole file, with its frontmatter, so that places are right
 * @returns the body; undefined where its syntax cannot even be mended (then `report` has the reasons)
 */
export function readBody(text: string, report: Report): Body | undefined {
  const { rangeOf } = linesOf(text)
  const rangeOfNode = (node: RootContent): Range => {
    const start = node.position?.start.offset ?? 0
    return rangeOf(start, node.position?.end.offset ?? start)
  }
  const parsed = parse(text, report)
  if (!parsed) return undefined
  const comments = takeComments(parsed.tree)

  const blocks: Block[] = []
  const definitions: RootContent[] = []
  for (const child of parsed.tree.children) {
    if (child.type === 'yaml') continue
    if (child.type === 'definition' || child.type === 'footnoteDefinition') definitions.push(child)
    inspect(child)
    for (const node of unravel(child)) {
      if (node.type !== 'mdxJsxFlowElement' && node.type !== 'mdxJsxTextElement') {
        blocks.push({ type: 'markdown', node })
        continue
      }
      const component = readComponent(node)
      if (component) blocks.push({ type: 'component', component })
    }
  }
  return {
    broken: parsed.broken,
    blocks,
    definitions,
    range: rangeOfNode,
    sourceOf: (node) => withoutComments(node.position?.start.offset ?? 0, node.position?.end.offset ?? 0),
    textAfter: (node) => text.slice(node.position?.end.offset ?? text.length).split('\n', 1)[0] ?? '',
  }

  function withoutComments(start: number, end: number): string {
    let at = start
    let kept = ''
    for (const comment of comments) {
      if (comment.start < at || comment.end > end) continue
      kept += text.slice(at, comment.start)
      at = comment.end
    }
    return kept + text.slice(at, end)
  }

  /** Refuses, anywhere in the tree, what would have to be evaluated, and components where they cannot stand. */
  function inspect(top: RootContent): void {
    const visit = (node: RootContent, depth: number): void => {
      if (depth > 100) return
      switch (node.type) {
        case 'mdxFlowExpression':
        case 'mdxTextExpression':
          return report.error('mdx/expression', rangeOfNode(node), braceMessage, braceHelp)
        case 'mdxjsEsm':
          return report.error('mdx/esm', rangeOfNode(node), esmMessage, esmHelp)
        case 'html':
          return report.error('mdx/html', rangeOfNode(node), 'Unexpected HTML', htmlHelp)
        case 'mdxJsxFlowElement':
        case 'mdxJsxTextElement':
          if (depth > 0 && isComponent(node.name) && !(components[node.name].nested && depth === 1)) {
            report.error(
              'component/place',
              rangeOfNode(node),
              `Unexpected <${node.name}> inside other content`,
              `Put <${node.name}> on a line of its own, with empty lines around it`,
            )
          } else if (!isComponent(node.name)) unknownComponent(node)
      }
      if ('children' in node) {
        const inner = node.type === 'paragraph' && isOnlyJsx(node) ? depth : depth + 1
        for (const child of node.children) visit(child as RootContent, inner)
      }
    }
    visit(top, 0)
  }

  function unknownComponent(node: JsxElement): void {
    const start = node.position?.start.offset ?? 0
    reportUnknown(node.name, rangeOf(start, start + 1 + (node.name?.length ?? 0)), report)
  }

  function readComponent(node: JsxElement): ComponentUse | undefined {
    const { name } = node
    if (!isComponent(name)) return undefined
    const known = components[name]
    const attributes: Record<string, string> = {}
    const attributeRanges: Record<string, Range> = {}
    const refused = new Set<string>()
    const opening = rangeOf(
      node.position?.start.offset ?? 0,
      (node.position?.start.offset ?? 0) + name.length + 1,
    )
    for (const attribute of node.attributes) {
      const at = attribute.position
      const range = at ? rangeOf(at.start.offset ?? 0, at.end.offset ?? 0) : opening
      if (attribute.type === 'mdxJsxAttribute' && typeof attribute.value === 'object')
        refused.add(attribute.name)
      if (attribute.type === 'mdxJsxExpressionAttribute' || typeof attribute.value === 'object') {
        const what =
          attribute.type === 'mdxJsxAttribute' && attribute.value === null ? 'no value' : 'an expression'
        report.error(
          what === 'no value' ? 'component/attribute' : 'mdx/expression',
          range,
          `Unexpected attribute with ${what}, expected a text in quotes`,
          attribute.type === 'mdxJsxAttribute' ? attributeHelp(name, attribute.name) : undefined,
        )
        continue
      }
      if (!Object.hasOwn(known.attributes, attribute.name)) {
        const names = Object.keys(known.attributes)
        const meant = suggest(attribute.name, names)
        if (meant !== undefined) refused.add(meant)
        const help =
          meant === undefined
            ? names.length === 0
              ? `<${name}> has no attributes`
              : `<${name}> knows ${names.join(', ')}`
            : `Did you mean \`${meant}\`?`
        report.error('component/attribute', range, `Unexpected attribute \`${attribute.name}\``, help)
        continue
      }
      attributes[attribute.name] = attribute.value ?? ''
      attributeRanges[attribute.name] = range
    }
    for (const [key, allowed] of Object.entries(known.attributes)) {
      const value = attributes[key]
      if (value === undefined) {
        if (refused.has(key)) continue
        // A missing text for a picture has a rule of its own, with its own words.
        if (key === 'alt') continue
        const expected = allowed === 'text' ? '' : `, expected ${allowed.join(' or ')}`
        report.error(
          'component/missing-attribute',
          opening,
          `Missing attribute \`${key}\` of <${name}>${expected}`,
          attributeHelp(name, key),
        )
      } else if (allowed !== 'text' && !allowed.includes(value)) {
        const range = attributeRanges[key] ?? opening
        report.error(
          'component/attribute',
          range,
          `Unexpected \`${value}\` for \`${key}\`, expected ${allowed.join(' or ')}`,
        )
      }
    }
    const children = node.children as readonly RootContent[]
    if (!known.content && children.length > 0) {
      report.error('component/content', opening, `Unexpected content inside <${name}>`, `Write <${name} … />`)
    }
    if (known.content && children.length === 0) {
      report.error('component/content', opening, `Unexpected empty <${name}>, expected text inside`)
    }
    const rangeWithin = (attribute: string, word: string): Range => {
      const place = node.attributes.find(
        (candidate) => candidate.type === 'mdxJsxAttribute' && candidate.name === attribute,
      )?.position
      const start = place?.start.offset ?? 0
      const raw = text.slice(start, place?.end.offset ?? start)
      const found = new RegExp(`(?<![\\w-])${word.replace(/[^\w-]/g, '\\$&')}(?![\\w-])`).exec(
        raw.slice(attribute.length),
      )
      if (!found || word === '') return attributeRanges[attribute] ?? opening
      const at = start + attribute.length + found.index
      return rangeOf(at, at + word.length)
    }
    return { name, attributes, rangeWithin, range: rangeOfNode(node), children: wrapped(node, children) }
  }
}

const htmlHelp = 'Use Markdown, or one of the components'

interface Parsed {
  readonly tree: Root
  /** Whether the text had to be mended to be read: its faults are told, but nothing can be made of it. */
  readonly broken: boolean
}

/** Parses; where the syntax breaks, takes the mark that broke it out and goes on, so that all faults are found. */
function parse(text: string, report: Report): Parsed | undefined {
  let attempt = text
  let unpaired = 0
  const { rangeOf } = linesOf(text)
  const nested = tooNested.exec(text)
  if (nested) {
    const range = rangeOf(nested.index, nested.index + nested[0].length)
    report.error('mdx/too-deep', range, `Unexpected nesting, expected ${deepestNesting} levels at most`)
    return undefined
  }
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
      const fault = syntaxFault(error, attempt)
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
    const fences = tree ? unclosedFences(tree, text) : []
    for (const fault of found) {
      const range = rangeOf(fault.offset, fault.end)
      const { tag } = fault
      if (fault.code === 'mdx/unclosed-tag' && tag !== undefined) {
        if (!isComponent(tag)) reportUnknown(tag, range, report)
        // Its closing tag stands in code that never ends, which is told on its own.
        else if (!fences.some((fence) => fence > fault.offset))
          report.error(fault.code, range, fault.message, fault.help)
      } else report.error(fault.code, range, fault.message, fault.help)
    }
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

/** Takes notes for other authors, `{/* … *\/}`, out of a tree, so that nothing can show them. @returns where they stood */
function takeComments(tree: Root): readonly { readonly start: number; readonly end: number }[] {
  const found: { readonly start: number; readonly end: number }[] = []
  const visit = (node: { children: RootContent[] }): void => {
    const before = found.length
    node.children = node.children.filter((child) => {
      if (child.type !== 'mdxFlowExpression' && child.type !== 'mdxTextExpression') return true
      if (!comment.test(child.value)) return true
      found.push({ start: child.position?.start.offset ?? 0, end: child.position?.end.offset ?? 0 })
      return false
    })
    for (const child of node.children) if ('children' in child) visit(child as { children: RootContent[] })
    // A paragraph of nothing but comments leaves nothing.
    if (found.length === before) return
    node.children = node.children.filter((child) => child.type !== 'paragraph' || !isBlank(child))
  }
  visit(tree)
  return found.sort((left, right) => left.start - right.start)
}

/** Nothing but comments: the one thing that braces may hold. */
const comment = /^(?:\s*\/\*(?:[^*]|\*(?!\/))*\*\/)+\s*$/

function isBlank({ children }: Paragraph): boolean {
  return children.every((child) => child.type === 'text' && child.value.trim() === '')
}

/** What an attribute may say, as it would be written. */
function attributeHelp(component: ComponentName, attribute: string): string | undefined {
  const known: Readonly<Record<string, 'text' | readonly string[]>> = components[component].attributes
  const allowed = Object.hasOwn(known, attribute) ? known[attribute] : undefined
  if (allowed === undefined) return undefined
  if (allowed !== 'text') return `Write ${allowed.map((word) => `${attribute}="${word}"`).join(' or ')}`
  return component === 'Examples'
    ? 'Write cases="first-case, second-case", with names of visible cases'
    : `Write ${attribute}="…"`
}

/** An element that is no component: either misspelt, or HTML. */
function reportUnknown(name: string | null, range: Range, report: Report): void {
  const meant = name === null ? undefined : suggest(name, componentNames)
  if (name === null || (meant === undefined && /^[a-z]/.test(name))) {
    report.error('mdx/html', range, `Unexpected HTML <${name ?? ''}>, expected Markdown`, htmlHelp)
    return
  }
  const help =
    meant === undefined ? `Known components: ${componentNames.join(', ')}` : `Did you mean <${meant}>?`
  report.error('component/unknown', range, `Unexpected component <${name}>`, help)
}

interface SyntaxFault {
  readonly code: string
  readonly message: string
  readonly help?: string
  readonly offset: number
  readonly end: number
  /** What to read instead, of the same length, to go on behind the fault; undefined where that cannot be told. */
  readonly mend: { readonly start: number; readonly text: string } | undefined
  /** Name of the element whose opening tag is lost, so that its closing one stands alone. */
  readonly tag?: string
}

/** Reads what the parser threw: a message with a place (vfile). */
function syntaxFault(error: unknown, text: string): SyntaxFault | undefined {
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

/** A `<` that begins no tag that can be read: most often it was meant as something else. */
function tagFault(
  reason: string,
  text: string,
  { offset, end, mark }: { readonly offset: number; readonly end: number; readonly mark: number | undefined },
): SyntaxFault {
  // A quote that never ends takes in everything: then the parser stops far below.
  const isEndless = /end of file/.test(reason)
  const at = (isEndless ? curlyTag.exec(text)?.index : undefined) ?? mark ?? offset
  const mend = without(at)
  if (text.startsWith('<!--', at)) {
    const close = text.indexOf('-->', at)
    const length = close === -1 ? 4 : close + 3 - at
    return {
      code: 'mdx/html',
      message: 'Unexpected HTML comment',
      help: 'Write {/* … */} for a note to other authors; it is never shown',
      offset: at,
      end: at + length,
      mend: { start: at, text: text.slice(at, at + length).replace(/[^\r\n]/g, ' ') },
    }
  }
  const [link, address = ''] = /^<([^\s<>]*[@/][^\s<>]*)>/.exec(text.slice(at)) ?? []
  if (link !== undefined && /[@/]/.test(reason)) {
    return {
      code: 'mdx/syntax',
      message: 'Unexpected address between < and >, expected a link with words of its own',
      help: address.startsWith('https://') ? `Write [words](${address})` : 'Take the < and > away',
      offset: at,
      end: at + link.length,
      mend,
    }
  }
  const [opening = '', name] = /^<([A-Za-z][A-Za-z0-9]*)[^<>]*>?/.exec(text.slice(at)) ?? []
  const tag = name !== undefined && isComponent(name) ? { tag: name } : {}
  const curly = opening.search(curlyQuotes)
  if (name !== undefined && isComponent(name) && curly !== -1) {
    return {
      code: 'component/attribute',
      message: 'Unexpected curly quotes around an attribute, expected straight ones',
      help: 'Write "…"',
      offset: at + curly,
      end: at + curly + 1,
      mend: {
        start: at,
        text: opening.replace(/[\u201c-\u201f\u00ab\u00bb]/g, '"').replace(/[\u2018-\u201b]/g, "'"),
      },
    }
  }
  if (/attribute value/.test(reason) && name !== undefined && isComponent(name)) {
    const message = 'Unexpected attribute without quotes, expected a text in quotes'
    const key = /([A-Za-z]+)\s*=\s*$/.exec(text.slice(at, offset))?.[1]
    const help = key === undefined ? undefined : attributeHelp(name, key)
    return { code: 'component/attribute', message, ...(help && { help }), offset, end, mend, ...tag }
  }
  const help = 'Write \\< for a "less than" in the text, or put code between backticks'
  if (tag.tag !== undefined)
    return { code: 'mdx/syntax', message: sentence(reason), offset, end, mend, ...tag }
  if (name !== undefined && /attribute value/.test(reason)) {
    const message = `Unexpected HTML <${name}>, expected Markdown`
    return {
      code: 'mdx/html',
      message,
      help: htmlHelp,
      offset: at,
      end: at + 1 + name.length,
      mend,
      tag: name,
    }
  }
  const message = 'Unexpected `<` that begins no component'
  return { code: 'mdx/syntax', message, help, offset: at, end: at + 1, mend }
}

const curlyQuotes = /[\u201c-\u201f\u2018-\u201b\u00ab\u00bb]/
/** A component's opening tag in which an attribute begins or ends with a curly quote. */
const curlyTag =
  /<[A-Z][A-Za-z]*\s[^<>]*(?:=\s*[\u201c-\u201f\u2018-\u201b\u00ab\u00bb]|[\u201c-\u201f\u2018-\u201b\u00ab\u00bb]\s*\/?>)/

function without(mark: number | undefined): SyntaxFault['mend'] {
  return mark === undefined ? undefined : { start: mark, text: 'x' }
}

const esmMessage = 'Unexpected import or export: an item is data, and nothing in it is evaluated'
const esmHelp = 'If the paragraph begins with the word "import" or "export", put another word first'
const braceMessage = 'Unexpected expression in braces: an item is data, and nothing in it is evaluated'
const braceHelp =
  'Write \\{ for a brace in the text, or put code between backticks; {/* … */} is a note to other authors'

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

/** The parser's own words, in the form in which all faults are told. */
function sentence(reason: string): string {
  const [first = reason] = reason.split('\n', 1)
  return first.replace(/ \(note: .*$/s, '').replaceAll(/`(\S+)` \(U\+[0-9A-F]+\)/g, '`$1`')
}

/** A paragraph that holds nothing but components is no paragraph: it was written on one line. */
function unravel(node: RootContent): readonly RootContent[] {
  if (node.type !== 'paragraph' || !isOnlyJsx(node)) return [node]
  return node.children.filter((child) => child.type !== 'text')
}

function isOnlyJsx(node: Paragraph): boolean {
  return (
    node.children.some((child) => child.type === 'mdxJsxTextElement') &&
    node.children.every(
      (child) => child.type === 'mdxJsxTextElement' || (child.type === 'text' && child.value.trim() === ''),
    )
  )
}

/** Content on the line of its tags is a paragraph. */
function wrapped(node: JsxElement, children: readonly RootContent[]): readonly RootContent[] {
  if (node.type === 'mdxJsxFlowElement' || children.length === 0) return children
  return [{ type: 'paragraph', children: node.children }]
}

function isComponent(name: string | null): name is ComponentName {
  return name !== null && Object.hasOwn(components, name)
}

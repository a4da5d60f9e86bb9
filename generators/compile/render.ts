import type { Element, ElementContent, Root as HtmlRoot } from 'hast'
import type { InlineCode, Root, RootContent } from 'mdast'
import rehypeStringify from 'rehype-stringify'
import remarkRehype, { defaultHandlers, type Options } from 'remark-rehype'
import { unified } from 'unified'
import type { Block, Body, ComponentUse } from './body.ts'
import { createCodeHtml, escapeHtml, type CodeHtml } from './code-html.ts'
import { codeBlock } from './highlight.ts'
import { renderMath } from './math.ts'
import type { Picture } from './picture.ts'

/** Turns parts of a body into HTML without scripts, styles, or anything that the author could smuggle in. */
export interface Renderer {
  /** HTML of blocks. `part` keeps the ids of footnotes apart. */
  readonly blocks: (blocks: readonly Block[], part: string) => string
  /** HTML of Markdown nodes. */
  readonly nodes: (nodes: readonly RootContent[], part: string) => string
  /** HTML of a paragraph's content, without the paragraph. */
  readonly inline: (node: RootContent) => string
  /** A program as a block of code. */
  readonly code: (text: string, language: string) => string
  /** Code and values in a line of text. */
  readonly short: CodeHtml
}

interface RendererOptions {
  readonly itemId: string
  readonly body: Body
  readonly pictures: ReadonlyMap<string, Picture>
  /** That candidates may write in */
  readonly languages: readonly string[]
  /** HTML of a component that only the kind can make. */
  readonly fragment: (component: ComponentUse) => string
}

type Handlers = NonNullable<Options['handlers']>

/** @param options the item whose parts are rendered; its faults must have been reported before */
export function createRenderer({ itemId, body, pictures, languages, fragment }: RendererOptions): Renderer {
  const short = createCodeHtml(languages)
  // Blocks that are components travel through Markdown's tree as links to their place in this list.
  const uses: ComponentUse[] = []
  const handlers: Handlers = {
    code: (_state, node: { value: string; lang?: string | null }) => codeBlock(node.value, node.lang),
    inlineCode: (state, node) => {
      const html = short.word((node as InlineCode).value)
      return html === undefined ? defaultHandlers.inlineCode(state, node as InlineCode) : raw(html)
    },
    math: (_state, node: { value: string }) => raw(mathOf(node.value, true)),
    inlineMath: (_state, node: { value: string }) => raw(mathOf(node.value, false)),
    image: (_state, node: { url: string; alt?: string | null }) => picture(node.url, node.alt ?? ''),
    table: (state, node) => accessibleTable(defaultHandlers.table(state, node)),
    html: () => undefined,
    mdxJsxFlowElement: (_state, node) => component(node),
    mdxJsxTextElement: (_state, node) => component(node),
  }
  const ownHandlers = {
    ...handlers,
    assayComponent: (_state: unknown, node: { index: number }) => {
      const use = uses[node.index]
      return use ? raw(use.name === 'Figure' ? figure(use.attributes) : fragment(use)) : undefined
    },
  } as Handlers

  const nodes = (list: readonly RootContent[], part: string): string => {
    const { tree, processor } = toHtml(list, part)
    return processor.stringify(tree)
  }
  return {
    nodes,
    blocks: (blocks, part) =>
      nodes(
        blocks.map((block) => {
          if (block.type === 'markdown') return block.node
          const index = uses.push(block.component) - 1
          return { type: 'assayComponent', index } as unknown as RootContent
        }),
        part,
      ),
    inline: (node) => {
      const { tree, processor } = toHtml([node], 'o')
      const [first] = tree.children
      const children =
        tree.children.length === 1 && first?.type === 'element' ? first.children : tree.children
      return processor.stringify({ type: 'root', children })
    },
    code: (text, language) =>
      unified()
        .use(rehypeStringify)
        .stringify({ type: 'root', children: [codeBlock(text, language)] }),
    short,
  }

  function toHtml(list: readonly RootContent[], part: string) {
    const processor = unified()
      .use(remarkRehype, { handlers: ownHandlers, clobberPrefix: `${itemId}-${part}-` })
      // Raw nodes are KaTeX's and ours alone: Markdown gives none, since items have no HTML.
      .use(rehypeStringify, { allowDangerousHtml: true })
    const root: Root = { type: 'root', children: [...list, ...body.definitions] }
    const tree: HtmlRoot = processor.runSync(root)
    tree.children = trimmed(tree.children)
    return { tree, processor }
  }

  function component(node: {
    name: string | null
    attributes: readonly unknown[]
  }): ElementContent | undefined {
    if (node.name !== 'Figure') return undefined
    const attributes = Object.fromEntries(
      (node.attributes as readonly { name: string; value: unknown }[]).map(({ name, value }) => [
        name,
        String(value),
      ]),
    )
    return raw(figure(attributes))
  }

  function figure(attributes: Readonly<Record<string, string>>): string {
    const image = picture(attributes['src'] ?? '', attributes['alt'] ?? '')
    const children: Element[] = [{ type: 'element', tagName: 'figure', properties: {}, children: [image] }]
    return unified().use(rehypeStringify).stringify({ type: 'root', children })
  }

  function picture(src: string, alt: string): Element {
    const found = pictures.get(normalPath(src))
    const size =
      found?.width === undefined || found.height === undefined
        ? {}
        : { width: found.width, height: found.height }
    return {
      type: 'element',
      tagName: 'img',
      properties: { src: found?.dataUrl ?? '', alt, ...size },
      children: [],
    }
  }
}

/** A path below the item's folder: `./assets/x.svg` is `assets/x.svg`. */
export function normalPath(src: string): string {
  return src.replace(/^\.\//, '')
}

function mathOf(tex: string, display: boolean): string {
  const formula = renderMath(tex, display)
  return formula.ok ? formula.html : `<code>${escapeHtml(tex)}</code>`
}

function raw(value: string): ElementContent {
  return { type: 'raw', value } as unknown as ElementContent
}

/** Alignment by class, where the default is an attribute that HTML has dropped; heads say what they are heads of. */
function accessibleTable(table: ElementContent): ElementContent {
  const visit = (node: ElementContent): void => {
    if (node.type !== 'element') return
    const { align, ...properties } = node.properties
    if (typeof align === 'string') node.properties = { ...properties, className: [`align-${align}`] }
    else if ('align' in node.properties) node.properties = properties
    if (node.tagName === 'th') node.properties = { ...node.properties, scope: 'col' }
    for (const child of node.children) visit(child)
  }
  visit(table)
  return table
}

function trimmed(children: HtmlRoot['children']): HtmlRoot['children'] {
  const isSpace = (node: HtmlRoot['children'][number] | undefined) =>
    node?.type === 'text' && node.value.trim() === ''
  let [start, end] = [0, children.length]
  while (isSpace(children[start])) start += 1
  while (end > start && isSpace(children[end - 1])) end -= 1
  return children.slice(start, end)
}

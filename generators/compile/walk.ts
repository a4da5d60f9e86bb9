import type { RootContent } from 'mdast'
import type { Range } from '#schemas/diagnose/index'
import type { Body } from './body.ts'

/** Every node of some Markdown, parents before children. Components are left to their own children. */
export function walk(nodes: readonly RootContent[]): readonly RootContent[] {
  const found: RootContent[] = []
  for (const node of nodes) collect(node, found)
  return found
}

// Every rule goes over every node: one list is several times as fast as generators inside each other.
function collect(node: RootContent, found: RootContent[]): void {
  found.push(node)
  if ('children' in node) for (const child of node.children as readonly RootContent[]) collect(child, found)
}

/** Every node of a body, also inside its components, in the order in which it stands in the file. */
export function walkBody({ blocks }: Body): readonly RootContent[] {
  const found: RootContent[] = []
  for (const block of blocks) {
    if (block.type === 'markdown') collect(block.node, found)
    else for (const child of block.component.children) collect(child, found)
  }
  return found
}

/** Every use of a component in a body, also those inside another one, with the attributes that are texts. */
export function* figuresIn(body: Body): Generator<{
  readonly node: RootContent | undefined
  readonly src: string | undefined
  readonly alt: string | undefined
  readonly range: Range
}> {
  for (const block of body.blocks) {
    if (block.type === 'component' && block.component.name === 'Figure') {
      const { attributes, range } = block.component
      yield { node: undefined, src: attributes['src'], alt: attributes['alt'], range }
    }
  }
  for (const node of walkBody(body)) {
    if (node.type === 'image') yield { node, src: node.url, alt: node.alt ?? '', range: body.range(node) }
    if ((node.type !== 'mdxJsxFlowElement' && node.type !== 'mdxJsxTextElement') || node.name !== 'Figure')
      continue
    const texts = new Map(
      node.attributes.flatMap((attribute) =>
        attribute.type === 'mdxJsxAttribute' && typeof attribute.value === 'string'
          ? [[attribute.name, attribute.value] as const]
          : [],
      ),
    )
    yield { node, src: texts.get('src'), alt: texts.get('alt'), range: body.range(node) }
  }
}

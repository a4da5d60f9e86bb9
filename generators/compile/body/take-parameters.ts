import type { Root, RootContent } from 'mdast'
import type { ParameterUse } from '../body.ts'
import { walk } from '../walk.ts'
import type { BodyText } from './body-text.ts'
import type { JsxElement } from './jsx-element.ts'
import { readComponent } from './read-component.ts'

interface Span {
  readonly start: number
  readonly end: number
}

/**
 * Takes the tags of `<Param>` out of a tree, and leaves what stands between them.
 *
 * @returns the parameters, and where their tags stood
 */
export function takeParameters(
  tree: Root,
  source: BodyText,
): { readonly parameters: readonly ParameterUse[]; readonly tags: readonly Span[] } {
  const parameters: ParameterUse[] = []
  const tags: Span[] = []
  visit(tree)
  return { parameters, tags }

  function visit(node: { children: RootContent[] }): void {
    node.children = node.children.flatMap((child) => (isParameter(child) ? take(child) : [child]))
    for (const child of node.children) if ('children' in child) visit(child as { children: RootContent[] })
  }

  function take(node: JsxElement): RootContent[] {
    const use = readComponent(node, source)
    const [name = '', format] = use?.attributes['name']?.split(/:(.*)/s) ?? []
    const children = node.children as RootContent[]
    const inner = [...walk(children)].flatMap((one) => (one.type === 'text' ? [one.value] : []))
    const { start, end } = spanOf(node)
    const [first, last] = [children[0], children.at(-1)]
    if (first && last) tags.push({ start, end: spanOf(first).start }, { start: spanOf(last).end, end })
    if (use && name !== '') parameters.push({ name, format, shown: inner.join(''), range: use.range })
    return children
  }
}

function isParameter(node: RootContent): node is JsxElement & RootContent {
  return (node.type === 'mdxJsxFlowElement' || node.type === 'mdxJsxTextElement') && node.name === 'Param'
}

function spanOf({ position }: Pick<RootContent, 'position'>): Span {
  return { start: position?.start.offset ?? 0, end: position?.end.offset ?? 0 }
}

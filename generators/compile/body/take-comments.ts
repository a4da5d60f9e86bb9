import type { Paragraph, Root, RootContent } from 'mdast'

/** Takes notes for other authors, `{/* … *\/}`, out of a tree, so that nothing can show them. @returns where they stood */
export function takeComments(tree: Root): readonly { readonly start: number; readonly end: number }[] {
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

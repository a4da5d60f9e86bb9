import type { Paragraph, RootContent } from 'mdast'

/** A tag in the body, on lines of its own or inside text. */
export type JsxElement = Extract<RootContent, { type: 'mdxJsxFlowElement' | 'mdxJsxTextElement' }>

/** Whether a paragraph holds nothing but tags: it is one only because they were written on one line. */
export function isOnlyJsx(node: Paragraph): boolean {
  return (
    node.children.some((child) => child.type === 'mdxJsxTextElement') &&
    node.children.every(
      (child) => child.type === 'mdxJsxTextElement' || (child.type === 'text' && child.value.trim() === ''),
    )
  )
}

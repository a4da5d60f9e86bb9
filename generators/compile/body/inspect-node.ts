import type { RootContent } from 'mdast'
import { components } from '../components.ts'
import type { BodyText } from './body-text.ts'
import { isComponent, reportUnknown } from './component-name.ts'
import { isOnlyJsx } from './jsx-element.ts'
import { braceHelp, braceMessage, esmHelp, esmMessage, htmlHelp } from './refusals.ts'

/** Refuses, anywhere in the tree, what would have to be evaluated, and components where they cannot stand. */
export function inspectNode(top: RootContent, { text, rangeOf, rangeOfNode, report }: BodyText): void {
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
        } else if (!isComponent(node.name)) {
          const start = node.position?.start.offset ?? 0
          const isAlone = text.slice(start, node.position?.end.offset).endsWith('/>')
          reportUnknown(node.name, rangeOf(start, start + 1 + (node.name?.length ?? 0)), report, isAlone)
        }
    }
    if ('children' in node) {
      const inner = node.type === 'paragraph' && isOnlyJsx(node) ? depth : depth + 1
      for (const child of node.children) visit(child as RootContent, inner)
    }
  }
  visit(top, 0)
}

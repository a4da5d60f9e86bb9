import type { RootContent } from 'mdast'
import type { Block, Body } from '../body.ts'
import type { Report } from '#schemas/diagnose/report'
import { bodyTextOf } from './body-text.ts'
import { inspectNode } from './inspect-node.ts'
import { isOnlyJsx } from './jsx-element.ts'
import { parseBody } from './parse-body.ts'
import { readComponent } from './read-component.ts'
import { takeComments } from './take-comments.ts'
import { takeParameters } from './take-parameters.ts'

/**
 * Parses the body of `item.mdx` and refuses what is no data: expressions, ESM, HTML, unknown components. Of braces,
 * only comments are allowed, and nothing of them is left.
 *
 * @param text the whole file, with its frontmatter, so that places are right
 * @param start offset of the body, behind the frontmatter
 * @returns the body; undefined where its syntax cannot even be mended (then `report` has the reasons)
 */
export function readBody(text: string, start: number, report: Report): Body | undefined {
  const source = bodyTextOf(text, report)
  const parsed = parseBody(source, start)
  if (!parsed) return undefined
  const comments = takeComments(parsed.tree)
  const { parameters, tags } = takeParameters(parsed.tree, source)
  const unshown = [...comments, ...tags].sort((left, right) => left.start - right.start)

  const blocks: Block[] = []
  const definitions: RootContent[] = []
  for (const child of parsed.tree.children) {
    if (child.type === 'yaml') continue
    if (child.type === 'definition' || child.type === 'footnoteDefinition') definitions.push(child)
    inspectNode(child, source)
    for (const node of unravel(child)) {
      if (node.type !== 'mdxJsxFlowElement' && node.type !== 'mdxJsxTextElement') {
        blocks.push({ type: 'markdown', node })
        continue
      }
      const component = readComponent(node, source)
      if (component) blocks.push({ type: 'component', component })
    }
  }
  return {
    broken: parsed.broken,
    blocks,
    definitions,
    parameters,
    range: source.rangeOfNode,
    rangeOfText: source.rangeOfText,
    sourceOf: (node) => shownWithin(node.position?.start.offset ?? 0, node.position?.end.offset ?? 0),
    textAfter: (node) => text.slice(node.position?.end.offset ?? text.length).split('\n', 1)[0] ?? '',
  }

  /** Without comments, and without the tags of parameters. */
  function shownWithin(start: number, end: number): string {
    let at = start
    let kept = ''
    for (const part of unshown) {
      if (part.start < at || part.end > end) continue
      kept += text.slice(at, part.start)
      at = part.end
    }
    return kept + text.slice(at, end)
  }
}

/** A paragraph that holds nothing but components is no paragraph: it was written on one line. */
function unravel(node: RootContent): readonly RootContent[] {
  if (node.type !== 'paragraph' || !isOnlyJsx(node)) return [node]
  return node.children.filter((child) => child.type !== 'text')
}

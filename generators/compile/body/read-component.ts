import type { RootContent } from 'mdast'
import { suggest, type Range } from '#schemas/diagnose/index'
import type { ComponentUse } from '../body.ts'
import { components } from '../components.ts'
import { attributeHelp } from './attribute-help.ts'
import type { BodyText } from './body-text.ts'
import { isComponent } from './component-name.ts'
import type { JsxElement } from './jsx-element.ts'

/** @returns a component with its attributes; undefined for a tag that is none */
export function readComponent(
  node: JsxElement,
  { text, rangeOf, rangeOfNode, report }: BodyText,
): ComponentUse | undefined {
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
      const start = at?.start.offset
      const fix =
        meant === undefined || start === undefined
          ? undefined
          : { text: meant, range: rangeOf(start, start + attribute.name.length) }
      report.error('component/attribute', range, `Unexpected attribute \`${attribute.name}\``, help, fix)
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

/** Content on the line of its tags is a paragraph. */
function wrapped(node: JsxElement, children: readonly RootContent[]): readonly RootContent[] {
  if (node.type === 'mdxJsxFlowElement' || children.length === 0) return children
  return [{ type: 'paragraph', children: node.children }]
}

import { walk, walkBody } from '../compile/walk.ts'
import type { BodyRule } from './rule.ts'

/** Links lead to web pages, over https; anything else could do more than lead. */
export const checkLinks: BodyRule = ({ body, report }) => {
  for (const node of [...walkBody(body), ...walk(body.definitions)]) {
    if (node.type !== 'link' && node.type !== 'definition') continue
    if (/^https:\/\//i.test(node.url) || node.url.startsWith('#')) continue
    const scheme = node.url.startsWith('http://') ? body.rangeOfText(body.range(node), 'http://') : undefined
    report.error(
      'link/address',
      body.range(node),
      `Unexpected address \`${node.url.slice(0, 60)}\`, expected https://…`,
      'Items stand alone: links to other items or files would break',
      scheme && { text: 'https://', range: scheme },
    )
  }
}

import { suggest } from '#schemas/diagnose/index'
import { readPicture } from '../compile/picture.ts'
import { normalPath } from '../compile/render.ts'
import { figuresIn, walkBody } from '../compile/walk.ts'
import type { BodyRule } from './rule.ts'

/** Pictures lie beside the item, do nothing, and have a text that suffices without them. */
export const checkPictures: BodyRule = ({ body, files, report }) => {
  const assets = [...files.keys()].filter((path) => path.startsWith('assets/'))
  const used = new Set<string>()
  for (const { src = '', alt, range } of figuresIn(body)) {
    if (alt === undefined || alt.trim() === '') {
      report.error(
        'figure/no-alt',
        range,
        'Missing text for the picture, expected `alt` with words that suffice without it',
        'Say what the picture shows, not that it is one',
      )
    } else if (/^(image|picture|figure|diagram|graphic|screenshot|photo)s?\.?$/i.test(alt.trim())) {
      report.error(
        'figure/alt',
        range,
        `Unexpected text \`${alt}\`, expected words that say what the picture shows`,
      )
    }
    if (src === '') continue
    const path = normalPath(src)
    used.add(path)
    const file = files.get(path)
    if (!file) {
      const meant = suggest(path, assets)
      const help = meant === undefined ? 'Put it into assets/' : `Did you mean \`${meant}\`?`
      const place = meant === undefined ? undefined : body.rangeOfText(range, src)
      const fix = meant === undefined || !place ? undefined : { text: meant, range: place }
      report.error('figure/no-file', range, `Missing picture \`${src.slice(0, 80)}\``, help, fix)
      continue
    }
    const read = readPicture(file)
    if (!read.ok)
      report.error('figure/unsafe', range, `${read.message} (${path})`, 'Export it as a plain SVG or PNG')
  }
  for (const node of walkBody(body)) {
    if (node.type !== 'imageReference') continue
    report.error(
      'figure/reference',
      body.range(node),
      'Unexpected picture by reference, expected ![text](assets/…)',
    )
  }
  for (const path of assets) {
    if (used.has(path)) continue
    const range = { start: { line: 1, column: 1 }, end: { line: 1, column: 1 } }
    report.warning('figure/unused', range, `Unexpected picture \`${path}\`, which the item never shows`)
  }
}

import type { SourceFile } from './folder.ts'

/** A picture that can stand in a page as it is. */
export interface Picture {
  readonly dataUrl: string
  /** In CSS pixels, where the file says so. */
  readonly width?: number
  readonly height?: number
}

export type ReadPicture =
  | { readonly ok: true; readonly picture: Picture }
  | { readonly ok: false; readonly message: string; readonly offset: number }

const signatures = [
  { extension: '.png', type: 'image/png', starts: [0x89, 0x50, 0x4e, 0x47] },
  { extension: '.jpg', type: 'image/jpeg', starts: [0xff, 0xd8, 0xff] },
  { extension: '.jpeg', type: 'image/jpeg', starts: [0xff, 0xd8, 0xff] },
  { extension: '.webp', type: 'image/webp', starts: [0x52, 0x49, 0x46, 0x46] },
] as const

/** What an SVG must not contain: code, foreign content, anything fetched from elsewhere, entities. */
const unsafe = [
  { pattern: /<\s*script\b/i, what: 'script' },
  { pattern: /<\s*foreignObject\b/i, what: 'foreign content' },
  { pattern: /\son[a-z]+\s*=/i, what: 'event handler' },
  { pattern: /javascript\s*:/i, what: 'script address' },
  { pattern: /<!(DOCTYPE|ENTITY)/i, what: 'document type' },
  {
    pattern: /(?:href|src)\s*=\s*["']?\s*(?!["']?#)(?!data:image\/(?:png|jpeg|webp);base64,)[^\s"'#]/i,
    what: 'address',
  },
  { pattern: /url\(\s*["']?\s*(?!#)[^)\s]/i, what: 'address' },
  { pattern: /@import/i, what: 'import' },
] as const

/** Reads a picture and refuses one that could do more than be looked at. */
export function readPicture({ path, bytes, text }: SourceFile): ReadPicture {
  if (path.endsWith('.svg')) return readSvg(text ?? '', bytes)
  const known = signatures.find(({ extension }) => path.endsWith(extension))
  if (!known || known.starts.some((byte, index) => bytes[index] !== byte))
    return { ok: false, message: `Unexpected content of \`${path}\`, expected what its name says`, offset: 0 }
  const dataUrl = `data:${known.type};base64,${Buffer.from(bytes).toString('base64')}`
  if (known.type !== 'image/png' || bytes.length < 24) return { ok: true, picture: { dataUrl } }
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  return { ok: true, picture: { dataUrl, width: view.getUint32(16), height: view.getUint32(20) } }
}

function readSvg(text: string, bytes: Uint8Array): ReadPicture {
  if (!/<svg[\s>]/.test(text))
    return { ok: false, message: 'Unexpected content, expected an <svg>', offset: 0 }
  for (const { pattern, what } of unsafe) {
    const found = pattern.exec(text)
    if (found) return { ok: false, message: `Unexpected ${what} in a picture`, offset: found.index }
  }
  const dataUrl = `data:image/svg+xml;base64,${Buffer.from(bytes).toString('base64')}`
  const box = /viewBox\s*=\s*["']\s*[-\d.]+[\s,]+[-\d.]+[\s,]+([\d.]+)[\s,]+([\d.]+)/.exec(text)
  const [width, height] = [Math.round(Number(box?.[1])), Math.round(Number(box?.[2]))]
  return { ok: true, picture: width > 0 && height > 0 ? { dataUrl, width, height } : { dataUrl } }
}

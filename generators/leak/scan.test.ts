import { Buffer } from 'node:buffer'
import {
  brotliCompressSync,
  constants,
  deflateRawSync,
  deflateSync,
  gzipSync,
  zstdCompressSync,
} from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { createMatcher, type Secret } from './matcher.ts'
import { scanBytes, type Clean } from './scan.ts'

const sentence = 'Because the größer half — “kept” by the sort — is never looked at again.'
const secret: Secret = { item: 'planted', what: 'explanation', text: sentence }
const matcher = createMatcher([secret])

const base64 = (bytes: Uint8Array) => Buffer.from(bytes).toString('base64')
const plain = Buffer.from(sentence)
const big16 = Buffer.from(sentence, 'utf16le').swap16()
const entities = (text: string) =>
  [...text].map((letter) => `&#x${letter.codePointAt(0)?.toString(16)};`).join('')
const escaped = (text: string) =>
  [...text].map((letter) => `\\u${letter.charCodeAt(0).toString(16).padStart(4, '0')}`).join('')
const percent = (bytes: Uint8Array) =>
  [...bytes].map((byte) => `%${byte.toString(16).padStart(2, '0')}`).join('')

/** In two parts, or the test's own tools would look for the map of this very file. */
const SOURCE_MAP = ['//#', 'sourceMappingURL'].join(' ')

const pieces = (text: string, length: number) => text.match(new RegExp(`.{1,${length}}`, 'gu')) ?? []

/** Enough different words that deflate defines codes for them. */
const words = Array.from({ length: 300 }, (_, index) => (index * index * 7919).toString(36)).join(' ')

/** Bytes without a pattern, the same each time. */
function noise(length: number): Buffer {
  let state = 1
  return Buffer.from(
    Array.from({ length }, () => (state = (Math.imul(state, 1_103_515_245) + 12_345) >>> 0) >>> 24),
  )
}

const encodings: Readonly<Record<string, string | Uint8Array>> = {
  raw: plain,
  'in capitals': 'BECAUSE THE GRößER HALF — “KEPT” BY THE SORT — IS NEVER LOOKED AT AGAIN.',
  'other white space': sentence.replaceAll(' ', '\n\t  '),
  'utf-16, little-endian': Buffer.from(sentence, 'utf16le'),
  'utf-16, big-endian, at an odd offset': Buffer.concat([Buffer.from([7]), big16]),
  gzip: gzipSync(plain),
  'gzip inside a binary': Buffer.concat([Buffer.from([0, 255, 1, 7]), gzipSync(plain)]),
  'gzip that was cut short': gzipSync(Buffer.from(sentence + 'x'.repeat(400))).subarray(0, -4),
  zlib: deflateSync(plain),
  'raw deflate': deflateRawSync(plain),
  'raw deflate, stored': deflateRawSync(plain, { level: 0 }),
  'raw deflate with codes of its own': deflateRawSync(Buffer.from(`${words} ${sentence} ${words}`)),
  brotli: brotliCompressSync(plain),
  zstd: zstdCompressSync(plain),
  base64: base64(plain),
  'base64 after a path': `/assets/x/${base64(plain)}`,
  'base64 in lines': base64(plain).replace(/.{40}/g, '$&\r\n'),
  'base64 in lines of a JSON text': JSON.stringify(base64(plain).replace(/.{40}/g, '$&\n')),
  base64url: plain.toString('base64url'),
  'base64 of gzip': base64(gzipSync(plain)),
  'base64 of brotli': base64(brotliCompressSync(plain)),
  'base64 of raw deflate': base64(deflateRawSync(plain)),
  'base64 of base64': base64(Buffer.from(base64(plain))),
  hex: plain.toString('hex'),
  'hex in capitals with spaces': plain.toString('hex').toUpperCase().replace(/../g, '$& '),
  'hex after another digit': `a${plain.toString('hex')}`,
  'a list of bytes': `new Uint8Array([${[...plain].join(',')}])`,
  'a list of hexadecimal bytes': [...plain].map((byte) => `0x${byte.toString(16)}`).join(', '),
  'percent escapes': encodeURIComponent(sentence),
  'percent escapes throughout': percent(plain),
  'percent escapes of gzip': percent(gzipSync(plain)),
  'unicode escapes': escaped(sentence),
  'braced unicode escapes': [...sentence]
    .map((letter) => `\\u{${letter.codePointAt(0)?.toString(16)}}`)
    .join(''),
  'hexadecimal escapes': [...sentence]
    .map((letter) =>
      letter.charCodeAt(0) < 256 ? `\\x${letter.charCodeAt(0).toString(16).padStart(2, '0')}` : letter,
    )
    .join(''),
  'a JSON string': JSON.stringify(sentence),
  'JSON in JSON': JSON.stringify(JSON.stringify({ text: escaped(sentence) })),
  'HTML entities': entities(sentence),
  'JSON in an HTML attribute': `<p data-x="${escaped(sentence).replaceAll('\\', '&#92;')}">`,
  'between tags': sentence.replaceAll(' ', '</span> <span class="w">'),
  'escaped tags in JSON': JSON.stringify(sentence.replaceAll(' ', '</b> <b>')).replaceAll('<', '\\u003c'),
  'CSS escapes': [...sentence]
    .map((letter) => `\\${letter.codePointAt(0)?.toString(16).padStart(6, '0')}`)
    .join(''),
  'soft hyphens': sentence.replace(/([a-z]{3})/g, '$1\u00ad'),
  'soft hyphens as entities': sentence.replace(/([a-z]{3})/g, '$1&shy;'),
  'zero-width spaces': [...sentence].join('\u200b'),
  'joiners as entities': [...sentence].join('&zwnj;'),
  'spaces that do not break': sentence.replaceAll(' ', '\u00a0'),
  'thin spaces': sentence.replaceAll(' ', '&thinsp;'),
  'full-width letters': sentence.replace(/[!-~]/g, (letter) =>
    String.fromCharCode(letter.charCodeAt(0) + 0xfee0),
  ),
  'other dashes and quotes': sentence.replaceAll('—', '-').replace('“', '"').replace('”', "'"),
  'adjacent literals': pieces(sentence, 9)
    .map((piece) => `'${piece}'`)
    .join(' +\n  '),
  'adjacent literals with escaped quotes': pieces(sentence, 9)
    .map((piece) => JSON.stringify(`"${piece}`))
    .join('+'),
  'an array of pieces': JSON.stringify(pieces(sentence, 7)),
  'an array of single letters': JSON.stringify([...sentence]),
  'base64 in pieces': pieces(base64(plain), 11)
    .map((piece) => `"${piece}"`)
    .join('+'),
  'a member of a ZIP archive': zipMember('notes.txt', plain),
  'a source map': JSON.stringify({ version: 3, sourcesContent: [`// ${sentence}`], mappings: 'AAAA' }),
  'an inline source map': `x()\n${SOURCE_MAP}=data:application/json;base64,${base64(
    Buffer.from(JSON.stringify({ sourcesContent: [sentence] })),
  )}`,
}

/** A member of a ZIP archive (APPNOTE 4.3.7): header, name, deflated text. */
function zipMember(name: string, content: Uint8Array): Uint8Array {
  const deflated = deflateRawSync(content)
  const header = Buffer.alloc(30)
  header.writeUInt32LE(0x04034b50, 0)
  header.writeUInt16LE(8, 8)
  header.writeUInt32LE(deflated.length, 18)
  header.writeUInt32LE(content.length, 22)
  header.writeUInt16LE(name.length, 26)
  return Buffer.concat([header, Buffer.from(name), deflated])
}

describe('scanning bytes for a secret', () => {
  for (const [name, planted] of Object.entries(encodings)) {
    it(`finds it in ${name}`, () => {
      const [finding, ...others] = scanBytes(Buffer.from(planted), matcher)
      expect(finding).toMatchObject({ found: secret })
      expect(others).toEqual([])
    })
    it(`finds it in ${name}, amid a page`, () => {
      const page = Buffer.concat([
        Buffer.from('<p class="a">ok</p>\n\n'),
        Buffer.from(planted),
        Buffer.from('\n\n'),
      ])
      if (name.startsWith('raw deflate') || name === 'brotli') return
      expect(scanBytes(page, matcher)).toMatchObject([{ found: secret }])
    })
  }

  const texts = Object.entries(encodings).flatMap(([name, planted]) =>
    typeof planted === 'string' ? [[name, planted] as const] : [],
  )
  it.each(texts)('finds it in %s, as a text and as a key of JSON, also inside another', (_, planted) => {
    const document = JSON.stringify({ id: 7, list: ['one', { text: planted }] })
    for (const json of [document, JSON.stringify({ [planted]: 1 }), JSON.stringify([document])])
      expect(scanBytes(Buffer.from(json), matcher)).toMatchObject([{ found: secret }])
  })

  it('reads JSON whose texts are not all that it says', () => {
    for (const json of [
      `{"a":"${escaped(sentence)}","a":"nothing"}`,
      `{"a":["x"],"bytes":[${[...plain].join(',')}]}`,
      JSON.stringify({ lines: pieces(sentence, 9) }),
      JSON.stringify({ lines: pieces(sentence, 9).map((piece) => `<b>${piece}</b>`) }),
      `${'['.repeat(5000)}"${escaped(sentence)}"${']'.repeat(5000)}`,
    ])
      expect(scanBytes(Buffer.from(json), matcher), json).toMatchObject([{ found: secret }])
  })

  it('finds it in base64 beside the id of a case', () => {
    const id = '7f6c1f0e-2d5c-4f6e-9a3b-0123456789ab'
    for (const text of [`${id}${base64(plain)}`, `${base64(plain)}${id}`, `${base64(plain)}/${id}`])
      expect(scanBytes(Buffer.from(text), matcher)).toMatchObject([{ found: secret }])
  })

  it('says where it stands and how it is written', () => {
    expect(scanBytes(Buffer.from(`abc ${sentence}`), matcher)).toMatchObject([{ offset: 4, encoding: 'raw' }])
    expect(scanBytes(Buffer.from(`&lt;&gt;&lt;${escaped(sentence)}`), matcher)).toMatchObject([
      { offset: 12, encoding: 'escapes' },
    ])
    expect(scanBytes(Buffer.from(`{"data": "${base64(gzipSync(plain))}"}`), matcher)).toMatchObject([
      { offset: 10, encoding: 'base64 > gzip' },
    ])
    const json = JSON.stringify({ lines: ['first', `"${sentence.replaceAll(' ', '<br>')}"`] })
    expect(scanBytes(Buffer.from(json), matcher)).toMatchObject([
      { offset: json.indexOf('"\\"Because'), encoding: 'json > text between tags' },
    ])
  })

  it.each([
    ['text', plain],
    ['much text', Buffer.from(`${words.repeat(40)} ${sentence}`)],
    ['what cannot be compressed', Buffer.concat([noise(70_000), plain])],
    ['little that cannot be compressed', Buffer.concat([noise(40), plain])],
  ])('finds it in Brotli of %s, whatever window and quality', (_, content) => {
    for (const window of [10, 11, 15, 16, 17, 18, 22, 24])
      for (const quality of [0, 1, 5, 11]) {
        const params = {
          [constants.BROTLI_PARAM_LGWIN]: window,
          [constants.BROTLI_PARAM_QUALITY]: quality,
        }
        const found = scanBytes(brotliCompressSync(content, { params }), matcher)
        expect(found, `${window}, ${quality}`).toMatchObject([{ found: secret }])
      }
  })

  it('finds it wherever it begins', () => {
    for (let at = 0; at < 40; at += 1)
      for (const written of [base64(plain), plain.toString('hex'), [...plain].join(', ')])
        expect(scanBytes(Buffer.from(`${' -'.repeat(at)}"${written}"`), matcher)).toMatchObject([
          { found: secret },
        ])
  })

  it('takes apart what a file before had too deep inside', () => {
    const deep = (times: number): string => (times === 0 ? sentence : base64(Buffer.from(deep(times - 1))))
    const clean: Clean = new Map()
    expect(scanBytes(Buffer.from(deep(7)), matcher, clean)).toEqual([])
    expect(scanBytes(Buffer.from(deep(3)), matcher, clean)).toMatchObject([{ found: secret }])
  })

  it('finds nothing where nothing is', () => {
    expect(scanBytes(Buffer.from(sentence.replace('größer', 'kleiner')), matcher)).toEqual([])
    expect(scanBytes(gzipSync(Buffer.from('The statement of the item, and nothing else.')), matcher)).toEqual(
      [],
    )
    expect(scanBytes(Buffer.alloc(0), matcher)).toEqual([])
  })

  it('reports a compressed piece that is too large to read instead of passing it', () => {
    const bomb = gzipSync(Buffer.alloc(70 * 1024 * 1024))
    expect(scanBytes(bomb, matcher)).toMatchObject([
      { found: { unreadable: expect.stringContaining('gzip') } },
    ])
  })
})

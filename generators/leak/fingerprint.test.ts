import { readFile } from 'node:fs/promises'
import { minifySync } from 'rolldown/utils'
import { describe, expect, it } from 'vitest'
import { createLikenessSearch, fingerprintOf, shinglesOf } from './fingerprint.ts'

const code = `export function berthLabels(ships) {
  const collected = []
  for (const vessel of ships) collected.push(vessel ? vessel.toUpperCase() + '-' + vessel.length * 37 : 'EMPTY')
  return collected
}
`
const nothing: ReadonlySet<number> = new Set()
const search = createLikenessSearch([fingerprintOf(code, nothing) ?? []])
const finds = (text: string) => search(Buffer.from(text))

describe('telling code by its shape', () => {
  it('finds it with other names, quotes, separators and white space', () => {
    const renamed = code.replaceAll('collected', 'q').replaceAll('vessel', 'item').replaceAll("'", '"')
    expect(finds(renamed)).toMatchObject([{ index: 0 }])
    expect(finds(renamed.replaceAll('\n', ';\n').replace('{;', '{'))).toHaveLength(1)
    expect(finds(code.replaceAll('const', 'var').replaceAll('\n', ' '))).toHaveLength(1)
  })

  it('finds what a bundler makes of it, inside other code, and says where', async () => {
    const other = await readFile(new URL('gate.ts', import.meta.url), 'utf8')
    const bundled = `${other}\n${minifySync('x.js', code).code}\n${other}`
    const [likeness] = finds(bundled)
    expect(likeness?.offset).toBeGreaterThan(other.length)
    expect(likeness?.offset).toBeLessThan(bundled.length - other.length)
  })

  it('finds it inside a JSON text', () => {
    expect(finds(JSON.stringify({ text: code.replaceAll('vessel', 'v') }))).toHaveLength(1)
  })

  it('finds nothing in code that does something else, nor in its parts far from one another', async () => {
    for (const file of ['gate.ts', 'tokens.ts', 'decoders.ts', 'fingerprint.ts'])
      expect(finds(await readFile(new URL(file, import.meta.url), 'utf8'))).toEqual([])
    const parts = code.split('\n').map((line) => `${line}\n${'let a = [1]\n'.repeat(200)}`)
    const cut = parts.join('').replace('vessel.toUpperCase()', `vessel.toUpperCase()${';x = 5'.repeat(300)}`)
    expect(finds(cut)).toEqual([])
  })

  it('leaves out what is public, and code of which too little is left', () => {
    expect(fingerprintOf(code, shinglesOf(code.replaceAll('vessel', 'ship')))).toBeUndefined()
    expect(fingerprintOf('export function one(a) {\n  return a + 1\n}', nothing)).toBeUndefined()
  })
})

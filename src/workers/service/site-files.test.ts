import { describe, expect, it } from 'vitest'
import { addressOf, fileOf, isKept, isNamedByContent, isOnDemand, isPacked } from './site-files.ts'

const files = ['index.html', 'test/practice/index.html', 'favicon.svg', '_astro/live.abc.js']
const site = { version: '1', digests: Object.fromEntries(files.map((file) => [file, 'digest'])) }

describe.each(['https://host/', 'https://host/tests/'])('a site at %s', (scope) => {
  it.each([
    ['', 'index.html'],
    ['index.html', 'index.html'],
    ['?a=b#c', 'index.html'],
    ['test/practice/', 'test/practice/index.html'],
    ['test/practice', 'test/practice/index.html'],
    ['test/practice/index.html?x', 'test/practice/index.html'],
    ['favicon.svg', 'favicon.svg'],
    ['_astro/live.abc.js', '_astro/live.abc.js'],
    ['nothing/here', 'nothing/here'],
    ['nothing/here/', 'nothing/here/'],
    ['constructor', 'constructor'],
  ])('means by "%s" the file %s', (address, file) => {
    expect(fileOf(scope + address, scope, site)).toBe(file)
  })

  it('is asked for each of its files under an address that means that file', () => {
    for (const file of files) expect(fileOf(addressOf(file, scope), scope, site)).toBe(file)
    expect(addressOf('test/practice/index.html', scope)).toBe(`${scope}test/practice/`)
    expect(addressOf('index.html', scope)).toBe(scope)
  })
})

it('leaves alone what lies beside the site, on its host or on another', () => {
  expect(fileOf('https://host/other/', 'https://host/tests/', site)).toBeUndefined()
  expect(fileOf('https://host/testsuite/', 'https://host/tests/', site)).toBeUndefined()
  expect(fileOf('https://elsewhere/tests/', 'https://host/tests/', site)).toBeUndefined()
})

it('keeps releases and the sandbox beyond a deployment, and knows which names say what is inside', () => {
  expect(files.concat('_assay/0123/index.json', '_runner/engine-1.wasm').filter(isKept)).toEqual([
    '_assay/0123/index.json',
    '_runner/engine-1.wasm',
  ])
  expect(files.filter(isNamedByContent)).toEqual(['_astro/live.abc.js'])
})

it('takes from packs what is text and of this deployment alone', () => {
  const others = ['_astro/sans.abc.woff2', '_assay/0123/index.json', '_runner/worker-1.js', '_packs/1.json']
  expect([...files, ...others].filter(isPacked)).toEqual(files)
})

it('fetches the engine for Python when it is asked for, and keeps it like the other', () => {
  const runner = ['_runner/engine-1.wasm', '_runner/python-1.wasm', '_runner/worker-1.js']
  expect(runner.filter(isOnDemand)).toEqual(['_runner/python-1.wasm'])
  expect(runner.filter(isKept)).toEqual(runner)
})

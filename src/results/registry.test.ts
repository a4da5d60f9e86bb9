import { describe, expect, it } from 'vitest'
import { parseRegistry, registryText, type RegistryHead } from './registry.ts'

const head = {
  kind: 'registry',
  version: 1,
  bank: 'small',
  release: { version: '1.0.0', hash: 'a'.repeat(64) },
  test: {
    version: 1,
    id: 'screen',
    title: 'Screen',
    description: 'A screen.',
    use: 'graded',
    release: '1.0.0',
    locale: 'en',
    blocks: [
      {
        id: 'main',
        title: 'Main',
        ai: 'forbidden',
        prior: { mean: 0, sd: 1 },
        select: { selector: 'posterior-weighted-information' },
        stop: [{ rule: 'length', min: 4, max: 4 }],
      },
    ],
  },
  organisation: { name: 'Example Ltd', public: Buffer.alloc(32, 1).toString('base64') },
  contents: {},
} as unknown as RegistryHead

describe('the head of a registry', () => {
  it('opens with what skills are called and the hash of the sealed half, and as it was written before there were any', () => {
    const named: RegistryHead = {
      ...head,
      sealed: 'b'.repeat(64),
      skills: { 'data.joins': 'Data: SQL joins' },
    }
    expect(parseRegistry(registryText([named], ''), 'r.jsonl').head).toEqual(named)
    expect(parseRegistry(registryText([head], ''), 'r.jsonl').head).toEqual(head)
  })
})

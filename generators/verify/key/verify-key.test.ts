import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, afterEach, beforeEach, describe, expect, it } from 'vitest'
import { compileItem } from '../../compile/compile-item.ts'
import { createNodeRunner } from '../../sandbox/index.ts'
import { addResponses } from '../add-responses.ts'
import { verifyItem } from '../verify-item.ts'

const items = fileURLToPath(new URL('../../../test/check/fixtures/bank/items', import.meta.url))
const runner = createNodeRunner({ jobs: 1 })
afterAll(() => runner.close())

let folder: string
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'assay-key-'))
})
afterEach(() => rm(folder, { recursive: true }))

async function prove(id: string) {
  const context = { canary: '0b7b1a52-5d0f-4a6e-9a3c-3c0d6b1f2e41', skills: undefined }
  const { item, diagnostics } = compileItem(folder, `items/${id}`, context)
  if (!item) throw new Error(JSON.stringify(diagnostics, null, 2))
  return verifyItem(item, { runner, engine: 'engine-0.wasm' })
}

/** Copies an item, and files what tells all slips, but for some of it. */
async function fileAllBut(id: string, ...names: readonly string[]): Promise<void> {
  await cp(join(items, id), folder, { recursive: true })
  const { responseSuggestions } = await prove(id)
  await edit('responses.yaml', (text) => {
    const all = addResponses(text, responseSuggestions)
    const kept = responseSuggestions.filter((_, at) => !names.includes(all?.names[at] ?? ''))
    expect(kept).toHaveLength(responseSuggestions.length - names.length)
    return addResponses(text, kept)?.text ?? ''
  })
}

async function edit(file: string, change: (text: string) => string): Promise<void> {
  const path = join(folder, file)
  await writeFile(path, change(await readFile(path, 'utf8')))
}

describe('slips in a key', () => {
  it.each([
    ['close-the-file', 'read-need-not-come-after-try', 'key: read need not come after try'],
    ['open-door', 'last-moment-is-no-false-alarm', 'key: last-moment is no false alarm'],
    ['open-door', 'joined-is-a-false-alarm', 'key: joined is a false alarm'],
    ['open-door', 'the-verdict-approve-is-right-too', 'key: the verdict approve is right, too'],
    [
      'said-by-a-machine',
      'the-class-of-stranger-does-not-count',
      'key: the class of stranger does not count',
    ],
    ['said-by-a-machine', 'the-decision-accept-is-right-too', 'key: the decision accept is right, too'],
    ['keep-the-drafts', 'estimate-size-may-be-farther-above', 'key: estimate size may be farther above'],
    ['who-brings-what', 'chat-always-holds', 'key: chat always holds'],
  ])('are told in %s by %s, and by nothing else', async (id, name, slip) => {
    await fileAllBut(id, name)
    const { proof, responseSuggestions } = await prove(id)
    expect(proof.verdict).toBe('refused')
    expect(proof.reasons.map((reason) => reason.split(': no filed')[0])).toEqual([slip])
    expect(responseSuggestions.map(({ tells }) => tells)).toEqual([[slip]])
  })

  it.each(['close-the-file', 'open-door', 'said-by-a-machine', 'keep-the-drafts', 'who-brings-what'])(
    'are all told in %s',
    async (id) => {
      await fileAllBut(id)
      const { proof } = await prove(id)
      expect(proof.reasons).toEqual([])
      expect(proof.mutants?.total).toBeGreaterThan(3)
      expect(proof.mutants?.killed).toBe(proof.mutants?.total)
    },
  )

  it('are told by the responses that are suggested', async () => {
    await fileAllBut('open-door', 'last-moment-is-no-false-alarm', 'the-verdict-approve-is-right-too')
    const before = await prove('open-door')
    expect(before.responseSuggestions).toHaveLength(2)
    let names: readonly string[] = []
    await edit('responses.yaml', (text) => {
      const added = addResponses(text, before.responseSuggestions)
      names = added?.names ?? []
      return added?.text ?? ''
    })
    expect(names).toEqual(['last-moment-is-no-false-alarm', 'the-verdict-approve-is-right-too'])
    expect((await prove('open-door')).proof.reasons).toEqual([])
  })

  it('may be waived with a reason, but not where a response tells them', async () => {
    await fileAllBut('close-the-file', 'read-need-not-come-after-try')
    const waive = (mutant: string) =>
      writeFile(
        join(folder, 'waivers.yaml'),
        `version: 1\nmutants:\n  - { mutant: "${mutant}", why: Nobody reads what is not open. }\n`,
      )
    await waive('key: read need not come after try')
    const waived = await prove('close-the-file')
    expect(waived.proof.reasons).toEqual([])
    expect(waived.proof.mutants).toMatchObject({ waived: 1, survived: 0 })
    expect(waived.responseSuggestions).toEqual([])

    await waive('key: end need not come after close')
    const { proof } = await prove('close-the-file')
    expect(proof.reasons).toContain(
      'waivers.yaml: key: end need not come after close is no fault that survives: remove it',
    )
  })

  it('in tolerances ask for an answer on either side of their edge', async () => {
    await cp(join(items, 'queue-size'), folder, { recursive: true })
    await edit('item.mdx', (text) => text.replace('value: 20 }', 'value: 20, tolerance: { relative: 0.1 } }'))
    const { proof } = await prove('queue-size')
    expect(proof.reasons.map((reason) => reason.split(': no filed')[0])).toEqual([
      expect.stringMatching(/^key: the tolerance of \d+ is a quarter wider$/),
      expect.stringMatching(/^key: the tolerance of \d+ is a fifth narrower$/),
    ])
  })
})

import { readFile } from 'node:fs/promises'
import { expect, it } from 'vitest'
import { canonicalJson } from '#log'
import { releasePublicSchema } from '#schemas/release-public'
import { makeSample } from './make-sample.ts'

const shipped = (name: string): Promise<string> =>
  readFile(new URL(`../../public/sample/${name}`, import.meta.url), 'utf8')

it('is what the site ships: `node generators/sample/write.ts` writes it', async () => {
  const { index, responses } = makeSample()
  expect(await shipped('index.json')).toBe(canonicalJson(index))
  expect(await shipped('responses.csv')).toBe(responses)
})

it('is a release like any other, and says that it is simulated', async () => {
  const { index } = makeSample()
  expect(releasePublicSchema.parse(index)).toMatchObject({ ok: true })
  expect(index.title).toContain('simulated')
})

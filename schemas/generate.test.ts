import { readdir, readFile } from 'node:fs/promises'
import { expect, it } from 'vitest'
import { generate } from './generate.ts'

it('keeps the committed JSON, types and validators equal to their source', async () => {
  const files = await generate()
  for (const [path, text] of files) {
    expect(await readFile(new URL(path, import.meta.url), 'utf8'), `${path}: run \`npm run generate\``).toBe(
      text,
    )
  }
  for (const folder of ['json', 'types', 'validators']) {
    const committed = await readdir(new URL(folder, import.meta.url))
    expect(committed.filter((name) => !files.has(`${folder}/${name}`))).toEqual([])
  }
})

import { cp, readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { copyBank, postBank, type CopiedBank } from '../release/assay.ts'

/** A bank of items that are proven by running one program each. */
export interface TraceBank extends CopiedBank {
  /** @param program instead of the item's own. @returns the item's folder */
  readonly add: (name: string, program?: string) => Promise<string>
  readonly proof: (name: string) => Promise<string>
}

export async function traceBank(): Promise<TraceBank> {
  const bank = await copyBank(postBank)
  const sample = join(bank.root, 'sample')
  await cp(join(bank.dir, 'items/counting-down'), sample, { recursive: true })
  for (const folder of ['items', 'tests']) await rm(join(bank.dir, folder), { recursive: true, force: true })
  return {
    ...bank,
    add: async (name, program) => {
      const folder = join(bank.dir, 'items', name)
      await cp(sample, folder, { recursive: true })
      const item = await readFile(join(folder, 'item.mdx'), 'utf8')
      await writeFile(join(folder, 'item.mdx'), item.replace('id: counting-down', `id: ${name}`))
      if (program !== undefined) await writeFile(join(folder, 'program.js'), program)
      return folder
    },
    proof: (name) => readFile(join(bank.dir, 'items', name, 'proof.json'), 'utf8'),
  }
}

/** Prints what the sample prints, after some tenths of a second of work. */
export const slowProgram = `let work = 0
while (work < 2500000) work += 1
let left = 2
while (left > 0) {
  left -= 1
  console.log(left)
}
console.log(\`done at \${left}\`)
`

import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { extname } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parse } from 'yaml'
import { codeProgram, type Case, type Program } from '#runner'
import type { TaskOf } from '#schemas/public-item'
import type { Encoded } from '#schemas/value'

const items = fileURLToPath(new URL('../../content/banks/core/items/', import.meta.url))

type CodeLanguage = Exclude<Program['language'], 'sql'>

const scriptFiles: Readonly<Record<string, CodeLanguage>> = {
  '.ts': 'typescript',
  '.js': 'javascript',
}
const pythonFiles: Readonly<Record<string, CodeLanguage>> = { '.py': 'python' }

/** An accepted solution of the core bank, with the cases of its item. */
export interface BankProgram {
  readonly name: string
  readonly program: Program
  readonly cases: readonly Case[]
}

/** Every accepted solution to a code item of the core bank, in the languages of the JavaScript sandbox or in Python. */
export function bankPrograms(runtime: 'javascript' | 'python' = 'javascript'): readonly BankProgram[] {
  const languages = runtime === 'python' ? pythonFiles : scriptFiles
  return readdirSync(items).flatMap((item) => {
    const folder = `${items}${item}`
    const accepted = `${folder}/submissions/accepted`
    if (!existsSync(`${folder}/cases.yaml`) || !existsSync(accepted)) return []
    const [, head = ''] = readFileSync(`${folder}/item.mdx`, 'utf8').split(/^---$/m)
    const { kind, signature, io } = parse(head) as {
      readonly kind: string
      readonly signature?: TaskOf<'code'>['signature']
      readonly io?: 'stdin'
    }
    if (kind !== 'code' || signature === undefined) return []
    const { cases } = parse(readFileSync(`${folder}/cases.yaml`, 'utf8')) as {
      readonly cases: readonly { readonly id: string; readonly input: Readonly<Record<string, Encoded>> }[]
    }
    const given = cases.map(({ id, input }) => ({
      id,
      input: signature.parameters.map(({ name }) => input[name] ?? null),
    }))
    return readdirSync(accepted)
      .filter((file) => Object.hasOwn(languages, extname(file)))
      .map((file) => ({
        name: `${item}/${file}`,
        program: codeProgram(
          { signature, ...(io === undefined ? {} : { io }) },
          {
            language: languages[extname(file)] ?? 'javascript',
            text: readFileSync(`${accepted}/${file}`, 'utf8'),
          },
        ),
        cases: given,
      }))
  })
}

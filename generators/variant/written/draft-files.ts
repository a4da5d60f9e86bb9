import { createHash } from 'node:crypto'
import { Document, parseDocument, stringify } from 'yaml'
import { digestOf, type ItemFiles, type SourceFile } from '../../compile/folder.ts'
import { authored } from '../../verify/add-cases.ts'
import { arrangeAlone } from '../arrange-alone.ts'
import { itemText, nameOf, type DraftParts } from './draft-item.ts'
import type { FiledProgram } from './program-files.ts'

const groups = {
  plain: { tier: 'basic', title: 'Plain inputs' },
  mixed: { tier: 'basic', title: 'Inputs with more in them' },
  rare: { tier: 'edge', title: 'Rare inputs and the ends of what is allowed' },
} as const

/**
 * Makes the files of an item of its own: what the item has, with the statement and the programs of the draft. Examples,
 * limits and results are computed.
 */
export function draftFiles(parts: DraftParts): ItemFiles {
  const { parent, submissions, waivers, tried } = parts
  const taken = ['inputs.yaml'].flatMap((path) => {
    const text = parent.files.get(path)?.text
    return text === undefined ? [] : [[path, withoutFollowUp(text)] as const]
  })
  // The claims of the item are none of the variant's.
  const arrange = arrangeAlone(parent.files.get('properties.ts')?.text, 'OfItem')
  const texts = new Map<string, string>([
    ...taken,
    ...(arrange === undefined ? [] : [['properties.ts', arrange] as const]),
    ['item.mdx', itemText(parts)],
    ['cases.yaml', casesText(parts)],
    ['submissions/submissions.yaml', submissionsText(submissions)],
    ...submissions.map(({ file, text }) => [`submissions/${file}`, text] as const),
    ...(waivers.length === 0
      ? []
      : [
          [
            'waivers.yaml',
            stringify({ version: 1, mutants: waivers.map((mutant) => ({ mutant, why: reason(tried) })) }),
          ] as const,
        ]),
  ])
  const files = [...texts]
    .map(([path, text]): SourceFile => ({ path, text, bytes: new TextEncoder().encode(text) }))
    .sort((left, right) => (left.path < right.path ? -1 : 1))
  return {
    files: new Map(files.map((file) => [file.path, file])),
    digest: digestOf(files),
    diagnostics: [],
  }
}

function reason(tried: number): string {
  return `On each of ${tried} inputs it returns what the reference returns.`
}

function withoutFollowUp(text: string): string {
  const document = parseDocument(text)
  if (!document.has('followUp')) return text
  document.delete('followUp')
  return document.toString({ lineWidth: 0 })
}

function casesText({ of, seed, cases, parent }: DraftParts): string {
  const { signature } = parseDocument(frontmatterOf(parent)).toJS() as {
    readonly signature: { readonly parameters: readonly { readonly name: string }[] }
  }
  const document = new Document({
    version: 1,
    groups,
    cases: cases.map((one, at) => ({
      id: idOf(`${of}#${seed}/${at}/${JSON.stringify(one.input)}`),
      name: nameOf(one, at),
      group: one.group,
      visible: one.visible,
      input: Object.fromEntries(
        signature.parameters.map(({ name }, place) => [name, authored(one.input[place] ?? null)]),
      ),
      expected: authored(one.expected),
    })),
  })
  const list = (document.get('cases') as { readonly items: readonly unknown[] }).items
  for (const row of list) {
    const { items } = row as { readonly items: readonly { readonly key: unknown; readonly value: unknown }[] }
    for (const { key, value } of items)
      if (['input', 'expected'].includes(String(key)) && typeof value === 'object' && value !== null)
        (value as { flow?: boolean }).flow = true
  }
  return document.toString({ lineWidth: 0 })
}

function frontmatterOf({ files }: ItemFiles): string {
  const text = files.get('item.mdx')?.text ?? ''
  return text.slice(text.indexOf('\n') + 1, text.indexOf('\n---', 3))
}

/** A UUID that follows from a text. */
function idOf(text: string): string {
  const digits = createHash('sha256').update(text).digest('hex')
  return [8, 12, 16, 20, 32].map((end, at) => digits.slice([0, 8, 12, 16, 20][at], end)).join('-')
}

function submissionsText(submissions: readonly FiledProgram[]): string {
  return stringify(
    {
      version: 1,
      submissions: submissions.map(({ file, approach, mistake, fails, category }) => ({
        file,
        ...(approach !== undefined && { approach }),
        ...(mistake !== undefined && { mistake }),
        ...(fails !== undefined && fails.length > 0 && { fails }),
        ...(category !== undefined && { category }),
      })),
    },
    { lineWidth: 0 },
  )
}

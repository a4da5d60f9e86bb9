/** What an editor is told of a bank's files: the schemas that it completes and checks them by. */
import { readFileSync, readdirSync, existsSync } from 'node:fs'
import { dirname, join, matchesGlob, relative } from 'node:path'
import { fileURLToPath } from 'node:url'
import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js'
import { describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import { runAssay, copyBank } from '../release/assay.ts'

const root = fileURLToPath(new URL('../..', import.meta.url))
const read = (path: string): string => readFileSync(join(root, path), 'utf8')
const settings = JSON.parse(read('.vscode/settings.json')) as {
  readonly 'yaml.schemas': Readonly<Record<string, string>>
}
const mapping = Object.entries(settings['yaml.schemas'])
const content = readdirSync(join(root, 'content/banks'), { recursive: true, encoding: 'utf8' })
  .map((path) => `content/banks/${path.replaceAll('\\', '/')}`)
  .filter((path) => !path.includes('/releases/'))
const yamlFiles = content.filter((path) => path.endsWith('.yaml'))

/** A validator as an editor has it: nothing of ajv's own, every keyword that it does not know left alone. */
const ajv = new Ajv2020({ strict: false, allErrors: true })
const validators = new Map<string, ValidateFunction>()
function validatorOf(path: string): ValidateFunction {
  const known = validators.get(path) ?? ajv.compile(JSON.parse(read(path)) as object)
  validators.set(path, known)
  return known
}

const schemasFor = (file: string): readonly string[] =>
  mapping.flatMap(([schema, glob]) => (matchesGlob(file, glob) ? [schema] : []))

const frontmatterOf = (text: string): string => /^---\n(.*?)\n---\n/s.exec(text)?.[1] ?? ''

describe('the schemas that VS Code is told of', () => {
  it('name one schema for every YAML file of the banks that authors write', () => {
    const unnamed = yamlFiles.filter((file) => schemasFor(file).length !== 1)
    // Forms that assay assemble writes, and calibrations, are not written by hand.
    expect(unnamed).toEqual([])
    for (const [schema] of mapping) expect(existsSync(join(root, schema)), schema).toBe(true)
  })

  it.each(mapping)('%s takes every file of the banks that it is for', (schema, glob) => {
    const validate = validatorOf(schema)
    const files = yamlFiles.filter((file) => matchesGlob(file, glob))
    expect(files.length, glob).toBeGreaterThan(0)
    for (const file of files) {
      validate(parse(read(file)))
      expect(validate.errors ?? [], file).toEqual([])
    }
  })

  it.each(mapping)('%s tells of a key that is wrong, and of one that is missing', (schema, glob) => {
    const validate = validatorOf(schema)
    const file = yamlFiles.find((path) => matchesGlob(path, glob)) ?? ''
    const value = parse(read(file)) as Record<string, unknown>
    expect(validate({ ...value, levle: 3 })).toBe(false)
    expect(validate.errors?.some(({ keyword }) => keyword === 'additionalProperties')).toBe(true)
    const { version: _, ...rest } = value
    expect(validate(rest)).toBe(false)
    expect(validate.errors?.map(({ message }) => message)).toContain("must have required property 'version'")
  })

  it('agree with the line that a file begins with, where it has one', () => {
    const lines = yamlFiles.flatMap((file) => {
      const named = /^# yaml-language-server: \$schema=(\S+)$/m.exec(read(file))?.[1]
      return named === undefined ? [] : [{ file, named: relative(root, join(root, dirname(file), named)) }]
    })
    expect(lines.length).toBeGreaterThan(5)
    for (const { file, named } of lines) expect([`./${named}`], file).toEqual(schemasFor(file))
  })

  it('take the frontmatter of every item, and tell of a broken one', () => {
    const validate = validatorOf('schemas/json/item.schema.json')
    const items = content.filter((path) => path.endsWith('/item.mdx'))
    expect(items.length).toBeGreaterThan(100)
    for (const file of items) {
      const value = parse(frontmatterOf(read(file))) as object
      validate(value)
      expect(validate.errors ?? [], file).toEqual([])
      expect(validate({ ...value, level: 9 }), file).toBe(false)
    }
  })
})

describe('the snippets for frontmatter', () => {
  interface Snippet {
    readonly prefix: string
    readonly scope: string
    readonly body: readonly string[]
  }
  const snippets = Object.values(
    JSON.parse(read('.vscode/frontmatter.code-snippets')) as Record<string, Snippet>,
  )
  /** As it stands once somebody has taken the first choice everywhere. */
  const expanded = ({ body }: Snippet): string =>
    body
      .join('\n')
      .replace(/\$\{\d+\|([^,|}]*)[^}]*\|\}/g, '$1')
      .replace(/\$\{\d+:([^}]*)\}/g, '$1')
      .replace(/\$\{?\d+\}?/g, '')
  const schema = JSON.parse(read('schemas/json/item.schema.json')) as {
    readonly oneOf: readonly {
      readonly required: readonly string[]
      readonly properties: Readonly<Record<string, { readonly const?: string }>>
    }[]
  }

  it.each(schema.oneOf.map((form) => [form.properties['kind']?.const ?? '', form] as const))(
    'begin a %s with every key that it needs',
    (kind, { required }) => {
      const snippet = snippets.find(({ prefix }) => prefix === `item-${kind}`)
      const value = parse(frontmatterOf(snippet ? expanded(snippet) : '')) as Record<string, unknown>
      expect(Object.keys(value)).toEqual(required)
      expect(value['kind']).toBe(kind)
      expect(value['status']).toBe('draft')
    },
  )

  it('offer each other key, which is YAML as it stands', () => {
    const single = snippets.filter(({ prefix }) => !prefix.startsWith('item-'))
    for (const snippet of single)
      expect(Object.keys(parse(expanded(snippet)) as object)).toEqual([snippet.prefix])
    expect(single.map(({ prefix }) => prefix)).toEqual(
      expect.arrayContaining(['deprecated', 'enemies', 'limits']),
    )
  })
})

it('the task that checks a bank reads every fault from what assay check prints', async () => {
  const { tasks } = JSON.parse(read('.vscode/tasks.json')) as {
    readonly tasks: readonly {
      readonly problemMatcher: { readonly pattern: readonly { readonly regexp: string }[] }
    }[]
  }
  const [place, message] = tasks[0]?.problemMatcher.pattern.map(({ regexp }) => new RegExp(regexp)) ?? []
  const bank = await copyBank(join(root, 'test/check/fixtures/bank'))
  try {
    await bank.edit('items/queue-size/item.mdx', 'kind: short', 'kind: shrot')
    const { stdout } = await runAssay(bank.root, 'check', 'bank')
    const lines = stdout.split('\n')
    const at = lines.findIndex((line) => place?.exec(line)?.[4] === 'error')
    expect(place?.exec(lines[at] ?? '')?.slice(1)).toEqual([
      'bank/items/queue-size/item.mdx',
      expect.stringMatching(/^\d+$/),
      expect.stringMatching(/^\d+$/),
      'error',
      expect.stringMatching(/^[a-z]+\/[a-z-]+$/),
    ])
    expect(message?.exec(lines[at + 1] ?? '')?.[1]).toMatch(/^Unexpected .*shrot/)
  } finally {
    await bank.remove()
  }
})

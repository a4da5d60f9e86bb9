import { readdirSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { casesSchema } from './cases.ts'
import { defineSchema, type Schema, type Validator } from './schema.ts'
import { sources } from './source/index.ts'

/** Accepts `{version, names}` with a list of names: the third form of a format that began with one name. */
const namesValidator: Validator = (data) => {
  const { names } = data as { readonly names?: unknown }
  const isRight = Array.isArray(names)
  namesValidator.errors = isRight
    ? null
    : [{ instancePath: '/names', keyword: 'type', message: 'must be array', params: { type: 'array' } }]
  return isRight
}

const names = defineSchema<{ version: number; names: readonly string[] }>({
  name: 'names',
  validate: namesValidator,
  version: 3,
  versionKey: 'version',
  migrations: {
    1: ({ name }) => ({ names: name }),
    2: ({ names: joined }) => ({ names: String(joined).split(' ') }),
  },
})

describe('the door of a format', () => {
  it('brings older data up to date, one version at a time', () => {
    expect(names.parse({ version: 1, name: 'ada grace' })).toEqual({
      ok: true,
      value: { version: 3, names: ['ada', 'grace'] },
    })
    expect(names.parse({ version: 2, names: 'ada' })).toEqual({
      ok: true,
      value: { version: 3, names: ['ada'] },
    })
  })

  it('leaves current data as they are', () => {
    const data = { version: 3, names: ['ada'] }
    const parsed = names.parse(data)
    expect(parsed.ok && parsed.value).toBe(data)
  })

  it('refuses a newer version with what to do', () => {
    expect(names.parse({ version: 4, names: [] })).toEqual({
      ok: false,
      faults: [
        {
          path: '/version',
          keyword: 'version',
          message:
            'names version 4 was written by a newer Assay; update Assay to read it (this one reads up to 3)',
          params: { found: 4, version: 3 },
        },
      ],
    })
  })

  it('refuses a version that never was', () => {
    const parsed = names.parse({ version: 0, names: [] })
    expect(!parsed.ok && parsed.faults[0]?.message).toBe(
      'names version 0 is no version of this format; write 3 (this one reads up to 3)',
    )
  })

  it('says where current data are wrong', () => {
    const parsed = names.parse({ version: 3, names: 'ada' })
    expect(!parsed.ok && parsed.faults).toEqual([
      { path: '/names', keyword: 'type', message: 'must be array', params: { type: 'array' } },
    ])
  })

  it.each([undefined, null, 7, 'text', [], { version: {} }, JSON.parse('{"__proto__": {"version": 3}}')])(
    'never throws, as for %j',
    (data) => {
      expect(casesSchema.parse(data).ok).toBe(false)
    },
  )
})

describe('the doors', () => {
  it('exist for every format, by its name', async () => {
    for (const { name } of sources) {
      const door = (await import(/* @vite-ignore */ `./${name}.ts`)) as Record<
        string,
        Schema<unknown> | undefined
      >
      const [schema] = Object.values(door).filter((value) => typeof value?.parse === 'function')
      expect(schema?.name, `schemas/${name}.ts`).toBe(name)
    }
  })

  it('have their generated parts and no others', () => {
    const known = sources.map(({ name }) => name).sort()
    const types = readdirSync(new URL('types', import.meta.url)).map((file) => file.replace('.ts', ''))
    expect(types.sort()).toEqual(known)
  })
})

import { readdirSync } from 'node:fs'
import { basename, extname } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, it } from 'vitest'
import { kindCompilers } from '../../generators/kinds/index.ts'
import { kinds as formats } from '../../schemas/kinds/index.ts'
import { scorers } from '../../adaptive/score-response.ts'

/**
 * Names of the members of one registry, in kebab case, without its index and what they share. A member is a file, a
 * folder, or a file with its parts in a folder of the same name.
 */
function members(folder: string, shared: readonly string[] = []): string[] {
  const path = fileURLToPath(new URL(`../../${folder}`, import.meta.url))
  const names = readdirSync(path)
    .filter((name) => !name.includes('.test.') && !name.includes('.laws.'))
    .map((name) => basename(name, extname(name)))
  return [...new Set(names)]
    .filter((name) => name !== 'index' && !shared.includes(name))
    .map(kebab)
    .sort()
}

function kebab(name: string): string {
  return name.replace(/(?<=[a-z])[A-Z]/g, (letter) => `-${letter}`).toLowerCase()
}

const known = Object.keys(formats).sort()

it('has every kind in every registry, under one name', () => {
  expect(Object.keys(kindCompilers).sort()).toEqual(known)
  expect(Object.keys(scorers).sort()).toEqual(known)
  expect(members('schemas/kinds')).toEqual(known)
  expect(members('adaptive/score')).toEqual(known)
  expect(members('generators/kinds', ['follow-up', 'kind', 'opaque-id', 'worked'])).toEqual(known)
  expect(members('src/kinds', ['kind'])).toEqual(known)
  expect(members('content/guide/kinds')).toEqual(known)
})

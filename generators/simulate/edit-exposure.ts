import { isMap, isScalar, parse, parseDocument } from 'yaml'
import type { Blueprint } from '#schemas/blueprint'
import { blueprintSchema } from '#schemas/blueprint'

type Exposure = NonNullable<Blueprint['exposure']>

/** What becomes of a blueprint's text; without a text where a person has to write it. */
export type EditedText = { readonly ok: true; readonly text: string } | { readonly ok: false }

/**
 * Writes `exposure` into the text of a blueprint. What stands outside of that key stays as it is to the letter; within it,
 * comments stay with the keys that stay.
 *
 * @param text YAML of a valid blueprint
 * @returns not ok where the outcome would not be the same blueprint with this exposure, such as where an anchor stands in it
 */
export function editExposure(text: string, exposure: Exposure): EditedText {
  const document = parseDocument(text, { keepSourceTokens: true })
  const { contents } = document
  if (!isMap(contents) || document.errors.length > 0) return { ok: false }
  const pair = contents.items.find(({ key }) => isScalar(key) && key.value === 'exposure')
  const newline = text.includes('\r\n') ? '\r\n' : '\n'
  let edited: string
  if (contents.flow === true) {
    document.set('exposure', document.createNode(exposure))
    edited = document.toString({ lineWidth: 0 })
  } else if (pair === undefined) {
    const end = contents.range?.[2] ?? text.length
    const before = text.slice(0, end)
    const own = `${before.endsWith('\n') ? '' : newline}${written('', exposure, newline)}`
    edited = `${before}${own}${text.slice(end)}`
  } else {
    const start = startOf(pair.key)
    const end = endOf(pair.value) ?? text.length
    const old = text.slice(start, end)
    const gap = old.endsWith('\n') || end === text.length ? '' : newline
    edited = `${text.slice(0, start)}${written(old, exposure, newline)}${gap}${text.slice(end)}`
  }
  return isMeant(text, edited, exposure) ? { ok: true, text: edited } : { ok: false }
}

/** The key `exposure` with its value, as it stood and as it is to be. @param old empty where there was none */
function written(old: string, exposure: Exposure, newline: string): string {
  const document = parseDocument(old === '' ? 'exposure: {}' : old)
  const { maxRate, parameters } = exposure
  const isUsable = document.errors.length === 0 && isMap(document.get('exposure')) && old !== ''
  if (!isUsable) document.set('exposure', document.createNode(exposure))
  else {
    document.setIn(['exposure', 'maxRate'], maxRate)
    for (const kind of ['items', 'families'] as const) {
      const wanted: Readonly<Record<string, number>> = parameters?.[kind] ?? {}
      const found = document.getIn(['exposure', 'parameters', kind])
      const known = isMap(found)
        ? found.items.flatMap(({ key }) => (isScalar(key) ? [String(key.value)] : []))
        : []
      for (const id of known)
        if (wanted[id] === undefined) document.deleteIn(['exposure', 'parameters', kind, id])
      for (const [id, chance] of Object.entries(wanted))
        document.setIn(['exposure', 'parameters', kind, id], chance)
      if (Object.keys(wanted).length === 0 && isMap(found))
        document.deleteIn(['exposure', 'parameters', kind])
    }
    if (parameters === undefined) document.deleteIn(['exposure', 'parameters'])
    // a list of parameters that began within braces would be one long line
    for (const path of [['exposure'], ['exposure', 'parameters']]) {
      const node = document.getIn(path)
      if (isMap(node) && parameters !== undefined) node.flow = false
    }
  }
  return document.toString({ lineWidth: 0 }).replaceAll('\n', newline)
}

function startOf(key: unknown): number {
  return isScalar(key) ? (key.range?.[0] ?? 0) : 0
}

function endOf(value: unknown): number | undefined {
  return value !== null && typeof value === 'object' && 'range' in value && Array.isArray(value.range)
    ? Number(value.range[2])
    : undefined
}

/** Whether the edited text is the same blueprint with this exposure. */
function isMeant(before: string, after: string, exposure: Exposure): boolean {
  const read = (text: string): unknown => {
    try {
      return parse(text) as unknown
    } catch {
      return undefined
    }
  }
  const [old, now] = [blueprintSchema.parse(read(before)), blueprintSchema.parse(read(after))]
  if (!old.ok || !now.ok) return false
  return sorted({ ...old.value, exposure }) === sorted(now.value)
}

/** The same text for the same data, in whatever order its keys stand. */
function sorted(value: unknown): string {
  return JSON.stringify(value, (_, part: unknown) =>
    part !== null && typeof part === 'object' && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).sort(([left], [right]) => (left < right ? -1 : 1)))
      : part,
  )
}

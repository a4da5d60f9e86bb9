import { canonicalJson, sha256Hex, type CandidateForm } from '#log'
import { registryLineSchema, type RegistryLine } from '#schemas/registry-line'

export type RegistryHead = Extract<RegistryLine, { kind: 'registry' }>
export type RegistryForm = Extract<RegistryLine, { kind: 'form' }>

/** What an organisation knows of the forms that it has sealed for one test. It never leaves the organisation. */
export interface Registry {
  readonly head: RegistryHead
  readonly forms: readonly RegistryForm[]
  /** SHA-256 of the last line. */
  readonly tail: string
}

/** A registry that cannot be read, or was changed by hand; the message names the line and a way on. */
export class RegistryError extends Error {
  override readonly name = 'RegistryError'
}

/** @param path for what is said @throws RegistryError */
export function parseRegistry(text: string, path: string): Registry {
  const lines = text.split('\n')
  const rest = lines.pop()
  if (rest !== '')
    throw new RegistryError(
      `${path}:${lines.length + 1}: the last line was cut: take it from a copy, or delete it and seal those candidates again`,
    )
  let head: RegistryHead | undefined
  let prev = ''
  const forms: RegistryForm[] = []
  const attempts = new Set<string>()
  for (const [at, line] of lines.entries()) {
    const value = parseLine(line, `${path}:${at + 1}`)
    if ((at === 0) !== (value.kind === 'registry'))
      throw new RegistryError(
        `${path}:${at + 1}: unexpected line of the kind ${value.kind}, expected the head first and forms after it`,
      )
    if (value.kind === 'registry') head = value
    else {
      if (value.prev !== prev)
        throw new RegistryError(
          `${path}:${at}: this line is not as it was written: it was changed by hand, or one before the next is missing. Take the file from a copy`,
        )
      if (attempts.has(value.attempt))
        throw new RegistryError(`${path}:${at + 1}: unexpected second form of the attempt ${value.attempt}`)
      attempts.add(value.attempt)
      forms.push(value)
    }
    prev = sha256Hex(line)
  }
  if (head === undefined) throw new RegistryError(`${path} is empty, expected what assay seal wrote`)
  return { head, forms, tail: prev }
}

function parseLine(line: string, place: string): RegistryLine {
  let data: unknown
  try {
    data = JSON.parse(line)
  } catch {
    // The cause is left out: it quotes the line, which holds secrets.
    throw new RegistryError(`${place}: no JSON, expected a line that assay seal wrote`)
  }
  const parsed = registryLineSchema.parse(data)
  if (parsed.ok) return parsed.value
  const [fault] = parsed.faults
  const newer = isNewer(data) ? '; a newer version of Assay wrote it' : ''
  throw new RegistryError(`${place}: ${fault?.path || 'the line'} ${fault?.message ?? 'is wrong'}${newer}`)
}

function isNewer(data: unknown): boolean {
  return typeof data === 'object' && data !== null && 'version' in data && Number(data.version) > 1
}

/** The text of lines that go after a registry, and the hash of the last. @param tail of the registry; '' where it begins */
export function registryText(
  lines: readonly (RegistryHead | Omit<RegistryForm, 'prev'>)[],
  tail: string,
): string {
  let prev = tail
  let text = ''
  for (const line of lines) {
    const written = canonicalJson(line.kind === 'form' ? { ...line, prev } : line)
    prev = sha256Hex(written)
    text += `${written}\n`
  }
  return text
}

/** The form that a line of a registry stands for. */
export function formOf(head: RegistryHead, line: Omit<RegistryForm, 'prev' | 'form'>): CandidateForm {
  const { bank, release, test, organisation, contents, notice, endpoint, witness } = head
  const { attempt, seed, accommodations, opens, closes } = line
  return {
    version: 1,
    attempt,
    seed,
    bank,
    release,
    test,
    organisation,
    accommodations,
    ...(opens !== undefined && { opens }),
    ...(closes !== undefined && { closes }),
    ...(notice && { notice }),
    ...(endpoint !== undefined && { endpoint }),
    ...(witness && { witness }),
    items: line.items.map((id) => {
      const content = contents[id]
      if (content === undefined) throw new RegistryError(`The registry has no content of the item ${id}`)
      return content
    }),
  }
}

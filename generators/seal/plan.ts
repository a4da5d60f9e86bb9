import { randomBytes } from 'node:crypto'
import { createGenerator } from '#adaptive'
import { canonicalJson, formHash, SECRET_BYTES, sealContent, toBase64Url } from '#log'
import {
  formOf,
  isAdjusted,
  type GradedTest,
  type Registry,
  type RegistryForm,
  type RegistryHead,
} from '#results'
import { drawPool } from './draw-pool.ts'
import type { Candidate } from './read-candidates.ts'

/** What is asked for beside the test and its candidates. */
export interface SealRequest {
  readonly organisation: RegistryHead['organisation']
  readonly notice?: RegistryHead['notice']
  readonly endpoint?: string
  /** address of the site that links lead to */
  readonly site?: string
  /** the endpoint hears of the course of each attempt as well */
  readonly witness?: true
  /** what the scores of record are worth, by the simulation */
  readonly precision: RegistryHead['precision']
  /** another attempt for candidates that have one */
  readonly isAgain: boolean
}

/** What sealing would write: pure but for the random numbers that it draws. */
export interface SealPlan {
  readonly head: RegistryHead
  /** whether the registry begins with this sealing */
  readonly isNew: boolean
  /** forms that are not in the registry yet */
  readonly added: readonly Omit<RegistryForm, 'prev'>[]
  /** of the candidates that were asked for: those that the registry has, then the new ones */
  readonly listed: readonly Omit<RegistryForm, 'prev'>[]
  /** all to be written: a site that was built anew has none of the registry's any more */
  readonly forms: readonly Omit<RegistryForm, 'prev'>[]
  /** why nothing is to be written */
  readonly refusals: readonly string[]
}

/**
 * Plans the forms of some candidates. Who has an attempt in the registry keeps it, so that a sealing that was interrupted
 * is completed by calling it again; what was agreed with them cannot change, as it is in the form that they may have opened.
 *
 * @param registry of earlier sealings of this test
 * @param onProgress forms planned so far
 */
export async function planSeal(
  test: GradedTest,
  candidates: readonly Candidate[],
  registry: Registry | undefined,
  request: SealRequest,
  onProgress?: (done: number) => void,
): Promise<SealPlan> {
  const items = test.items.map(({ facts }) => facts)
  const head = registry?.head ?? (await newHead(test, request))
  const known = new Map((registry?.forms ?? []).map((form) => [form.candidate, form]))
  const refusals = registry ? refusalsOf(registry.head, test, request) : []
  if (!request.isAgain)
    refusals.push(...candidates.flatMap((candidate) => whyChanged(candidate, known.get(candidate.candidate))))
  const isUnique = test.blueprint.freshness?.variants === 'unique'
  const taken = new Set(isUnique ? (registry?.forms ?? []).flatMap((form) => form.items) : [])
  const added: Omit<RegistryForm, 'prev'>[] = []
  const kept: RegistryForm[] = []
  if (refusals.length === 0)
    for (const { candidate, ...agreed } of candidates) {
      const earlier = request.isAgain ? undefined : known.get(candidate)
      if (earlier) {
        kept.push(earlier)
        continue
      }
      const seed = randomBytes(16).toString('hex')
      const isFree = (index: number): boolean => {
        const facts = items[index]
        return facts === undefined || !taken.has(facts.id) || facts.variant === undefined
      }
      const own = drawPool(test.blueprint, items, seed, isFree).map((index) => items[index]?.id ?? '')
      if (isUnique) for (const id of own) taken.add(id)
      const secret = crypto.getRandomValues(new Uint8Array(SECRET_BYTES))
      const line = {
        kind: 'form' as const,
        attempt: crypto.randomUUID(),
        candidate,
        secret: toBase64Url(secret),
        seed,
        items: own,
        ...agreed,
      }
      added.push({ ...line, form: formHash(formOf(head, line)) })
      onProgress?.(added.length)
    }
  const forms = [...(registry?.forms ?? []), ...added]
  return { head, isNew: registry === undefined, added, listed: [...kept, ...added], forms, refusals }
}

async function newHead(
  { bank, release, blueprint, skills, items, sealedHash }: GradedTest,
  request: SealRequest,
): Promise<RegistryHead> {
  const contents: Record<string, { content: string; key: string }> = {}
  for (const { facts, item, steering } of items) {
    const { content, key } = await sealContent({ version: 1, facts, item, ...(steering && { steering }) })
    contents[facts.id] = { content, key }
  }
  const { organisation, notice, endpoint, site, witness, precision } = request
  const measured = new Set(items.flatMap(({ facts }) => facts.skills))
  return {
    kind: 'registry',
    version: 1,
    bank,
    release,
    test: blueprint,
    organisation,
    contents,
    sealed: sealedHash,
    skills: Object.fromEntries([...skills].filter(([id]) => measured.has(id))),
    ...(precision && { precision: [...precision] }),
    ...(notice && { notice }),
    ...(endpoint !== undefined && { endpoint }),
    ...(site !== undefined && { site }),
    ...(witness && { witness }),
  }
}

/** A registry is about one test of one release, for one organisation. */
function refusalsOf(
  head: RegistryHead,
  { release, blueprint, sealedHash }: GradedTest,
  request: SealRequest,
): string[] {
  const other = (what: string, there: string, now: string): string[] =>
    there === now
      ? []
      : [
          `the registry is of ${what} ${there}, and this is ${now}: begin another registry with another --registry`,
        ]
  return [
    ...other('the test', head.test.id, blueprint.id),
    ...other('release', head.release.hash.slice(0, 12), release.hash.slice(0, 12)),
    ...(head.sealed === undefined
      ? []
      : other('the sealed half', head.sealed.slice(0, 12), sealedHash.slice(0, 12))),
    ...other('the key', head.organisation.public, request.organisation.public),
    ...(request.endpoint === undefined
      ? []
      : other('the endpoint', head.endpoint ?? 'of no forms', request.endpoint)),
    ...(request.notice === undefined
      ? []
      : other('the notice', noticeInWords(head.notice), noticeInWords(request.notice))),
    ...(request.witness && !head.witness
      ? [
          'the registry was begun without a witness, and none of its forms has one: begin another registry with another --registry',
        ]
      : []),
  ]
}

function noticeInWords(notice: RegistryHead['notice']): string {
  return notice === undefined ? 'of nothing' : `of ${notice.keptDays} days and ${notice.contact}`
}

/** Why a form cannot be kept: the list says something else of its candidate. Who is only named keeps what was agreed. */
function whyChanged(
  { candidate: name, ...agreed }: Candidate,
  form: RegistryForm | undefined,
): readonly string[] {
  const isOnlyNamed = !isAdjusted(agreed) && agreed.opens === undefined && agreed.closes === undefined
  if (form === undefined || isOnlyNamed) return []
  const { accommodations, opens, closes } = form
  const before = {
    accommodations,
    ...(opens !== undefined && { opens }),
    ...(closes !== undefined && { closes }),
  }
  if (canonicalJson(agreed) === canonicalJson(before)) return []
  const conditions = { ...before, ...((before.opens ?? before.closes) ? { zone: 'UTC' } : {}) }
  return [
    `${name} has a form under other conditions (${JSON.stringify(conditions)}), and keeps it: --again seals another one, with another link`,
  ]
}

/** A seed that is the same for the same test, so that its simulation can be repeated. */
export function simulationSeed({ release, blueprint }: GradedTest): string {
  const { below } = createGenerator(`${release.hash}/${blueprint.id}`, 'seal')
  return Array.from({ length: 8 }, () => below(16).toString(16)).join('')
}

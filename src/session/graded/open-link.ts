import {
  formHash,
  fromBase64Url,
  indexOfForm,
  openContent,
  openForm,
  SealError,
  SECRET_BYTES,
  steeredItem,
  type CandidateForm,
  type FormContent,
  type SealedForm,
} from '#log'
import type { ItemKind, PracticeItem } from '#schemas/public-item'
import type { LoadedRelease } from '../release.ts'

/** What a candidate's link says. The secret stands in its fragment, which no browser sends anywhere. */
export interface Link {
  readonly attempt: string
  readonly secret: Uint8Array<ArrayBuffer>
}

/** A form that was opened, with all that it may show in memory. */
export interface OpenedForm {
  readonly link: Link
  readonly form: CandidateForm
  /** SHA-256, 64 hex digits */
  readonly hash: string
  readonly release: LoadedRelease
  readonly kinds: readonly ItemKind[]
}

export type LinkTrouble =
  /** No link, or a part of one. */
  | 'incomplete'
  /** The page is not served safely, so that the browser has no cryptography. */
  | 'insecure'
  /** There is no such form. */
  | 'unknown'
  /** The form does not open with this link. */
  | 'other'
  /** Something did not arrive. */
  | 'unreachable'
  /** A newer version of Assay made the form. */
  | 'newer'

/** Why a link leads nowhere. */
export class LinkError extends Error {
  override readonly name = 'LinkError'
  readonly trouble: LinkTrouble

  constructor(trouble: LinkTrouble, cause?: unknown) {
    super(`The link cannot be followed: ${trouble}`, { cause })
    this.trouble = trouble
  }
}

/** The encrypted files of forms that were opened here: what was begun goes on without a network. */
export const FORM_STORE = 'assay-forms'
const FETCH_LIMIT_MS = 30_000
/** Files that are fetched at once. */
const AT_ONCE = 6

/** @param fragment of the page's address, with its `#` @throws LinkError */
export function readLink(fragment: string): Link {
  const [, attempt, text] =
    /^#([0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})\.([A-Za-z0-9_-]{43})$/.exec(fragment) ??
    []
  if (attempt === undefined || text === undefined) throw new LinkError('incomplete')
  const secret = fromBase64Url(text)
  if (secret.length !== SECRET_BYTES) throw new LinkError('incomplete')
  return { attempt, secret }
}

/**
 * Brings a candidate's form and everything that it may show into memory.
 *
 * @param base URL of the folder with forms and contents, ending in `/`
 * @throws LinkError
 */
export async function openLink(link: Link, base: string): Promise<OpenedForm> {
  if (!globalThis.isSecureContext) throw new LinkError('insecure')
  const file = await fetchStored(`${base}forms/${link.attempt}.json`)
  const form = await openedForm(file, link)
  const contents = new Map<string, FormContent>()
  const waiting = [...form.items]
  await Promise.all(
    Array.from({ length: AT_ONCE }, async () => {
      for (let next = waiting.shift(); next; next = waiting.shift()) {
        const bytes = await fetchStored(`${base}content/${next.content}.bin`)
        contents.set(next.content, await openContent(next, bytes).catch(otherwise('other')))
      }
    }),
  )
  const all = form.items.flatMap(({ content }) => contents.get(content) ?? [])
  return {
    link,
    form,
    hash: formHash(form),
    release: releaseOf(form, all),
    kinds: all.map(({ facts }) => facts.kind),
  }
}

async function openedForm(file: Uint8Array<ArrayBuffer>, link: Link): Promise<CandidateForm> {
  let sealed: SealedForm
  try {
    sealed = JSON.parse(new TextDecoder().decode(file)) as SealedForm
  } catch (cause) {
    throw new LinkError('unknown', cause)
  }
  if (sealed.kind !== 'assay-form' || sealed.attempt !== link.attempt) throw new LinkError('unknown')
  if (sealed.version !== 1) throw new LinkError('newer')
  const form = await openForm(sealed, link.secret).catch(otherwise('other'))
  if (form.version !== 1) throw new LinkError('newer')
  return form
}

function otherwise(trouble: LinkTrouble): (error: unknown) => never {
  return (error) => {
    throw error instanceof SealError ? new LinkError(trouble, error) : error
  }
}

/** A release of what the form may show and nothing else, as the session wants releases. */
function releaseOf(form: CandidateForm, contents: readonly FormContent[]): LoadedRelease {
  const items = new Map<string, PracticeItem>(
    contents.map((content) => [content.facts.id, steeredItem(content)]),
  )
  return {
    hash: form.release.hash,
    index: indexOfForm(
      form,
      contents.map(({ facts }) => facts),
    ),
    test: (id) => (id === form.test.id ? form.test : undefined),
    item: async (id) => {
      const item = items.get(id)
      if (item === undefined) throw new LinkError('other')
      return item
    },
    prefetch: () => undefined,
    prepare: () => Promise.resolve(),
  }
}

/** A file from the store, else from the network; what came from there is kept, as far as there is room. */
async function fetchStored(url: string): Promise<Uint8Array<ArrayBuffer>> {
  const store = await caches.open(FORM_STORE).catch(() => undefined)
  const stored = await store?.match(url).catch(() => undefined)
  const response = stored ?? (await fetched(url))
  if (!stored) await store?.put(url, response.clone()).catch(() => undefined)
  return new Uint8Array(await response.arrayBuffer())
}

async function fetched(url: string): Promise<Response> {
  const response = await fetch(url, { signal: AbortSignal.timeout(FETCH_LIMIT_MS), cache: 'no-store' }).catch(
    (cause: unknown) => {
      throw new LinkError('unreachable', cause)
    },
  )
  if (response.status === 404) throw new LinkError('unknown')
  // A host may answer with a page of its own where there is no file.
  if (response.ok && response.headers.get('content-type')?.startsWith('text/html'))
    throw new LinkError('unknown')
  if (!response.ok) throw new LinkError('unreachable')
  return response
}

import type { ServerResponse } from 'node:http'
import { existsSync } from 'node:fs'
import { basename, join, relative, sep } from 'node:path'
import type { AuthorChange, AuthorIndex, AuthorItem } from '#preview'
import { assembleRelease, type PreviousRelease } from '../release/assemble.ts'
import { DEV_RELEASE, qualityOfTree } from '../site/working-tree.ts'
import { sharedAddresses, type SiteContent } from '../site/content.ts'
import { variantsFolder } from '../compile/folder.ts'
import { today, writeReview, type ReviewDraft } from '../variant/write-review.ts'
import { authorItem } from './author-item.ts'
import { authorBank, authorRow } from './author-rows.ts'
import { openLiveBank, type LiveBank } from './live-bank.ts'
import { proveComputed } from './prove-computed.ts'
import { watchFolder } from './watch-folder.ts'

export interface PreviewOptions {
  /** Absolute paths of the banks. */
  readonly banks: readonly string[]
  /** Where compiled items are kept between runs. */
  readonly cacheDir: string
  /** Hears, a line at a time, what an author should know at the terminal. */
  readonly report: (line: string) => void
  /** Folder that reported paths start from. */
  readonly cwd: string
  readonly signal?: AbortSignal
}

/** The working tree as the development server shows it: to candidates, and to authors with keys. */
export interface Preview {
  /** Takes note of a request, so that reading rests until it is answered. */
  readonly serve: (response: Pick<ServerResponse, 'once'>) => void
  /** Begins to read and to watch the banks. */
  readonly start: (onChange: (change: AuthorChange) => void) => void
  /** The site of the working tree; the first time it takes as long as reading the banks. */
  readonly content: () => Promise<SiteContent>
  /** Whether an item can be answered in Python, whose engine is large. */
  readonly hasPython: () => Promise<boolean>
  readonly index: () => AuthorIndex
  /** When an item was last told to be another, in milliseconds since 1970; 0 where none was. */
  readonly changedAt: () => number
  /** @returns undefined where there is no such folder */
  readonly item: (bank: string, name: string) => Promise<AuthorItem | undefined>
  /** Notes what a person says of a variant. @returns `unreadable` where there is no such one */
  readonly review: (place: VariantPlace, draft: ReviewDraft) => ReturnType<typeof writeReview>
  readonly close: () => void
}

/**
 * Quiet after a change before files are read, in milliseconds: editors save in several steps. A file that is read half
 * written tells of faults that go with the next change.
 */
const settledMs = 12
/** How soon after an answer a page asks for what it names, in milliseconds: hundreds of scripts, one behind the other. */
const pageGapMs = 30
/** Diagnostics that are told one by one at the terminal. */
const mostTold = 5

/** A variant of an item, by the names of folders. */
export interface VariantPlace {
  readonly bank: string
  readonly name: string
  readonly seed: number
}

export function createPreview({ banks: dirs, cacheDir, report, cwd, signal }: PreviewOptions): Preview {
  let banks: readonly LiveBank[] = []
  let tell: (change: AuthorChange) => void = () => undefined
  let content: SiteContent | undefined
  /** What each bank's items came to last, whose parts are taken over by what is in them. */
  const assembledBefore = new Map<string, PreviousRelease>()
  const closing: (() => void)[] = []
  let lastChange = 0
  let awaited = 0
  let answeredAt = -Infinity
  let reading = 0
  return {
    start,
    serve,
    content: contentNow,
    hasPython,
    index,
    changedAt: () => lastChange,
    item,
    review,
    close,
  }

  function start(onChange: (change: AuthorChange) => void): void {
    tell = onChange
    banks = dirs.map((dir) => {
      const bank = openLiveBank(dir, {
        cacheDir,
        // Who waits for the reading itself is served by reading on.
        isAwaited: () => (awaited > 0 || performance.now() - answeredAt < pageGapMs) && reading === 0,
        onProgress: throttled(() =>
          tell({ isContent: false, banks: [authorBank(bank)], rows: [], gone: [] }),
        ),
      })
      return bank
    })
    for (const bank of banks) {
      follow(bank)
      bank.ready.then(
        () => {
          tell({ isContent: true, banks: [authorBank(bank)], ...changeOf(bank, bank.names()) })
          tellFaults(bank, undefined)
          void prove(bank)
        },
        (error: unknown) => report(`${basename(bank.dir)} cannot be read: ${String(error)}`),
      )
    }
    void Promise.allSettled(banks.map(({ ready }) => ready)).then(tellSharedAddresses)
  }

  function serve(response: Pick<ServerResponse, 'once'>): void {
    awaited += 1
    response.once('close', () => {
      awaited -= 1
      answeredAt = performance.now()
    })
  }

  /** Watches a bank; what changes while it is looked at waits for the next look. */
  function follow(bank: LiveBank): void {
    let waiting = new Set<string>()
    let timer: NodeJS.Timeout | undefined
    const watch = watchFolder(bank.dir, {
      onChange: (path) => {
        if (isOutput(bank.dir, path)) return
        waiting.add(path)
        clearTimeout(timer)
        timer = setTimeout(() => {
          const paths = waiting
          waiting = new Set()
          changed(bank, paths).catch((error: unknown) => report(`${basename(bank.dir)}: ${String(error)}`))
        }, settledMs)
      },
      onTrouble: report,
    })
    closing.push(() => {
      clearTimeout(timer)
      watch.close()
    })
  }

  async function changed(bank: LiveBank, paths: ReadonlySet<string>): Promise<void> {
    const { names } = await bank.refresh(paths)
    content = undefined
    lastChange = Date.now()
    tell({ isContent: true, banks: [authorBank(bank)], ...changeOf(bank, names) })
    tellFaults(bank, new Set(names))
    await prove(bank)
  }

  function changeOf(bank: LiveBank, names: readonly string[]): Pick<AuthorChange, 'rows' | 'gone'> {
    const found = names.map((name) => ({ name, live: bank.item(name) }))
    return {
      rows: found.flatMap(({ live }) => (live ? [authorRow(bank, live)] : [])),
      gone: found.flatMap(({ name, live }) => (live ? [] : [{ bank: basename(bank.dir), name }])),
    }
  }

  async function prove(bank: LiveBank): Promise<void> {
    try {
      await proveComputed(bank, { report, ...(signal ? { signal } : {}) })
    } catch (error) {
      if (signal?.aborted !== true) report(`${basename(bank.dir)}: ${String(error)}`)
    }
  }

  async function contentNow(): Promise<SiteContent> {
    await allRead()
    content ??= assembled()
    return content
  }

  async function allRead(): Promise<void> {
    reading += 1
    try {
      await Promise.all(banks.map(({ ready }) => ready))
    } finally {
      reading -= 1
    }
  }

  function assembled(): SiteContent {
    const offered = banks.flatMap((bank) => {
      const checked = bank.checked()
      if (!checked?.bank || !checked.taxonomy) return []
      const items = bank.items().filter(isShown)
      const source = { bank: checked.bank, taxonomy: checked.taxonomy, tests: checked.tests, items }
      const release = assembleRelease(source, DEV_RELEASE, assembledBefore.get(bank.dir)).public
      assembledBefore.set(bank.dir, { public: release })
      const quality = () => qualityOfTree(bank.dir, release, items, source.bank.keys)
      return [{ quality, release: { ...release, offers: checked.tests.map(({ id }) => id) } }]
    })
    return {
      releases: offered.map(({ release }) => release),
      // What may leak is a question of built sites; this one is the author's own.
      secrets: [],
      quality: async () => (await Promise.all(offered.map(({ quality }) => quality()))).flat(),
    }
  }

  async function hasPython(): Promise<boolean> {
    await allRead()
    return banks.some((bank) =>
      bank.items().some(({ public: { languages } }) => languages.includes('python')),
    )
  }

  function index(): AuthorIndex {
    return {
      banks: banks.map(authorBank),
      rows: banks.flatMap((bank) => changeOf(bank, bank.names()).rows),
    }
  }

  async function item(bankName: string, name: string): Promise<AuthorItem | undefined> {
    const bank = banks.find(({ dir }) => basename(dir) === bankName)
    const live = bank?.item(name)
    return bank && live ? authorItem(bank, live) : undefined
  }

  async function review(
    { bank, name, seed }: VariantPlace,
    draft: ReviewDraft,
  ): ReturnType<typeof writeReview> {
    const found = banks.find(({ dir }) => basename(dir) === bank)
    if (!found?.names().includes(name)) return 'unreadable'
    const path = join(found.dir, 'items', name, variantsFolder, `${seed}.json`)
    return existsSync(path) ? await writeReview(path, draft, today()) : 'unreadable'
  }

  function tellSharedAddresses(): void {
    const addressed = banks.flatMap((bank) => {
      const checked = bank.checked()
      if (!checked?.bank) return []
      const practice = bank.items().filter(({ frontmatter }) => frontmatter.use === 'practice')
      return [
        {
          bank: checked.bank.id,
          tests: checked.tests.map(({ id }) => id),
          items: practice.map(({ id }) => id),
        },
      ]
    })
    for (const problem of sharedAddresses(addressed)) report(problem)
  }

  function tellFaults(bank: LiveBank, names: ReadonlySet<string> | undefined): void {
    const faults = (bank.checked()?.diagnostics ?? []).filter(
      ({ severity, file }) => severity === 'error' && (!names || names.has(file.split('/')[1] ?? '')),
    )
    for (const { file, range, message } of faults.slice(0, mostTold))
      report(
        `${relative(cwd, `${bank.dir}${sep}${file}`)}:${range.start.line}:${range.start.column}: ${message}`,
      )
    if (faults.length > mostTold)
      report(`and ${faults.length - mostTold} more faults: the author's view shows them all`)
  }

  function close(): void {
    for (const end of closing) end()
    for (const bank of banks) bank.close()
  }
}

/** What is made from a bank's content, and changes nothing about it. */
function isOutput(dir: string, path: string): boolean {
  const [first] = relative(dir, path).split(sep)
  return first === 'releases'
}

function isShown({ digest, frontmatter, proof, proofState }: ReturnType<LiveBank['items']>[number]): boolean {
  if (frontmatter.status === 'retired') return false
  if (proof?.digest === digest && proof.verdict === 'refused') return false
  // Its key is computed by its proof.
  return proofState === 'current' || frontmatter.kind !== 'trace'
}

/** At most four times a second. */
function throttled(action: () => void): () => void {
  let last = 0
  return () => {
    if (performance.now() - last < 250) return
    last = performance.now()
    action()
  }
}

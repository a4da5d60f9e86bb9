import { render } from 'preact'
import type { PracticeItem } from '#schemas/public-item'
import type { RunnerAssets } from '../components/session/page-runner.ts'
import { preparingWorld } from '../components/session/preparing-world.ts'
import { SessionApp } from '../components/session/session-app.tsx'
import { loadKinds } from '../kinds/index.ts'
import { openSession } from '../session/controller.ts'
import { testView } from '../session/test-view.ts'
import { preview } from '../text/preview.ts'
import { candidatePage, itemData, placeIn } from './author-addresses.ts'
import type { AuthorItem } from './author-data.ts'
import { onServer } from './changes.ts'
import { memoryRecorder } from './memory-recorder.ts'
import { oneItemRelease } from './one-item-release.ts'

/** Puts the candidate's own session on the page, about one item; after each save of the item, it begins again. */
export function startCandidate(): void {
  const root = document.querySelector<HTMLElement>('#candidate')
  if (!root) return
  const place = placeIn(location.pathname)
  const runner = JSON.parse(root.dataset['runner'] ?? '') as RunnerAssets
  const world = preparingWorld(runner)
  let shown: string | undefined
  let session = 0
  void load()
  onServer({
    changed: ({ rows }) => {
      if (rows.some(({ bank, name }) => bank === place.bank && name === place.name)) void load()
    },
  })

  async function load(): Promise<void> {
    session += 1
    const own = session
    const response = await fetch(itemData(place)).catch(() => undefined)
    const found = response?.ok === true ? ((await response.json()) as AuthorItem) : undefined
    if (own !== session) return
    const item = found?.content?.item
    if (item === undefined)
      return say(found ? preview.candidate.broken : preview.missing(place.name, place.bank))
    // A proof or a rubric may change and leave what candidates meet as it is.
    const text = JSON.stringify(item)
    if (text === shown) return
    shown = text
    begin(item, () => own === session)
  }

  function begin(item: PracticeItem, isOurs: () => boolean): void {
    const { test, release } = oneItemRelease(item)
    const blueprint = release.test(test)
    if (!blueprint) return
    const { view, actions } = openSession({
      address: { base: '', hash: release.hash },
      test,
      resultUrl: () => candidatePage(place),
      engines: {
        javascript: runner.wasm,
        sql: runner.sql,
        ...(runner.python !== undefined && { python: runner.python }),
      },
      createRunner: world.createRunner,
      world: {
        ...world.world,
        loadRelease: () => Promise.resolve(release),
        // There is no service worker to wait for, and the server stays at hand for what is needed later.
        prepare: loadKinds,
        open: () =>
          Promise.resolve({
            type: 'open',
            recorder: memoryRecorder(),
            events: [],
            created: Date.now(),
            facts: [],
            guard: 'web-lock',
          }),
        list: () => Promise.resolve({ sessions: [], lost: [], problems: [] }),
        remove: () => Promise.resolve(),
        seen: () => Promise.resolve([]),
        goHome: () => location.reload(),
      },
    })
    let isMounted = false
    // Outside of the signal's own round, which must not change the signal.
    view.subscribe(() => queueMicrotask(follow))

    function follow(): void {
      if (!isOurs()) return
      const { screen } = view.peek()
      if (screen === 'introduction') return actions.start()
      if (isMounted || screen === 'loading') return
      isMounted = true
      clear()
      if (blueprint)
        render(<SessionApp test={testView(blueprint)} view={view} actions={actions} />, freshPlace())
    }
  }

  /** A fresh place for each session: nothing of an earlier one stays. */
  function freshPlace(): HTMLElement {
    const fresh = document.createElement('div')
    root?.replaceChildren(fresh)
    return fresh
  }

  function clear(): void {
    const [before] = root?.children ?? []
    if (before) render(null, before)
  }

  function say(text: string): void {
    clear()
    const words = document.createElement('p')
    words.className = 'page'
    words.setAttribute('role', 'status')
    words.textContent = text
    root?.replaceChildren(words)
    shown = undefined
  }
}

import { useCallback, useEffect, useLayoutEffect, useMemo, useState } from 'preact/hooks'
import {
  LinkError,
  openLink,
  readLink,
  type LinkTrouble,
  type OpenedForm,
} from '../../session/graded/open-link.ts'
import { exportSession } from '../../session/storage.ts'
import { gradedName } from '../../session/stored-session.ts'
import { common } from '../../text/common.ts'
import { take as words } from '../../text/take.ts'
import { site } from '../addresses.ts'
import { loadSheet } from '../load-sheet.ts'
import type { RunnerAssets } from '../session/page-runner.ts'
import { whenRested } from '../service.ts'
import { HandIn } from './hand-in.tsx'
import { pythonAhead } from './python-ahead.ts'
import { sealLog } from './seal-log.ts'
import { TakeIntroduction } from './take-introduction.tsx'
import type { Witness } from './witness.ts'

/** What the page's markup hands to its script. */
export interface TakeOffer {
  readonly runner: RunnerAssets
  /** Size of the engine for Python; 0 where the site has none. */
  readonly pythonBytes: number
  /** Address of the style sheet that the session needs. */
  readonly sheet: string
  /** Id of the test for trying the page, where the site has one. */
  readonly dryRun?: string
}

type Opened = { readonly type: 'opening' } | ({ readonly type: 'open' } & AttemptParts) | Failed

/** What an attempt goes on with. */
interface AttemptParts {
  readonly opened: OpenedForm
  readonly parts: SessionParts
  /** undefined where the form has none */
  readonly witness: Witness | undefined
}

/** The code of sessions, which other pages load in the same way. */
type SessionParts = typeof import('../session/live.ts')

interface Failed {
  readonly type: 'failed'
  readonly trouble: LinkTrouble
}

/** The page of a graded test: opens the link, and leads from what to know to the file that is handed in. */
export function TakeApp({ offer }: { readonly offer: TakeOffer }) {
  const [state, setState] = useState<Opened>({ type: 'opening' })
  const open = useCallback(() => {
    setState({ type: 'opening' })
    void openAddress(offer).then(
      (opened) => setState({ type: 'open', ...opened }),
      (error: unknown) => {
        if (!(error instanceof LinkError)) reportError(error)
        setState({ type: 'failed', trouble: error instanceof LinkError ? error.trouble : 'unreachable' })
      },
    )
  }, [offer])
  useEffect(() => {
    open()
    // Another link in the same tab is another test.
    const reopen = () => location.reload()
    addEventListener('hashchange', reopen)
    return () => removeEventListener('hashchange', reopen)
  }, [open])
  if (state.type === 'open') return <Attempt offer={offer} {...state} />
  if (state.type === 'failed') return <Trouble trouble={state.trouble} onAgain={open} />
  return (
    <main class="page" id="content">
      <h1>{words.opening}</h1>
      <p class="lead" role="status">
        {words.openingText}
      </p>
    </main>
  )
}

async function openAddress({ sheet }: TakeOffer): Promise<AttemptParts> {
  const link = readLink(location.hash)
  const live = import('../session/live.ts')
  const [opened, parts] = await Promise.all([openLink(link, site.sealed), live, loadSheet(sheet)])
  const { form, hash } = opened
  const { endpoint, witness, attempt } = form
  return {
    opened,
    parts,
    witness:
      witness && endpoint !== undefined
        ? (await import('./witness.ts')).createWitness(endpoint, { attempt, form: hash })
        : undefined,
  }
}

function Trouble({ trouble, onAgain }: { readonly trouble: LinkTrouble; readonly onAgain: () => void }) {
  const { title, text, again } = words.trouble[trouble]
  useLayoutEffect(() => {
    document.querySelector<HTMLElement>('#trouble')?.focus()
    document.title = `${title} · ${common.name}`
  }, [title])
  return (
    <main class="page" id="content">
      <h1 id="trouble" tabIndex={-1}>
        {title}
      </h1>
      <p class="lead">{text}</p>
      {again && (
        <div class="ways">
          <button type="button" class="button button-next" onClick={onAgain}>
            {words.again}
          </button>
        </div>
      )}
    </main>
  )
}

/** One candidate's attempt, from its introduction to its result. */
function Attempt({ offer, opened, parts, witness }: AttemptParts & { readonly offer: TakeOffer }) {
  const { openSession, preparingWorld, SessionApp, testView } = parts
  const { form, hash, release, kinds, link } = opened
  const test = useMemo(() => testView(form.test), [form, testView])
  const { view, actions, python, loadPython } = useMemo(() => {
    const { runner, pythonBytes } = offer
    const offersPython = release.index.items.some(({ languages }) => languages.includes('python'))
    const ahead = pythonAhead(offersPython, pythonBytes)
    const { createRunner, world } = preparingWorld(runner, ahead.onBytes)
    const fetchPython = () => void ahead.load(createRunner)
    const prepare = () => world.prepare?.(kinds, form.test) ?? Promise.resolve()
    // While the candidate reads; what does not come is met again, and told, at the start.
    whenRested(() => {
      void prepare().catch(() => undefined)
      fetchPython()
    })
    const session = openSession({
      address: { base: '', hash: release.hash },
      test: form.test.id,
      resultUrl: () => '',
      engines: {
        javascript: runner.wasm,
        sql: runner.sql,
        ...(runner.python !== undefined && { python: runner.python }),
      },
      createRunner,
      world: {
        ...world,
        loadRelease: () => Promise.resolve(release),
        prepare,
        ...(witness && { open: witness.open }),
      },
      graded: {
        attempt: form.attempt,
        seed: form.seed,
        form: hash,
        accommodations: form.accommodations,
      },
    })
    return { ...session, python: ahead.now, loadPython: fetchPython }
  }, [offer, form, hash, release, kinds, witness, openSession, preparingWorld])
  const [isStarting, setStarting] = useState(false)
  const shown = view.value
  const { screen } = shown
  useLayoutEffect(() => {
    if (screen === 'introduction') document.title = `${test.title} · ${common.name}`
    document.documentElement.dataset['screen'] = screen
  }, [screen, test])
  const record = useCallback(async (): Promise<Blob> => {
    const file = await exportSession(gradedName(form.attempt))
    return file === undefined ? actions.exportLog() : new Blob([file], { type: 'application/json' })
  }, [form, actions])
  const seal = useCallback(async () => {
    const log = await record()
    void witness?.handIn(log)
    return sealLog(opened, log)
  }, [opened, witness, record])
  if (shown.screen === 'introduction' || (shown.screen === 'loading' && isStarting))
    return (
      <TakeIntroduction
        form={form}
        dryRun={offer.dryRun}
        isStarting={isStarting}
        python={python.value}
        onPythonAgain={loadPython}
        onStart={() => {
          setStarting(true)
          actions.start()
        }}
      />
    )
  if (shown.screen === 'finished' && shown.saved)
    return (
      <HandIn
        organisation={form.organisation.name}
        attempt={link.attempt}
        endpoint={form.endpoint}
        contact={form.notice?.contact}
        seal={seal}
        copy={record}
      />
    )
  return <SessionApp test={test} view={view} actions={actions} />
}

import { useEffect, useId, useLayoutEffect, useRef, useState } from 'preact/hooks'
import { announce } from '../components/live-region.tsx'
import { useSession } from '../components/session/session-context.ts'
import { session } from '../text/session.ts'
import type { EditorOptions, MountedEditor } from './editor.ts'
import { keyAction } from './key-action.ts'
import { fitsAnswer } from './limit.ts'
import { loadCodeMirror } from './load-code-mirror.ts'
import { pasteOrigin } from './paste-origin.ts'
import { mountPlainEditor } from './plain-editor.ts'
import { editorChoices, editorSettings } from './settings.ts'
import { specialCharacter } from '../text/special-pattern.ts'
import { switchTabKey } from './switch-tab-key.ts'
import { useCopied } from './use-copied.ts'
import { usePlainEditor } from './use-plain-editor.ts'

const words = session.code

interface EditorProps {
  /** Changes with the item: a new document begins. */
  readonly document: string
  readonly language: string
  /** The file of a project that is shown; documents are named by their language where absent. */
  readonly file?: string
  /** The texts by language or file, as they were when the document began. */
  readonly texts: Readonly<Record<string, string>>
  /** A line to show; a new object shows it again. */
  readonly line: { readonly number: number } | undefined
  /** Whether nothing may be changed now. */
  readonly locked: boolean
}

/** What outlives the editor on screen: one document in all its languages, or all files of a project. */
interface Kept {
  readonly name: string
  readonly texts: Record<string, string>
  readonly cursors: Record<string, number>
  /** By language and editor. */
  readonly memories: Record<string, unknown>
}

/** The latest document of each session: a pause and the feedback take the editor off the page, and it goes on after them. */
const latestDocuments = new WeakMap<object, Kept>()

/** The code editor or the plain one, with the same text, cursor and keys. */
export function Editor({ document: name, language, file, texts, line, locked }: EditorProps) {
  const part = file ?? language
  const parts = useSession()
  const { actions } = parts
  const latest = useRef(parts)
  latest.current = parts
  const place = useRef<HTMLDivElement>(null)
  const mounted = useRef<MountedEditor | undefined>(undefined)
  const kept = useRef<Kept | undefined>(undefined)
  if (kept.current?.name !== name) {
    const before = latestDocuments.get(actions)
    kept.current = before?.name === name ? { ...before, texts: { ...texts } } : newDocument(name, texts)
    latestDocuments.set(actions, kept.current)
  }
  const [state, setState] = useState<'loading' | 'ready' | 'failed'>('loading')
  const [told, setTold] = useState<string>()
  const [hasSpecial, setHasSpecial] = useState(false)
  const focusNext = useRef(false)
  const copied = useCopied()
  const help = useId()
  const { plain: wantsPlain, setPlain } = usePlainEditor()
  const plain = wantsPlain || state === 'failed'
  const settings = editorSettings()
  const latestSettings = useRef(settings)
  latestSettings.current = settings
  const latestLocked = useRef(locked)
  latestLocked.current = locked
  const size = editorChoices.size.chosen.value
  const colours = editorChoices.colours.chosen.value

  // Before anybody can press the next key: what is drawn around the editor tells what its keys do.
  useLayoutEffect(() => {
    const parent = place.current
    if (parent === null) return
    let open = true
    const document = kept.current ?? newDocument(name, texts)
    const memory = `${part} ${plain ? 'plain' : 'code'}`
    const languageName = words.languages[language] ?? language
    const optionsNow = (): EditorOptions => ({
      language,
      text: document.texts[part] ?? '',
      cursor: document.cursors[part] ?? 0,
      label:
        file !== undefined
          ? words.fileLabel(file)
          : plain
            ? words.plainLabel(languageName)
            : words.label(languageName),
      describedBy: help,
      scrollerLabel: words.scroller,
      settings: latestSettings.current,
      memory: document.memories[memory],
      onEdit: (changes, text) => {
        document.texts[part] = text
        setTold(undefined)
        setHasSpecial(specialCharacter.test(text))
        latest.current.actions.edit(part, changes, text)
      },
      onPaste: (text) => {
        // What was typed a moment ago is one's own, too.
        mounted.current?.flush()
        const stem = window.document.querySelector('#stem-text')?.textContent ?? ''
        const problem = `${stem}\n${copied.current.shown}`
        const own = [...Object.values(document.texts), copied.current.own]
        const origin = fitsAnswer(text) ? pasteOrigin(text, { own, problem }) : 'external'
        latest.current.actions.noticePaste(text.length, origin)
      },
      onUntrusted: (characters) => {
        latest.current.actions.noticeUntrusted(characters)
      },
      onTooLong: () => {
        tell(words.tooLong)
      },
      onRun: () => {
        latest.current.run()
      },
      onSubmit: () => {
        latest.current.askSubmit()
      },
      onToggle: toggle,
      onToggleTab: switchTabKey,
      vimLineLabel: session.editor.vimLine,
      onVimMode: (mode) => {
        announce(session.editor.vimMode(mode))
      },
      onVimMissing: () => {
        tell(session.editor.vimMissing)
      },
      onFindMissing: () => {
        tell(session.editor.findMissing)
      },
    })
    const tell = (sentence: string): void => {
      setTold(sentence)
      announce(sentence)
    }
    setHasSpecial(specialCharacter.test(document.texts[part] ?? ''))
    const show = (mount: (parent: HTMLElement, options: EditorOptions) => MountedEditor): void => {
      if (!open) return
      const inner = window.document.createElement('div')
      inner.className = 'editor-inner'
      parent.replaceChildren(inner)
      mounted.current = mount(inner, optionsNow())
      if (latestLocked.current) mounted.current.lock(true)
      if (focusNext.current) mounted.current.focus()
      focusNext.current = false
    }
    if (plain) show(mountPlainEditor)
    else
      loadCodeMirror().then(
        (mount) => {
          if (open) setState('ready')
          show(mount)
        },
        () => {
          if (open) setState('failed')
        },
      )
    return () => {
      open = false
      if (mounted.current !== undefined) {
        document.cursors[part] = mounted.current.cursor()
        document.memories[memory] = mounted.current.destroy()
      }
      mounted.current = undefined
      parent.replaceChildren()
    }
  }, [name, part, plain])

  useLayoutEffect(() => {
    mounted.current?.configure(latestSettings.current)
  }, [settings.tabSize, settings.tabKey, settings.wrap, settings.vim])
  useEffect(() => {
    mounted.current?.measure()
  }, [size])
  useLayoutEffect(() => {
    mounted.current?.lock(locked)
  }, [locked])
  useEffect(
    () =>
      parts.onFlush(() => {
        mounted.current?.flush()
      }),
    [parts.onFlush],
  )
  useLayoutEffect(() => {
    if (line !== undefined) mounted.current?.showLine(line.number)
  }, [line])
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent): void => {
      if (event.defaultPrevented || document.querySelector('dialog[open]') !== null) return
      const action = keyAction(event)
      if (action !== 'switch-editor' && action !== 'switch-tab') return
      event.preventDefault()
      if (action === 'switch-tab') switchTabKey()
      else toggleNow.current()
    }
    document.addEventListener('keydown', onKeyDown)
    return () => {
      document.removeEventListener('keydown', onKeyDown)
    }
  }, [])
  const toggleNow = useRef(toggle)
  toggleNow.current = toggle

  function toggle(): void {
    focusNext.current = true
    setPlain(!plain)
    announce(plain ? words.nowRich : words.nowPlain)
  }

  return (
    <div
      class={`editor editor-tab-${settings.tabSize}`}
      data-colours={colours}
      style={{ '--editor-size': `${size / 16}rem` }}
    >
      <div class="editor-place" ref={place} data-own-paste />
      {state === 'loading' && !plain && <p class="editor-waiting muted">{words.loading}</p>}
      <p class="editor-help muted small" id={help}>
        {told !== undefined && <strong class="bad">{told} </strong>}
        {state === 'failed' && <span>{words.failed} </span>}
        {plain && hasSpecial && <span>{session.editor.special} </span>}
        <span class="key-hint">{session.editor.help(settings.tabKey)}</span>
      </p>
    </div>
  )
}

function newDocument(name: string, texts: Readonly<Record<string, string>>): Kept {
  return { name, texts: { ...texts }, cursors: {}, memories: {} }
}

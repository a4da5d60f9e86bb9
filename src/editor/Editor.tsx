import { useEffect, useId, useRef, useState } from 'preact/hooks'
import { announce } from '../components/live-region.tsx'
import { createPreference } from '../components/preference.ts'
import { useSession } from '../components/session/session-context.ts'
import { session } from '../text/session.ts'
import type { EditorOptions, MountedEditor } from './editor.ts'
import { loadCodeMirror } from './load-code-mirror.ts'
import { fitsAnswer } from './limit.ts'
import { pasteOrigin } from './paste-origin.ts'
import { mountPlainEditor } from './plain-editor.ts'

/** Whether the plain editor stands in for the code editor. */
export const plainEditor = createPreference('plain-editor')

const words = session.code

interface EditorProps {
  /** Changes with the item: a new document begins. */
  readonly document: string
  readonly language: string
  /** The texts by language, as they were when the document began. */
  readonly texts: Readonly<Record<string, string>>
  /** A line to show; a new object shows it again. */
  readonly line: { readonly number: number } | undefined
}

/** The code editor or the plain one, with the same text, cursor and keys. */
export function Editor({ document: name, language, texts, line }: EditorProps) {
  const parts = useSession()
  const latest = useRef(parts)
  latest.current = parts
  const place = useRef<HTMLDivElement>(null)
  const mounted = useRef<MountedEditor | undefined>(undefined)
  const current = useRef({ name, texts: { ...texts }, cursor: 0 })
  if (current.current.name !== name) current.current = { name, texts: { ...texts }, cursor: 0 }
  const [state, setState] = useState<'loading' | 'ready' | 'failed'>('loading')
  const [told, setTold] = useState<string>()
  const focusNext = useRef(false)
  const help = useId()
  const plain = plainEditor.on.value || state === 'failed'

  useEffect(() => {
    const parent = place.current
    if (parent === null) return
    let open = true
    const languageName = words.languages[language] ?? language
    const options: EditorOptions = {
      language,
      text: current.current.texts[language] ?? '',
      cursor: current.current.cursor,
      label: plain ? words.plainLabel(languageName) : words.label(languageName),
      scrollerLabel: words.scroller,
      onEdit: (changes, text) => {
        current.current.texts[language] = text
        setTold(undefined)
        latest.current.actions.edit(language, changes, text)
      },
      onPaste: (text) => {
        const problem = document.querySelector('#stem-text')?.textContent ?? ''
        const own = Object.values(current.current.texts)
        const origin = fitsAnswer(text) ? pasteOrigin(text, { own, problem }) : 'external'
        latest.current.actions.noticePaste(text.length, origin)
      },
      onTooLong: () => {
        setTold(words.tooLong)
        announce(words.tooLong)
      },
      onRun: () => {
        latest.current.run()
      },
      onSubmit: () => {
        latest.current.askSubmit()
      },
      onToggle: toggle,
    }
    const show = (mount: (parent: HTMLElement, options: EditorOptions) => MountedEditor): void => {
      if (!open) return
      const inner = document.createElement('div')
      inner.className = 'editor-inner'
      parent.replaceChildren(inner)
      mounted.current = mount(inner, options)
      if (focusNext.current) mounted.current.focus()
      focusNext.current = false
    }
    if (plain) show((inner) => mountPlainEditor(inner, help, options))
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
      current.current.cursor = mounted.current?.cursor() ?? 0
      mounted.current?.destroy()
      mounted.current = undefined
      parent.replaceChildren()
    }
  }, [name, language, plain])

  useEffect(
    () =>
      parts.onFlush(() => {
        mounted.current?.flush()
      }),
    [parts.onFlush],
  )
  useEffect(() => {
    if (line !== undefined) mounted.current?.showLine(line.number)
  }, [line])
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent): void => {
      if (event.defaultPrevented || !event.altKey || event.code !== 'KeyE') return
      event.preventDefault()
      toggle()
    }
    document.addEventListener('keydown', onKeyDown)
    return () => {
      document.removeEventListener('keydown', onKeyDown)
    }
  }, [])

  function toggle(): void {
    focusNext.current = true
    const next = !plainEditor.on.value
    plainEditor.set(next)
    announce(next ? words.nowPlain : words.nowRich)
  }

  return (
    <div class="editor">
      <div class="editor-place" ref={place} data-own-paste />
      {state === 'loading' && !plain && <p class="editor-waiting muted">{words.loading}</p>}
      <p class="editor-help muted small" id={help}>
        {told !== undefined ? (
          <strong class="bad">{told}</strong>
        ) : plain ? (
          state === 'failed' ? (
            words.failed
          ) : (
            words.plainHelp
          )
        ) : (
          `${words.escape} ${words.plainHelp}`
        )}
      </p>
    </div>
  )
}

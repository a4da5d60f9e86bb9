import { InlineCode } from '../inline-code.tsx'
import { useColouredLines } from '../use-coloured-lines.ts'
import { marking as words } from '../../text/marking.ts'
import { languageOf, rowsOf, signs, type MarkedText } from './rows.ts'
import { Tokens } from './Tokens.tsx'

/** Something that is said of lines, below them. */
export interface Annotation {
  readonly id: string
  readonly file: string
  readonly from: number
  readonly to: number
  /** How it went; `plain` where it neither earned nor cost. */
  readonly state: 'met' | 'missed' | 'plain'
  /** What it is, such as `Found`. */
  readonly title: string
  /** Beside the title, such as class and severity. */
  readonly detail: string
  readonly texts: readonly string[]
  /** The candidate's own words: shown as they are. */
  readonly notes: readonly string[]
}

/** The lines with what is said of them, each note below the last line that it is about. */
export function Annotated({
  form,
  files,
  annotations,
  label,
}: MarkedText & { readonly annotations: readonly Annotation[]; readonly label: string }) {
  return (
    <div class="annotated" role="group" aria-label={label}>
      {files.map(({ name, text }) => (
        <AnnotatedFile
          key={name}
          name={name}
          text={text}
          form={form}
          isAlone={files.length === 1}
          annotations={annotations.filter(({ file }) => file === name)}
        />
      ))}
    </div>
  )
}

interface AnnotatedFileProps {
  readonly name: string
  readonly text: string
  readonly form: MarkedText['form']
  readonly isAlone: boolean
  readonly annotations: readonly Annotation[]
}

function AnnotatedFile({ name, text, form, isAlone, annotations }: AnnotatedFileProps) {
  const rows = rowsOf(text, form)
  const lines = useColouredLines(rows.map((row) => row.text).join('\n'), languageOf(name, text, form))
  const last = rows.length
  const ends = ({ to }: Annotation): number => Math.min(to, last)
  return (
    <>
      {!isAlone && <h4>{name}</h4>}
      <ol class="mark-lines mark-read" aria-label={name}>
        {rows.map(({ number, state }, index) => {
          const about = annotations.filter(({ from, to }) => from <= number && number <= to)
          const here = annotations.filter((annotation) => ends(annotation) === number)
          const tone = ['missed', 'met', 'plain'].find((each) => about.some((one) => one.state === each))
          return (
            <li key={number}>
              <div class={`mark-line mark-${state}${tone === undefined ? '' : ` is-${tone}`}`}>
                <span class="mark-number">{number}</span>
                {form === 'diff' && <span class="mark-sign">{signs[state]}</span>}
                {words.states[state] !== '' && <span class="hidden-text">{words.states[state]} </span>}
                <code>
                  <Tokens tokens={lines[index] ?? []} />
                </code>
              </div>
              {here.map((annotation) => (
                <Note key={annotation.id} annotation={annotation} />
              ))}
            </li>
          )
        })}
      </ol>
    </>
  )
}

function Note({ annotation }: { readonly annotation: Annotation }) {
  const { state, title, detail, texts, notes } = annotation
  return (
    <div class={`annotation annotation-${state}`}>
      <p>
        <strong>{title}</strong> <span class="muted">{detail}</span>
      </p>
      {texts.map((text) => (
        <p key={text}>
          <InlineCode text={text} />
        </p>
      ))}
      {notes.map((note, index) => (
        <p key={index} class="muted">
          {words.review.note}: <q>{note}</q>
        </p>
      ))}
    </div>
  )
}

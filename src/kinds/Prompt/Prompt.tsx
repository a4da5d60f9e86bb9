import { useId } from 'preact/hooks'
import type { ResponseOf } from '#schemas/response'
import type { KindProps } from '../../session/view.ts'
import { InlineCode } from '../../components/inline-code.tsx'
import { prompt as words } from '../../text/kinds/prompt.ts'
import { MarkedText } from './MarkedText.tsx'
import { MarkList } from './MarkList.tsx'
import { outputNames } from './output-names.ts'
import { PromptEditor } from './PromptEditor.tsx'
import { Ranking } from './Ranking.tsx'
import { textClass } from './text-class.ts'

/** What a model was given and what came of it; below, what is asked: a ranking, marks, a better prompt. */
export function Prompt({ item: { task }, response, onChange, locked }: KindProps<'prompt'>) {
  const id = useId()
  const names = outputNames(task)
  const change = (part: Partial<ResponseOf<'prompt'>>): void => {
    if (!locked) onChange({ ...response, ...part })
  }
  const { origin, model, date = '' } = task
  return (
    <div class="prompt-work">
      <section aria-labelledby={`${id}-given`}>
        <h2 id={`${id}-given`}>{words.given}</h2>
        <div class="prompt-given">
          <Given label={words.prompt} text={task.prompt} />
          {task.source !== undefined && <Given label={words.source} text={task.source} />}
        </div>
      </section>
      <section aria-labelledby={`${id}-outputs`}>
        <h2 id={`${id}-outputs`}>{words.outputs}</h2>
        <p class="muted small">
          {origin === 'written' ? words.origin.written(model) : words.origin.recorded(model, date)}
        </p>
        {task.marks !== undefined && (
          <div id={`${id}-marks-help`}>
            <p class="prompt-ask">
              <InlineCode text={task.marks.ask} />
            </p>
            <p class="muted small">
              {words.markHelp} <span class="key-hint">{words.markKeys}</span>
            </p>
          </div>
        )}
        <div class="prompt-outputs">
          {task.outputs.map((output) => {
            const name = names.get(output.id) ?? ''
            return (
              <article key={output.id} class="prompt-output" aria-labelledby={`${id}-${output.id}`}>
                <h3 id={`${id}-${output.id}`}>{name}</h3>
                {task.marks === undefined ? (
                  <p class={textClass(output.text)}>{output.text}</p>
                ) : (
                  <>
                    <MarkedText
                      output={output}
                      label={words.words(name)}
                      describedBy={`${id}-marks-help`}
                      marks={response.spans}
                      locked={locked}
                      onChange={(spans) => {
                        change({ spans })
                      }}
                    />
                    <MarkList
                      output={output}
                      marks={response.spans}
                      locked={locked}
                      onChange={(spans) => {
                        change({ spans })
                      }}
                    />
                  </>
                )}
              </article>
            )
          })}
        </div>
      </section>
      {task.rank !== undefined && (
        <Ranking
          by={task.rank.by}
          names={names}
          ranking={response.ranking}
          locked={locked}
          onChange={(ranking) => {
            change({ ranking })
          }}
        />
      )}
      {task.fix !== undefined && (
        <PromptEditor
          given={task.prompt}
          fix={task.fix}
          text={response.prompt}
          locked={locked}
          onChange={(prompt) => {
            change({ prompt })
          }}
        />
      )}
    </div>
  )
}

function Given({ label, text }: { readonly label: string; readonly text: string }) {
  return (
    <details open>
      <summary>{label}</summary>
      <p class={textClass(text)}>{text}</p>
    </details>
  )
}

import { useLayoutEffect, useMemo, useRef, useState } from 'preact/hooks'
import type { TestedFacts } from '#blueprint'
import { readYaml, type Diagnostic } from '#schemas/diagnose/index'
import type { ReleasePublic } from '#schemas/release-public'
import { Tabs } from '../components/tabs.tsx'
import { studio as words } from '../text/studio.ts'
import { meaningOf } from '../text/studio-meaning.ts'
import { startDesignWorker, type DesignWorker } from '../workers/studio/client.ts'
import type { DesignForecast, TablesMade } from '../workers/studio/protocol.ts'
import { Answers } from './answers.tsx'
import { editYaml, type BlueprintEdit } from './edit-yaml.ts'
import { Comparison } from './comparison.tsx'
import { Faults } from './faults.tsx'
import { blueprintRoot, blueprintWhole } from './form/blueprint-schema.ts'
import { SchemaForm } from './form/schema-form.tsx'
import type { Simulated } from './outcome.tsx'
import { ReportOffer } from './report/report-offer.tsx'
import { Strip } from './strip.tsx'
import { Simulation } from './simulation.tsx'
import { TablesProgress } from './tables-progress.tsx'
import { placeOf, type StudioDesign } from './design.ts'
import { itemTitlesOf, titlesOf } from './titles-of.ts'
import { textOfTest } from './text-of-test.ts'
import { WishForm } from './wish-form.tsx'
import { cutsOf, type Wishes } from './wishes.ts'

interface StudioProps {
  readonly index: ReleasePublic
  readonly design: StudioDesign
  /** @param of what is changed, such as the path of a field */
  readonly onChange: (design: StudioDesign, of: string) => void
  readonly onFailure: () => void
}

/** A blueprint on the left, what it does on the right. */
export function Studio({ index, design, onChange, onFailure }: StudioProps) {
  const { text, other, wishes } = design
  const [view, setView] = useState('form')
  const [simulated, setSimulated] = useState<Simulated>()
  // a release offers live items alone
  const items = useMemo(() => index.items.map((item) => ({ ...item, status: 'live' as const })), [index])
  const { found, kept, isBefore, faults, making } = useAnswers(index, items, design, onFailure)
  const yaml = useRef<HTMLTextAreaElement>(null)
  const does = useRef<HTMLHeadingElement>(null)
  const titleOf = useMemo(() => titlesOf(index), [index])
  const itemTitleOf = useMemo(() => itemTitlesOf(index), [index])
  const source = useMemo(() => readYaml({ text, file: 'blueprint.yaml' }), [text])
  const setText = (now: string, of: string): void => onChange({ ...design, text: now }, of)
  const onWish = (now: Wishes, of: string): void => onChange({ ...design, wishes: now }, of)
  const latest = useRef(setText)
  latest.current = setText
  // A change draws the page three times, as it is made, answered and checked: what is large only where it changed.
  const form = useMemo(
    () =>
      source.value !== undefined && (
        <SchemaForm
          root={blueprintRoot}
          schema={blueprintWhole}
          path={[]}
          value={source.value}
          label={words.blueprint}
          onEdit={(edit: BlueprintEdit) => latest.current(editYaml(text, edit), edit.path.join('.'))}
        />
      ),
    [source],
  )
  const answers = useMemo(
    () =>
      found && (
        <>
          <details open>
            <summary>{words.meaning}</summary>
            <ul class="studio-meaning">
              {meaningOf(found.blueprint, titleOf).map((sentence, at) => (
                <li key={at}>{sentence}</li>
              ))}
            </ul>
          </details>
          <Answers found={found} kept={kept} titleOf={titleOf} itemTitleOf={itemTitleOf} />
        </>
      ),
    [found, kept, titleOf, itemTitleOf],
  )
  const errors = faults?.filter(({ severity }) => severity === 'error').length ?? 0
  const isSound = faults !== undefined && errors === 0

  function go(fault: Diagnostic): void {
    setView('yaml')
    const [from, to] = placeOf(text, fault)
    // once the panel is shown, it can be given the focus
    requestAnimationFrame(() => {
      yaml.current?.focus()
      yaml.current?.setSelectionRange(from, to)
    })
  }

  return (
    <div class="studio">
      <section class="studio-blueprint" aria-labelledby="studio-blueprint">
        <h2 id="studio-blueprint">{words.blueprint}</h2>
        <Faults faults={faults} onGo={go} />
        <Tabs
          label={words.views}
          selected={view}
          onSelect={setView}
          tabs={[
            {
              id: 'form',
              label: words.form.tab,
              content: form || <p class="note">{words.form.waiting}</p>,
            },
            {
              id: 'yaml',
              label: words.yaml.tab,
              content: (
                <textarea
                  ref={yaml}
                  class="studio-yaml"
                  aria-label={words.yaml.label}
                  spellcheck={false}
                  autocomplete="off"
                  rows={Math.min(60, text.split('\n').length + 2)}
                  value={text}
                  onInput={({ currentTarget }) => setText(currentTarget.value, 'yaml')}
                />
              ),
            },
          ]}
        />
      </section>
      <section class="studio-answers" aria-labelledby="studio-answers">
        <h2 id="studio-answers" ref={does} tabIndex={-1}>
          {words.answers}
        </h2>
        <WishForm wishes={wishes} onWish={onWish} />
        <Comparison
          text={text}
          other={other}
          isFound={kept !== undefined}
          tests={index.tests}
          onOther={(now) => onChange({ ...design, other: now }, 'comparison')}
          onTest={(test) => onChange({ ...design, other: textOfTest(index, test) }, 'comparison')}
          onSwap={() => onChange({ ...design, text: other ?? text, other: text }, 'swap')}
        />
        {making && <TablesProgress making={making} />}
        {found !== undefined && (isBefore || errors > 0) && (
          <p class="note note-bad">{isBefore ? words.before : words.impossible}</p>
        )}
        {answers ??
          (!making && <p class="note">{faults === undefined ? words.looking : words.noForecast}</p>)}
        <Simulation
          found={isSound ? found : undefined}
          items={items}
          wishes={wishes}
          onWish={onWish}
          onSimulated={setSimulated}
          onFailure={onFailure}
        />
        <ReportOffer
          index={index}
          items={items}
          titleOf={titleOf}
          design={design}
          found={found}
          isSound={isSound}
          simulated={simulated}
        />
      </section>
      {found && <Strip found={found} errors={errors} onShow={() => does.current?.focus()} />}
    </div>
  )
}

interface Foretold {
  readonly found: DesignForecast | undefined
  /** of the blueprint that it is compared with */
  readonly kept: DesignForecast | undefined
  /** whether it is of what the blueprint said before, since nothing can be foretold of it now */
  readonly isBefore: boolean
}

const NOTHING: Foretold = { found: undefined, kept: undefined, isBefore: false }

/** What the worker last answered; figures stay until there are others, faults are those of the text as it is. */
function useAnswers(
  index: ReleasePublic,
  items: readonly TestedFacts[],
  { text, other, wishes }: StudioDesign,
  onFailure: () => void,
) {
  const [{ found, kept, isBefore }, setFound] = useState<Foretold>(NOTHING)
  const [faults, setFaults] = useState<readonly Diagnostic[]>()
  const [making, setMaking] = useState<TablesMade>()
  const worker = useRef<DesignWorker | undefined>(undefined)
  const { mean, sd, cuts: written, target } = wishes
  useLayoutEffect(() => {
    setFound(NOTHING)
    worker.current = startDesignWorker(
      {
        items,
        skills: index.taxonomy.areas.flatMap(({ id, skills }) => skills.map((skill) => `${id}.${skill.id}`)),
      },
      (reply) => {
        if (reply.type === 'tables') setMaking(reply.progress)
        else if (reply.type === 'forecast') {
          setMaking(undefined)
          setFound((before) => ({
            found: reply.found ?? before.found,
            kept: reply.other,
            isBefore: reply.found === undefined,
          }))
        } else if (reply.type === 'checked') setFaults(reply.diagnostics)
      },
      onFailure,
    )
    return () => worker.current?.close()
  }, [index])
  // asked before the page is painted, which would cost a frame
  useLayoutEffect(() => {
    setFaults(undefined)
    worker.current?.ask({ text, other, population: { mean, sd }, cuts: cutsOf(written) ?? [], target })
  }, [index, text, other, mean, sd, written, target])
  return { found, kept, isBefore, faults, making }
}

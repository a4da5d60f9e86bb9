import type { ComponentChildren } from 'preact'
import { useId } from 'preact/hooks'
import { calibrationLimits } from '#calibration/defaults'
import { calibration as words } from '../../text/calibration.ts'
import { NumberField } from '../form/number-field.tsx'
import { groupOf, modelOf, type Choices } from './choices.ts'
import { FileButton } from './file-button.tsx'
import { GroupField } from './group-field.tsx'
import type { Peeked } from './peeked.ts'
import { SelectField } from './select-field.tsx'

interface ChoicesFormProps {
  readonly choices: Choices
  /** what the responses' beginning tells; undefined as long as nothing is chosen */
  readonly peeked: Peeked | undefined
  readonly isRunning: boolean
  /** why it cannot be run yet */
  readonly refusal: string | undefined
  /** that does the same */
  readonly command: string | undefined
  readonly onChange: (choices: Choices) => void
  readonly onRun: () => void
  /** what stands beside the button that runs it */
  readonly children: ComponentChildren
}

const { choices: texts } = words
const { points } = calibrationLimits

/** How the responses are to be calibrated: what most want is chosen already. */
export function ChoicesForm({
  choices,
  peeked,
  isRunning,
  refusal,
  command,
  onChange,
  onRun,
  children,
}: ChoicesFormProps) {
  const id = useId()
  const set = (change: Partial<Choices>): void => onChange({ ...choices, ...change })
  const model = modelOf(choices, peeked)
  const why = choices.model === undefined ? reasonOf(peeked) : ''
  return (
    <section aria-labelledby={`${id}-heading`}>
      <h2 id={`${id}-heading`}>{texts.heading}</h2>
      <form
        class="calibration-choices"
        onSubmit={(event) => {
          event.preventDefault()
          if (!isRunning) onRun()
        }}
      >
        <SelectField
          label={texts.model}
          help={`${texts.models[model].help} ${why}`.trim()}
          value={model}
          options={modelNames}
          onChange={(chosen) => set({ model: chosen })}
        />
        <GroupField
          columns={peeked === undefined ? [] : peeked.groups}
          group={groupOf(choices, peeked)}
          isTaken={choices.group === undefined && peeked?.group !== undefined}
          onChange={(group) => set({ group })}
        />
        <details class="calibration-more">
          <summary>{texts.more}</summary>
          <div class="calibration-choices">
            <SelectField
              label={texts.prior}
              help={texts.priorHelp}
              value={choices.prior}
              options={texts.priors}
              onChange={(prior) => set({ prior })}
            >
              {choices.prior === 'file' && (
                <GivenFile
                  label={texts.priorFile}
                  file={choices.priorFile}
                  onFile={(priorFile) => set({ priorFile })}
                />
              )}
            </SelectField>
            <SelectField
              label={texts.anchors}
              help={texts.anchorsHelp}
              value={choices.hasAnchors ? 'some' : 'none'}
              options={{ none: texts.noAnchors, some: texts.withAnchors }}
              onChange={(chosen) => set({ hasAnchors: chosen === 'some' })}
            >
              {choices.hasAnchors && (
                <GivenFile
                  label={texts.anchorsFile}
                  file={choices.anchorsFile}
                  onFile={(anchorsFile) => set({ anchorsFile })}
                />
              )}
            </SelectField>
            <SelectField
              label={texts.format}
              help={texts.formatHelp}
              value={choices.format}
              options={texts.formats}
              onChange={(format) => set({ format })}
            />
            {peeked?.hasPolicies === true && (
              <SelectField
                label={texts.policy}
                help={texts.policyHelp}
                value={choices.policy}
                options={texts.policies}
                onChange={(policy) => set({ policy })}
              />
            )}
            <SelectField
              label={texts.tolerance}
              value={choices.tolerance}
              options={texts.tolerances}
              onChange={(tolerance) => set({ tolerance })}
            />
            <div class="studio-field">
              <label for={`${id}-points`}>{texts.points}</label>
              <NumberField
                id={`${id}-points`}
                value={choices.points}
                node={{ min: points.least, max: points.most, isWhole: true }}
                onChange={(value) =>
                  set({ points: Math.min(points.most, Math.max(points.least, Math.round(value))) })
                }
              />
              <span class="small muted" id={`${id}-points-help`}>
                {texts.pointsHelp}
              </span>
            </div>
            <p class="calibration-check">
              <input
                type="checkbox"
                id={`${id}-strict`}
                checked={choices.isStrict}
                aria-describedby={`${id}-strict-help`}
                onChange={({ currentTarget }) => set({ isStrict: currentTarget.checked })}
              />
              <label for={`${id}-strict`}>{texts.strict}</label>
              <span class="small muted" id={`${id}-strict-help`}>
                {texts.strictHelp}
              </span>
            </p>
          </div>
        </details>
        <p class="calibration-run">
          <button type="submit" class="button button-next" aria-disabled={isRunning}>
            {texts.run}
          </button>
          {children}
          {refusal !== undefined && (
            <span class="studio-bad" role="alert">
              {refusal}
            </span>
          )}
        </p>
        {command !== undefined && (
          <p class="small muted calibration-command">
            {words.work.command} <code>{command}</code>
          </p>
        )}
      </form>
    </section>
  )
}

const modelNames = Object.fromEntries(
  Object.entries(texts.models).map(([model, { name }]) => [model, name]),
) as Readonly<Record<keyof typeof texts.models, string>>

function reasonOf(peeked: Peeked | undefined): string {
  if (peeked?.hasSeveralScores === undefined) return ''
  return peeked.hasSeveralScores ? texts.several : texts.two
}

function GivenFile({
  label,
  file,
  onFile,
}: {
  readonly label: string
  readonly file: File | undefined
  readonly onFile: (file: File) => void
}) {
  return (
    <span class="calibration-ways">
      <FileButton
        label={label}
        accept=".json,.yaml,.yml"
        onFiles={([first]) => {
          if (first) onFile(first)
        }}
      />
      {file && <bdi>{file.name}</bdi>}
    </span>
  )
}

import type { Model } from '#schemas/model'
import { showPython, showValue, type Encoded } from '#schemas/value'
import type { ModelValues } from '../model/model-value.ts'
import { languageOf } from './called-program.ts'
import { lineAt, lineText, rightText, withFaults, type PlantedFaults } from './fault-text.ts'

/** What a fault is called, and after it what is said of it. */
const ofInput = ['Input', 'Arguments', 'Gives', 'Wants'] as const
const ofPlace = ['Line', 'Text', 'Right'] as const

/** The names that a model has through its faults. */
export function faultNames({ faults }: Model): readonly string[] {
  return Object.entries(faults?.planted ?? {}).flatMap(([name, { input }]) =>
    [...ofPlace, ...(input ? ofInput : [])].map((what) => name + what),
  )
}

/**
 * What the names of faults stand for: the line (from 1), what stands there, what stands there in the right program, and an
 * input that tells it, with what is returned for it by the one and by the other.
 *
 * @param program values are written in its language
 */
export function faultValues(
  { right, path }: { readonly right: string; readonly path: string },
  faults: PlantedFaults,
): ModelValues {
  const text = withFaults(right, faults)
  const shown = languageOf(path) === 'python' ? shownInPython : shownInScript
  return Object.fromEntries(
    Object.entries(faults).flatMap(([name, { at, input, gives, wants }]) => {
      const line = lineAt(right, at)
      const place = [line, lineText(text, line), lineText(right, line)] as const
      const told = input && [
        JSON.stringify(input),
        input.map((value) => shown(value)).join(', '),
        shown(gives),
        shown(wants),
      ]
      return [
        ...ofPlace.map((what, index) => [name + what, place[index] ?? ''] as const),
        ...(told ? ofInput.map((what, index) => [name + what, told[index] ?? ''] as const) : []),
      ]
    }),
  )
}

function shownInScript(value: unknown): string {
  return showValue((value ?? null) as Encoded, Infinity)
}

function shownInPython(value: unknown): string {
  return showPython((value ?? null) as Encoded, undefined, Infinity)
}

/** Of the faults that an item has as it is written; empty where its program is not as the model says. */
export function ownFaultValues({ faults }: Model, textOf: (path: string) => string | undefined): ModelValues {
  const text = faults && textOf(faults.in)
  if (!faults || text === undefined) return {}
  const found = rightText(text, faults, (same) => same)
  return 'words' in found ? {} : faultValues({ right: found.right, path: faults.in }, found.faults)
}

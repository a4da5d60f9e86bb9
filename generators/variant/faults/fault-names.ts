import type { Model } from '#schemas/model'
import { showValue, type Encoded } from '#schemas/value'
import type { ModelValues } from '../model/model-value.ts'
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
 */
export function faultValues(right: string, faults: PlantedFaults): ModelValues {
  const text = withFaults(right, faults)
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

function shown(value: unknown): string {
  return showValue((value ?? null) as Encoded, Infinity)
}

/** Of the faults that an item has as it is written; empty where its program is not as the model says. */
export function ownFaultValues({ faults }: Model, textOf: (path: string) => string | undefined): ModelValues {
  const text = faults && textOf(faults.in)
  if (!faults || text === undefined) return {}
  const found = rightText(text, faults, (same) => same)
  return 'words' in found ? {} : faultValues(found.right, found.faults)
}

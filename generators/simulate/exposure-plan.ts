import type { Blueprint } from '#schemas/blueprint'
import { editExposure } from './edit-exposure.ts'

type Exposure = NonNullable<Blueprint['exposure']>

/** What would become of the exposure of a test. Pure data: printing it is the dry run. */
export interface ExposurePlan {
  /** path of the blueprint, as the reader is to see it */
  readonly file: string
  readonly maxRate: { readonly from: number | undefined; readonly to: number }
  /** parameters that the file has, or is to have, those that do not change left out; sorted by unit and id */
  readonly changes: readonly ExposureChange[]
  /** parameters that stay as they are */
  readonly same: number
  /** release that the blueprint names */
  readonly release: string
  /** why it must not be applied; empty where it may */
  readonly refusals: readonly string[]
  /** content of the file; undefined where it stays as it is */
  readonly result: string | undefined
}

/** What becomes of the parameter of an item or of a family. */
export interface ExposureChange {
  readonly unit: 'item' | 'family'
  readonly id: string
  /** probability in (0, 1]; undefined where there is none */
  readonly from: number | undefined
  readonly to: number | undefined
}

interface PlanSource {
  readonly file: string
  /** the file as it was when the simulation began, and as it is now */
  readonly text: string
  readonly now: string
  /** what the text says */
  readonly blueprint: Blueprint
  readonly exposure: Exposure
  /** largest rate that the parameters keep in simulation, and whether that is the wanted one */
  readonly fitted: { readonly highest: number; readonly converged: boolean }
  /** items that were left out for their faults */
  readonly broken: readonly string[]
}

const UNITS = [
  { unit: 'item', kind: 'items' },
  { unit: 'family', kind: 'families' },
] as const

/** Plans what giving a test its exposure parameters does to its file. */
export function planExposure(source: PlanSource): ExposurePlan {
  const { file, text, now, blueprint, exposure, fitted, broken } = source
  const { maxRate } = exposure
  const before = blueprint.exposure
  const all = UNITS.flatMap(({ unit, kind }) => {
    const [old, wanted] = [before?.parameters?.[kind] ?? {}, exposure.parameters?.[kind] ?? {}]
    const ids = [...new Set([...Object.keys(old), ...Object.keys(wanted)])].sort()
    return ids.map((id) => ({ unit, id, from: old[id], to: wanted[id] }))
  })
  const changes = all.filter(({ from, to }) => from !== to)
  const isSame = changes.length === 0 && before?.maxRate === maxRate
  const edited = editExposure(text, exposure)
  const refusals = [
    ...(fitted.converged
      ? []
      : [`no parameters keep ${maxRate} in simulation; the best found reach ${fitted.highest.toFixed(3)}`]),
    ...(broken.length > 0
      ? [`the test was simulated without ${broken.join(', ')}: mend what assay check finds in them first`]
      : []),
    ...(text === now ? [] : [`${file} was changed while the test was simulated: simulate it again`]),
    ...(edited.ok
      ? []
      : [`${file} cannot be edited without changing more than \`exposure\`: write it by hand`]),
  ]
  return {
    file,
    maxRate: { from: before?.maxRate, to: maxRate },
    changes,
    same: all.length - changes.length,
    release: blueprint.release,
    refusals,
    result: isSame || !edited.ok ? undefined : edited.text,
  }
}

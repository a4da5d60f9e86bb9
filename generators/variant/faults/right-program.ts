import type { Model } from '#schemas/model'
import type { ItemFiles } from '../../compile/folder.ts'
import { applyModel, renamedPath, renamer } from '../model/apply-model.ts'
import type { DrawnValues } from '../model/draw-values.ts'
import { fill } from '../model/fill.ts'
import { rightText, type RightText } from './fault-text.ts'

/** The file of a variant that faults are planted in, its text without any, and the faults of the item itself. */
export interface RightProgram extends RightText {
  readonly path: string
}

/** Puts the values of a draw into the program of an item alone, and takes the faults out of it. */
export function rightProgram(
  files: ItemFiles['files'],
  model: Model,
  { own, drawn }: { readonly own: DrawnValues; readonly drawn: DrawnValues },
): RightProgram | undefined {
  const file = model.faults?.in
  const text = file === undefined ? undefined : files.get(file)?.text
  if (file === undefined || text === undefined) return undefined
  const applied = applyModel(new Map([[file, text]]), model, { own, drawn })
  return programAmong(applied.files, model, drawn)
}

/** @param files a variant's, in its words */
export function programAmong(
  files: ReadonlyMap<string, string>,
  model: Model,
  drawn: DrawnValues,
): RightProgram | undefined {
  if (!model.faults) return undefined
  const rename = renamer(model, drawn.story)
  const path = renamedPath(model.faults.in, rename)
  const put = (text: string): string => rename(fill(text, drawn.values).text)
  const found = rightText(files.get(path) ?? '', model.faults, put)
  return 'words' in found ? undefined : { path, ...found }
}

import type { DataPath, JsonSchemaNode } from '#schemas/diagnose/index'
import type { BlueprintEdit } from '../edit-yaml.ts'

/** A place of a blueprint. */
export interface PlaceProps {
  readonly root: JsonSchemaNode
  readonly schema: JsonSchemaNode
  readonly path: DataPath
  readonly value: unknown
  /** the name of the place as people call it */
  readonly label: string
  readonly onEdit: (edit: BlueprintEdit) => void
}

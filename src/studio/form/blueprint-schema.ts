import type { JsonSchemaNode } from '#schemas/diagnose/index'
import blueprintJson from '#schemas/json/blueprint.schema.json'

/** The JSON Schema of blueprints, which references point into. */
export const blueprintRoot: JsonSchemaNode = blueprintJson
/** Its part that speaks of a whole blueprint. */
export const blueprintWhole: JsonSchemaNode = blueprintJson.$defs.Blueprint

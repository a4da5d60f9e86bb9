/**
 * The way into a value as Python writes it: a record is a dict, whose fields are keys.
 *
 * @param path as `conform` has it, without the name of the whole, such as `[0].name`
 */
export function stepsInPython(path: string): string {
  return path.replace(/(\["(?:[^"\\]|\\.)*"\])|\.([A-Za-z]\w*)/g, (_, key?: string, field?: string) =>
    field === undefined ? (key ?? '') : `["${field}"]`,
  )
}

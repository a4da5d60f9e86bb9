type Ref = { readonly field: string; readonly to: string; readonly required: boolean }
type Rows = readonly { readonly id: string; readonly refs: readonly Ref[] }[]
type Plan = {
  readonly insert: readonly string[]
  readonly patch: readonly { readonly id: string; readonly field: string }[]
  readonly left: readonly string[]
}

const letters = 'abcdefghij'

/** Few ids, each of them once, and each field once in its row. */
export function arrange(rows: Rows) {
  return [
    rows.slice(0, 8).map(({ refs }, row) => ({
      id: letters.charAt((row * 7) % 10),
      refs: refs.map(({ field, to, required }, place) => ({
        field: letters.charAt(place),
        to: letters.charAt((field.length * 3 + to.length * 5 + to.charCodeAt(0)) % 9),
        required,
      })),
    })),
  ]
}

const refsOf = (rows: Rows, id: string) => rows.find((row) => row.id === id)?.refs ?? []

export const properties = {
  'each row is inserted or left': ({ insert, left }: Plan, rows: Rows) =>
    [...insert, ...left].toSorted().join() ===
    rows
      .map(({ id }) => id)
      .toSorted()
      .join(),
  'what is required is there before': ({ insert }: Plan, rows: Rows) =>
    insert.every((id, place) =>
      refsOf(rows, id).every(
        ({ to, required }) =>
          !required || insert.slice(0, place + 1).includes(to) || rows.every((row) => row.id !== to),
      ),
    ),
  'who is left needs somebody who is left': ({ left }: Plan, rows: Rows) =>
    left.every((id) => refsOf(rows, id).some(({ to, required }) => required && left.includes(to) && to !== id)),
  'what is patched is an optional reference to a row that was inserted later': ({ insert, patch }: Plan, rows: Rows) =>
    patch.every(({ id, field }) =>
      refsOf(rows, id).some(
        (ref) => ref.field === field && !ref.required && insert.indexOf(ref.to) > insert.indexOf(id),
      ),
    ),
}

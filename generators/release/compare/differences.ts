/** A place in which two values differ, such as `task.signature.returns.type`; one side is absent where it was added. */
export interface Difference {
  readonly path: readonly string[]
  readonly before?: unknown
  readonly after?: unknown
}

/**
 * All places in which two JSON values differ. Members of arrays that have an id or a name meet by it, all others by
 * their place; an order that changed is a difference of the array, unless its ids are opaque, which sorts them.
 */
export function differences(
  before: unknown,
  after: unknown,
  path: readonly string[] = [],
): readonly Difference[] {
  if (before === after) return []
  if (Array.isArray(before) && Array.isArray(after)) return inArrays(before, after, path)
  if (isObject(before) && isObject(after)) {
    const keys = new Set([...Object.keys(before), ...Object.keys(after)])
    return [...keys].flatMap((key) => differences(before[key], after[key], [...path, key]))
  }
  return [
    {
      path,
      ...(before === undefined ? {} : { before }),
      ...(after === undefined ? {} : { after }),
    },
  ]
}

function inArrays(before: readonly unknown[], after: readonly unknown[], path: readonly string[]) {
  const [left, right] = [namesOf(before), namesOf(after)]
  if (!left || !right) {
    const places = Array.from({ length: Math.max(before.length, after.length) }, (_, index) => index)
    return places.flatMap((index) => differences(before[index], after[index], [...path, String(index)]))
  }
  const names = new Set([...left.keys(), ...right.keys()])
  const found = [...names].flatMap((name) => differences(left.get(name), right.get(name), [...path, name]))
  const order = (own: ReadonlyMap<string, unknown>, other: ReadonlyMap<string, unknown>) =>
    [...own.keys()].filter((name) => other.has(name) && !isOpaque(name)).join()
  return order(left, right) === order(right, left) ? found : [...found, { path, before, after }]
}

/** A name that the compiler gave to a part: see generators/kinds/opaque-id.ts. */
export function isOpaque(name: string): boolean {
  return /^[0-9a-f]{12}$/.test(name)
}

function namesOf(array: readonly unknown[]): ReadonlyMap<string, unknown> | undefined {
  const named = new Map<string, unknown>()
  for (const one of array) {
    if (!isObject(one)) return undefined
    const name = one['id'] ?? one['name']
    if (typeof name !== 'string' || named.has(name)) return undefined
    named.set(name, one)
  }
  return named
}

export function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

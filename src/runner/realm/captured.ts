/**
 * Every builtin that the realm's own code uses, captured before any text of the candidate's is evaluated. Afterwards
 * a program may replace or break anything global, so the other files of this folder use only these, operators,
 * string concatenation and own properties: no method lookups, no array writes (a setter on `Array.prototype` would
 * see them), no iteration protocol (spread, `for of`, array patterns), no inherited reads.
 */
export const { apply, getPrototypeOf, getOwnPropertyDescriptor } = Reflect
export const { isArray } = Array
export const { keys, freeze, defineProperty } = Object
export const { parse, stringify } = JSON
export const { floor } = Math
export const { now } = Date
export const realm = globalThis
export const plainPrototype = Object.prototype
export const ThrownTypeError = TypeError
export const ThrownReferenceError = ReferenceError
export const errorPrototype = Error.prototype
export const toNumber = Number
export const settled: Promise<void> = Promise.resolve()
export const promiseThen = Promise.prototype.then
export const isWellFormed = String.prototype.isWellFormed
export const slice = String.prototype.slice
export const charCodeAt = String.prototype.charCodeAt
export const functionText = Function.prototype.toString
export const symbolText = Symbol.prototype.toString
export const regExpText = RegExp.prototype.toString
export const dateTime = Date.prototype.getTime
export const dateText = Date.prototype.toISOString
export const mapEach = Map.prototype.forEach
export const setEach = Set.prototype.forEach
export const mapSize = getterOf(Map.prototype, 'size')
export const setSize = getterOf(Set.prototype, 'size')
const typedArrayPrototype = getPrototypeOf(Uint8Array.prototype)
export const typedArrayName = getterOf(typedArrayPrototype, Symbol.toStringTag)
export const typedArrayLength = getterOf(typedArrayPrototype, 'length')
export const regExpSource = getterOf(RegExp.prototype, 'source')

/** A builtin function or getter, to be called with `apply`. */
export type Builtin = (this: never, ...values: never[]) => unknown

function getterOf(object: object | null, key: PropertyKey): Builtin {
  const getter = object === null ? undefined : getOwnPropertyDescriptor(object, key)?.get
  if (getter === undefined) throw new ThrownTypeError('Expected a getter')
  return getter
}

/** Whether a builtin accepts an object, which only those with the right internal slots pass. */
export function accepts(builtin: Builtin, value: object): boolean {
  try {
    apply(builtin, value, [])
    return true
  } catch {
    return false
  }
}

/** An own data property; undefined where there is none or it is a getter, which is not run. */
export function ownValue(object: object, key: PropertyKey): unknown {
  const descriptor = getOwnPropertyDescriptor(object, key)
  if (descriptor === undefined || getOwnPropertyDescriptor(descriptor, 'value') === undefined)
    return undefined
  return descriptor.value
}

/** What an object is by its internal slots: the name of a typed array, `Map`, `Set`, `Date`, `RegExp`, or ''. */
export function kindOf(value: object): string {
  const name: unknown = apply(typedArrayName, value, [])
  if (typeof name === 'string') return name
  if (accepts(mapSize, value)) return 'Map'
  if (accepts(setSize, value)) return 'Set'
  if (accepts(dateTime, value)) return 'Date'
  return value !== regExpPrototype && accepts(regExpSource, value) ? 'RegExp' : ''
}

const regExpPrototype = RegExp.prototype

/** Name of the class that a prototype belongs to, read without running a getter; '' where there is none. */
export function classOf(prototype: object): string {
  const constructor = ownValue(prototype, 'constructor')
  const name = typeof constructor === 'function' ? ownValue(constructor, 'name') : undefined
  return typeof name === 'string' ? name : ''
}

/** The objects that enclose a value, innermost first: a linked list, since arrays can be spied upon. */
export interface Path {
  readonly value: object
  readonly above: Path | null
}

export function isAbove(path: Path | null, value: object): boolean {
  for (let link = path; link !== null; link = link.above) if (link.value === value) return true
  return false
}

/** Text that may still leave the realm, in characters; `exhausted` ends the run from outside. */
export interface Allowance {
  readonly spend: (characters: number) => void
}

/** @param exhausted called once too much has been spent; does not return */
export function createAllowance(characters: number, exhausted: () => void): Allowance {
  let left = characters
  return {
    spend: (count) => {
      left -= count
      if (left < 0) exhausted()
    },
  }
}

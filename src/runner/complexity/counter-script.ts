/**
 * The realm's side of counting: a script whose value is called with the step budget and the number of sites before any
 * text of the candidate's is read. It charges builtins by the policy of `charging-policy.ts` by standing in for them,
 * and hands the instrumented text its counters. Fixed text, not a bundled module, so that the realm's heap is the same
 * to the byte in every host.
 *
 * `counts[0]` is what is left of the budget, `counts[1]` the site that is charged for builtins, and each further entry
 * a site's sum. Like the rest of the realm's own code it uses captured builtins alone once the candidate's code runs.
 *
 * Said here, for the text is sent to browsers as it is:
 *
 * - `replace` stands in for a method, charged before it runs by what it is given, or after by what it gave
 * - `sorted` is one sort for all engines, since theirs ask the comparator at different times; n⌈log2 n⌉ without one
 * - `put` writes an entry past any setter of the prototype
 * - `noted` marks that code was made from text: it is not counted, so that such a run says nothing
 * - `mark` tells the site that the builtin called next is charged to
 * - `spread` charges the elements that are copied; what can only be walked once is walked there
 * - `fields` charges the fields that a spread into an object copies, or a rest takes
 * - `made` charges what a constructor copies of its first argument or clears
 * - `watched` makes a factory tell the host when the program begins
 */
export const counterScript = String.raw`(function (budget, sites) {
'use strict'
const { apply, getPrototypeOf, getOwnPropertyDescriptor, construct, ownKeys } = Reflect
const { defineProperty, keys, hasOwn } = Object
const { isArray } = Array
const { min, max, trunc, ceil, clz32 } = Math
const { indexOf: arrayIndexOf } = Array.prototype
const { indexOf: textIndexOf } = String.prototype
const isPrototypeOf = Object.prototype.isPrototypeOf
const functionText = Function.prototype.toString
const typed = getPrototypeOf(Uint8Array)
const getter = (object, key) => getOwnPropertyDescriptor(object, key).get
const mapSize = getter(Map.prototype, 'size')
const setSize = getter(Set.prototype, 'size')
const typedLength = getter(typed.prototype, 'length')
const isSticky = getter(RegExp.prototype, 'sticky')
const isGlobal = getter(RegExp.prototype, 'global')
const iterator = Symbol.iterator
const collections = [Set, Map, WeakSet, WeakMap]
const toNumber = Number
const StepError = RangeError
const WrongType = TypeError
const plainMap = Map
const plainSet = Set

const counts = []
for (let i = 0; i < sites + 2; i++) counts[i] = 0
counts[0] = budget
counts[1] = 2
let pattern = 0
let uncounted = 0

function stop() { throw new StepError('Out of steps') }
function charge(steps) {
  if (!(steps > 0)) return
  const whole = steps > 2e9 ? 2e9 : steps
  counts[counts[1]] += whole
  if ((counts[0] -= whole) < 0) { if (counts[0] < -4e9) counts[0] = -4e9; stop() }
}

function lengthOf(value) {
  if (typeof value === 'string' || isArray(value)) return value.length
  if (typeof value !== 'object' || value === null) return 0
  const length = getOwnPropertyDescriptor(value, 'length')
  if (length !== undefined) return typeof length.value === 'number' ? max(0, trunc(length.value)) || 0 : 0
  try { return apply(typedLength, value, []) } catch { return 0 }
}
function sizeOf(value) {
  if (typeof value === 'string' || isArray(value)) return value.length
  if (typeof value !== 'object' || value === null) return 0
  try { return apply(mapSize, value, []) } catch {}
  try { return apply(setSize, value, []) } catch {}
  return lengthOf(value)
}
function rangeStart(value, length) {
  const start = trunc(typeof value === 'number' ? value : 0) || 0
  return start < 0 ? max(0, length + start) : min(start, length)
}
function rangeEnd(value, length) { return value === undefined ? length : rangeStart(value, length) }
function sortSteps(length) { return length < 2 ? length : length * (32 - clz32(length - 1)) }
function isNative(value) {
  if (typeof value !== 'function') return false
  return apply(textIndexOf, apply(functionText, value, []), ['[native code]']) >= 0
}

function replace(owner, name, before, after) {
  const found = getOwnPropertyDescriptor(owner, name)
  if (found === undefined || typeof found.value !== 'function') return
  const native = found.value
  const stand = after === undefined
    ? { [name]() { charge(before(this, arguments)); return apply(native, this, arguments) } }[name]
    : {
        [name]() {
          const site = counts[1]
          const start = before === undefined ? 0 : before(this, arguments)
          const result = apply(native, this, arguments)
          counts[1] = site
          charge(after(result, this, arguments, start))
          return result
        },
      }[name]
  install(owner, name, stand, native)
}
function install(owner, name, stand, native) {
  defineProperty(stand, 'length', { value: native.length, configurable: true })
  defineProperty(owner, name, { value: stand, writable: true, enumerable: false, configurable: true })
}
function each(owner, names, before, after) { for (const name of names) replace(owner, name, before, after) }

const whole = (self) => lengthOf(self)
const ofResult = (result) => lengthOf(result)
const ifNative = (self, given) => (isNative(given[0]) ? lengthOf(self) : 0)

for (const owner of [Array.prototype, typed.prototype]) {
  each(owner, ['forEach', 'map', 'filter', 'reduce', 'reduceRight', 'reverse', 'toReversed', 'copyWithin', 'with', 'shift', 'toSpliced'], whole)
  each(owner, ['every', 'some', 'find', 'findIndex', 'findLast', 'findLastIndex'], ifNative)
  replace(owner, 'slice', undefined, ofResult)
  replace(owner, 'fill', (self, given) => {
    const length = lengthOf(self)
    return max(0, rangeEnd(given[2], length) - rangeStart(given[1], length))
  })
  replace(owner, 'join', undefined, (result, self) => lengthOf(self) + result.length)
  replace(owner, 'indexOf', undefined, (index, self, given) => {
    const start = rangeStart(given[1], lengthOf(self))
    return index < 0 ? lengthOf(self) - start : index - start + 1
  })
  replace(owner, 'lastIndexOf', undefined, (index, self, given) => {
    const length = lengthOf(self)
    const end = given.length < 2 ? length - 1 : given[1] < 0 ? length + given[1] : min(given[1], length - 1)
    return index < 0 ? end + 1 : end - index + 1
  })
  replace(owner, 'includes', undefined, (isFound, self, given) => {
    const start = rangeStart(given[1], lengthOf(self))
    const index = isFound ? apply(arrayIndexOf, self, given) : -1
    return index < 0 ? lengthOf(self) - start : index - start + 1
  })
  sorted(owner, 'sort')
  sorted(owner, 'toSorted')
}
replace(Array.prototype, 'unshift', (self, given) => lengthOf(self) + given.length)
replace(Array.prototype, 'splice', (self, given) => {
  const length = lengthOf(self)
  return given.length === 0 ? 0 : length - rangeStart(given[0], length) + max(0, given.length - 2)
})
replace(Array.prototype, 'concat', (self, given) => {
  let sum = lengthOf(self)
  for (let i = 0; i < given.length; i++) sum += isArray(given[i]) ? given[i].length : 1
  return sum
})
replace(Array.prototype, 'flat', undefined, (result, self) => lengthOf(self) + result.length)
replace(Array.prototype, 'flatMap', undefined, (result, self) => lengthOf(self) + result.length)
replace(typed.prototype, 'set', (self, given) => lengthOf(given[0]))
replace(Array, 'from', undefined, ofResult)
replace(typed, 'from', undefined, ofResult)

function sorted(owner, name) {
  const native = owner[name]
  const stand = {
    [name](compare) {
      if (typeof compare !== 'function') {
        charge(sortSteps(lengthOf(this)))
        return apply(native, this, arguments)
      }
      const site = counts[1]
      const isTyped = owner !== Array.prototype
      const from = Object(this)
      const length = isTyped ? apply(typedLength, this, []) : lengthOf(from)
      const values = []
      let count = 0
      let missing = 0
      let holes = 0
      for (let i = 0; i < length; i++) {
        if (name === 'sort' && !isTyped && !(i in from)) { holes++; continue }
        const value = from[i]
        if (value === undefined && !isTyped) missing++
        else put(values, count++, value)
      }
      const ordered = merge(values, count, compare, site)
      let target = from
      if (name === 'toSorted') target = isTyped ? construct(from.constructor, [length]) : []
      let at = 0
      for (; at < count; at++) name === 'sort' ? (target[at] = ordered[at]) : put(target, at, ordered[at])
      for (let i = 0; i < missing; i++, at++) name === 'sort' ? (target[at] = undefined) : put(target, at, undefined)
      for (let i = 0; i < holes; i++, at++) delete target[at]
      return target
    },
  }[name]
  if (native !== undefined) install(owner, name, stand, native)
}
function put(target, index, value) {
  defineProperty(target, index, { value, writable: true, enumerable: true, configurable: true })
}
function merge(values, count, compare, site) {
  let from = values
  let to = []
  for (let i = 0; i < count; i++) put(to, i, undefined)
  for (let width = 1; width < count; width *= 2) {
    for (let start = 0; start < count; start += 2 * width) {
      const middle = min(start + width, count)
      const end = min(start + 2 * width, count)
      let left = start
      let right = middle
      for (let at = start; at < end; at++) {
        if (left < middle && right < end) {
          counts[1] = site
          charge(1)
          to[at] = toNumber(compare(from[left], from[right])) > 0 ? from[right++] : from[left++]
        } else to[at] = left < middle ? from[left++] : from[right++]
      }
    }
    const swap = from
    from = to
    to = swap
  }
  counts[1] = site
  return from
}

const text = String.prototype
each(text, ['toUpperCase', 'toLowerCase', 'toLocaleUpperCase', 'toLocaleLowerCase', 'trim', 'trimStart', 'trimEnd', 'normalize', 'split', 'isWellFormed', 'toWellFormed'], (self) => lengthOf(self))
each(text, ['slice', 'substring', 'substr', 'repeat', 'padStart', 'padEnd', 'concat'], undefined, ofResult)
each(text, ['replace', 'replaceAll'], undefined, (result, self) => max(lengthOf(self), result.length))
each(text, ['startsWith', 'endsWith', 'localeCompare'], (self, given) => min(lengthOf(self), lengthOf(given[0])))
replace(text, 'indexOf', undefined, scannedText)
replace(text, 'lastIndexOf', undefined, (index, self) => (index < 0 ? lengthOf(self) : lengthOf(self) - index))
replace(text, 'includes', undefined, (isFound, self, given) =>
  scannedText(isFound ? apply(textIndexOf, self, given) : -1, self, given))
function scannedText(index, self, given) {
  const length = lengthOf(self)
  const start = rangeStart(max(0, given[1]), length)
  return index < 0 ? length - start : index - start + lengthOf(given[0])
}

replace(RegExp.prototype, 'exec', (self) => {
  const last = getOwnPropertyDescriptor(self ?? {}, 'lastIndex')
  return typeof last?.value === 'number' ? last.value : 0
}, (match, self, given, last) => {
  pattern = 1
  const sticky = apply(isSticky, self, [])
  const start = sticky || apply(isGlobal, self, []) ? last : 0
  if (match !== null) return max(1, match.index + match[0].length - start)
  return sticky ? 1 : max(1, lengthOf(given[0]) - start)
})

each(Object, ['keys', 'values', 'entries', 'getOwnPropertyNames', 'getOwnPropertySymbols'], undefined, ofResult)
replace(Reflect, 'ownKeys', undefined, ofResult)
replace(Object, 'assign', (self, given) => {
  let sum = 0
  for (let i = 1; i < given.length; i++) sum += fieldsOf(given[i])
  return sum
})
replace(Object, 'fromEntries', undefined, fieldsOf)
each(Object, ['freeze', 'seal', 'isFrozen', 'isSealed', 'getOwnPropertyDescriptors'], (self, given) => fieldsOf(given[0]))
replace(Object, 'groupBy', (self, given) => sizeOf(given[0]))
replace(Map, 'groupBy', (self, given) => sizeOf(given[0]))
each(Promise, ['all', 'allSettled', 'race', 'any'], (self, given) => sizeOf(given[0]))
// what a call spreads without the sign for it
replace(Function.prototype, 'apply', (self, given) => lengthOf(given[1]))
replace(Reflect, 'apply', (self, given) => lengthOf(given[2]))
if (typeof Iterator === 'function') replace(Iterator.prototype, 'toArray', undefined, ofResult)
each(Set.prototype, ['union', 'intersection', 'difference', 'symmetricDifference', 'isSubsetOf', 'isSupersetOf', 'isDisjointFrom'],
  (self, given) => sizeOf(self) + sizeOf(given[0]))
each(Set.prototype, ['forEach', 'clear'], sizeOf)
each(Map.prototype, ['forEach', 'clear'], sizeOf)
replace(JSON, 'stringify', undefined, ofResult)
replace(JSON, 'parse', (self, given) => lengthOf(given[0]))
function fieldsOf(value) {
  if (typeof value === 'string') return value.length
  return typeof value === 'object' && value !== null ? ownKeys(value).length : 0
}

function noted(native) {
  const stand = { [native.name]: function () {
    uncounted = 1
    return new.target === undefined ? apply(native, this, arguments) : construct(native, arguments, native)
  } }[native.name]
  defineProperty(stand, 'length', { value: native.length, configurable: true })
  if (hasOwn(native, 'prototype')) {
    stand.prototype = native.prototype
    defineProperty(native.prototype, 'constructor', { value: stand, writable: true, enumerable: false, configurable: true })
  }
  return stand
}
for (const made of [function () {}, function* () {}, async function () {}, async function* () {}]) {
  const stand = noted(made.constructor)
  if (stand.name === 'Function') defineProperty(globalThis, 'Function', { value: stand, writable: true, enumerable: false, configurable: true })
}
defineProperty(globalThis, 'eval', { value: noted(globalThis.eval), writable: true, enumerable: false, configurable: true })

function mark(site, value) { counts[1] = site; return value }
function spread(site, value) {
  let copied = value
  const isKnown = typeof value === 'string' || isArray(value) || sizeOf(value) > 0
  if (!isKnown && value !== null && value !== undefined && typeof value[iterator] === 'function') {
    copied = []
    let count = 0
    for (const entry of value) {
      counts[1] = site
      charge(1)
      put(copied, count++, entry)
    }
    return copied
  }
  counts[1] = site
  charge(sizeOf(value))
  return copied
}
function fields(site, value) {
  counts[1] = site
  charge(isArray(value) ? value.length : fieldsOf(value))
  return value
}
function made(site, constructor, value) {
  counts[1] = site
  if (typeof constructor !== 'function') return value
  if (constructor === Array) {
    if (typeof value === 'number') charge(value)
    return value
  }
  for (let i = 0; i < 4; i++) {
    const collection = collections[i]
    if (constructor !== collection && !apply(isPrototypeOf, collection, [constructor])) continue
    if (typeof value === 'object' && value !== null && sizeOf(value) === 0 && !isArray(value)) return spread(site, value)
    charge(sizeOf(value))
    return value
  }
  if (apply(isPrototypeOf, typed, [constructor])) charge(typeof value === 'number' ? value : sizeOf(value))
  return value
}
function report() {
  let sums = ''
  for (let i = 2; i < sites + 2; i++) sums += (i > 2 ? ',' : '') + counts[i]
  return '{"left":' + counts[0] + ',"pattern":' + pattern + ',"uncounted":' + uncounted + ',"sums":[' + sums + ']}'
}
return { report, watched: (factory, begin) => (...given) => { begin(); return factory(...given) }, bind: (instrumented) => instrumented(counts, stop, mark, spread, fields, made) }
})`

/**
 * The files around a candidate's tests, as texts, since the same bytes have to arrive wherever this is bundled.
 *
 * Tests may judge an implementation by what it does and by nothing else. So the realm is frozen before they are loaded
 * (nobody can look on while the implementation works), functions show no source, arguments and results are copied, and
 * an error arrives without the stack of where it was thrown. The implementation stands behind the tests in the script,
 * so that not even the number of a line depends on it.
 */
export const suiteFiles = { main: 'main.js', subject: 'subject.js', testing: 'testing.js' } as const

/** Most tests of a suite. */
const mostTests = 200

/** Loads the tests once the realm is frozen, then runs them. */
export const mainText = `var report = require('./testing').report
exports.runSuite = function () {
  return report()
}
Object.freeze(exports)
require('./tests')`

/** @param name of the function under test */
export function subjectText(name: string): string {
  return `var unit = require('./unit')
var testing = require('./testing')
exports.${name} = testing.guarded(unit.${name})
unit.${name} = exports.${name}
Object.freeze(exports)`
}

export const testingText = `'use strict'
var ownKeys = Reflect.ownKeys
var describe = Object.getOwnPropertyDescriptor
var prototypeOf = Object.getPrototypeOf
var define = Object.defineProperty
Function.prototype.toString = function toString() {
  return 'function () { [native code] }'
}
// What is frozen in a prototype could not be set in an object that inherits it: such properties become accessors.
function enable(owner, key) {
  var found = describe(owner, key)
  if (found === undefined || !('value' in found) || !found.configurable) return
  var value = found.value
  define(owner, key, {
    configurable: false,
    enumerable: found.enumerable,
    get: function () {
      return value
    },
    set: function (given) {
      if (this === owner) throw new TypeError('Cannot assign to ' + String(key))
      define(this, key, { value: given, writable: true, enumerable: true, configurable: true })
    },
  })
}
var errors = [Error, TypeError, RangeError, ReferenceError, SyntaxError, EvalError, URIError]
for (var kind of errors) for (var key of ['name', 'message', 'toString', 'constructor']) enable(kind.prototype, key)
for (var key of ['toString', 'valueOf', 'constructor', 'toLocaleString']) enable(Object.prototype, key)
var seen = new Set()
function harden(value) {
  if ((typeof value !== 'object' && typeof value !== 'function') || value === null || seen.has(value)) return
  seen.add(value)
  for (var key of ownKeys(value)) {
    var found = describe(value, key)
    if (found === undefined) continue
    harden(found.value)
    harden(found.get)
    harden(found.set)
  }
  harden(prototypeOf(value))
  if (!ArrayBuffer.isView(value)) Object.freeze(value)
}
for (var hidden of [function* () {}, async function () {}, async function* () {}, [][Symbol.iterator](), new Map()[Symbol.iterator](),
  new Set()[Symbol.iterator](), ''[Symbol.iterator](), 'a'.matchAll(/a/g)]) harden(hidden)
harden(globalThis)

var stringify = JSON.stringify
var registered = []
var assertions = 0
var current
exports.test = function test(name, run) {
  if (typeof name !== 'string' || typeof run !== 'function') throw new TypeError('Expected test(name, function)')
  if (current !== undefined) throw new Error('Tests cannot stand inside tests')
  if (registered.length === ${mostTests}) throw new RangeError('More than ${mostTests} tests')
  registered.push({ name: name.slice(0, 200), run })
}
exports.equal = function equal(actual, expected) {
  assertions += 1
  if (!same(actual, expected)) fail('expected ' + shown(expected) + ', got ' + shown(actual))
}
exports.throws = function throws(run) {
  assertions += 1
  try {
    run()
  } catch {
    return
  }
  fail('expected an error, got none')
}
exports.guarded = function guarded(implementation) {
  return function (...values) {
    var copies = values.map(copy)
    var result
    try {
      result = implementation(...copies)
    } catch (error) {
      throw clean(error)
    }
    if (!(result instanceof Promise)) return copy(result)
    return result.then(copy, function (error) {
      throw clean(error)
    })
  }
}
exports.report = async function report() {
  var results = []
  for (var entry of registered) {
    current = { name: entry.name, message: '', line: 0 }
    results.push(current)
    try {
      await entry.run()
    } catch (error) {
      if (current.message === '') note(error)
    }
  }
  current = undefined
  return stringify({ tests: results, assertions })
}
function fail(message) {
  var error = new Error(message)
  if (current !== undefined && current.message === '') note(error)
  throw error
}
function note(error) {
  var isError = error instanceof Error
  current.message = isError ? (error.name === 'Error' ? '' : error.name + ': ') + error.message : 'threw ' + shown(error)
  if (current.message === '') current.message = 'threw an error'
  current.message = current.message.slice(0, 500)
  current.line = isError ? lineOf(String(error.stack)) : 0
}
function same(one, other) {
  if (one === other || Object.is(one, other)) return true
  if (typeof one !== 'object' || typeof other !== 'object' || one === null || other === null) return false
  if (prototypeOf(one) !== prototypeOf(other)) return false
  if (one instanceof Map) return one.size === other.size && [...one].every(([key, value]) => other.has(key) && same(value, other.get(key)))
  if (one instanceof Set) return one.size === other.size && [...one].every((value) => other.has(value))
  var keys = ownKeys(one)
  return keys.length === ownKeys(other).length && keys.every((key) => Object.hasOwn(other, key) && same(one[key], other[key]))
}
function shown(value) {
  try {
    var text = typeof value === 'bigint' ? value + 'n' : value instanceof Map || value instanceof Set ? stringify([...value]) : stringify(value)
    text = text === undefined ? String(value) : text
    return text.length > 200 ? text.slice(0, 200) + '…' : text
  } catch {
    return 'a value that cannot be shown'
  }
}
function copy(value) {
  if (typeof value === 'function') throw new TypeError('Functions are no data')
  if (typeof value !== 'object' || value === null) return value
  if (Array.isArray(value)) return Array.from(value, copy)
  if (value instanceof Map) return new Map([...value].map(([key, inner]) => [copy(key), copy(inner)]))
  if (value instanceof Set) return new Set([...value].map(copy))
  if (value instanceof Uint8Array) return new Uint8Array(value)
  var prototype = prototypeOf(value)
  if (prototype !== Object.prototype && prototype !== null) throw new TypeError('Only lists, maps and plain objects are data')
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, copy(inner)]))
}
function clean(error) {
  if (!(error instanceof Error)) return copy(error)
  var Kind = errors.find((one) => one.name === error.name) ?? Error
  var again = new Kind(String(error.message))
  if (Kind.name !== error.name) again.name = String(error.name)
  return again
}
function lineOf(stack) {
  for (var [, line] of stack.matchAll(/program:(\\d+)/g)) if (line > firstLine) return line - firstLine
  return 0
}
harden(exports)
// The tests begin two lines behind the last of this file.
var firstLine = Number(/program:(\\d+)/.exec(new Error().stack)[1]) + 2`

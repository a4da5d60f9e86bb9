import { exportNames } from './abi.ts'
import type { World } from './imports.ts'
import { lengthOfText, readText, writeText } from './text.ts'
import { meterExports } from '../meter/meter.ts'

/** Address of a value in the module's memory. Never freed one by one: the whole memory goes after the case. */
export type Handle = number

/** How a call ended: with a value, or by throwing one. */
export interface Completion {
  readonly isThrown: boolean
  readonly value: Handle
}

/** Addresses of a prepared realm. */
export interface Realm {
  readonly runtime: number
  readonly context: number
}

/** The operations on one instance's realm. Those that run the candidate's code are asynchronous. */
export interface Instance {
  readonly world: World
  /** A meter's reading, in its units */
  readonly read: (meter: keyof typeof meterExports) => number
  readonly write: (meter: keyof typeof meterExports, value: number) => void
  readonly evaluate: (text: string, filename: string) => Promise<Completion>
  readonly call: (callee: Handle, ...values: readonly Handle[]) => Promise<Completion>
  /** Runs promise jobs until none is left */
  readonly runJobs: () => Promise<Completion>
  readonly newString: (text: string) => Handle
  readonly newNumber: (value: number) => Handle
  /** A function that calls the host, which is told its number */
  readonly newFunction: (name: string, host: number) => Handle
  /** Text of a value that is known to be a string */
  readonly text: (value: Handle) => string
  readonly number: (value: Handle) => number
  readonly property: (object: Handle, name: string) => Handle
  readonly promiseState: (value: Handle) => number
  readonly promiseResult: (value: Handle) => Handle
  readonly release: (value: Handle) => void
}

/** A function of the module. */
export type Direct = (...values: number[]) => number
/** A function of the module on a stack of its own. */
export type Promising = (...values: number[]) => Promise<number>

/** Finds a function of the module by its readable name. */
export function lookUp(exports: WebAssembly.Exports): (name: keyof typeof exportNames) => Direct {
  return (name) => {
    const value = exports[exportNames[name]]
    if (typeof value !== 'function') throw new RangeError(`Expected the engine to export ${name}`)
    return value as Direct
  }
}

/**
 * Wraps a module's functions.
 *
 * @param world what its imports work on
 * @param exports of the metered module
 * @param promising puts a function on the larger stack
 * @param realm where the values live
 */
export function bindInstance(
  world: World,
  exports: WebAssembly.Exports,
  promising: (direct: Direct) => Promising,
  realm: Realm,
): Instance {
  const find = lookUp(exports)
  const { runtime, context } = realm
  const [allocate, free, exceptionOf] = [find('malloc'), find('free'), find('exceptionOf')]
  const [call, evaluate, runJobs] = [
    promising(find('call')),
    promising(find('evaluate')),
    promising(find('runJobs')),
  ]
  const write = (text: string) => writeText(world.memory, allocate, text)
  const meterOf = (name: keyof typeof meterExports) =>
    exports[meterExports[name]] as WebAssembly.Global<'i32'>

  const completion = (value: Handle): Completion => {
    const thrown = exceptionOf(context, value)
    return thrown === 0 ? { isThrown: false, value } : { isThrown: true, value: thrown }
  }

  return {
    world,
    read: (meter) => meterOf(meter).value,
    write: (meter, value) => {
      meterOf(meter).value = value
    },
    evaluate: async (text, filename) => {
      const source = write(text)
      const name = write(filename)
      return completion(await evaluate(context, source.address, source.length, name.address, 0, 0))
    },
    call: async (callee, ...values) => {
      const list = allocate(4 * Math.max(values.length, 1))
      new Uint32Array(world.memory.buffer, list, values.length).set(values)
      const result = completion(await call(context, callee, find('getUndefined')(), values.length, list))
      free(list)
      return result
    },
    runJobs: async () => {
      const contextOut = allocate(4)
      const result = completion(await runJobs(runtime, -1, contextOut))
      free(contextOut)
      return result
    },
    newString: (text) => {
      const { address } = write(text)
      const value = find('newString')(context, address)
      free(address)
      return value
    },
    newNumber: (value) => find('newNumber')(context, value),
    newFunction: (name, host) => find('newFunction')(context, write(name).address, 1, 0, host),
    text: (value) => {
      const address = find('getString')(context, value)
      const text = readText(world.memory, address, lengthOfText(world.memory, address))
      find('freeString')(context, address)
      return text
    },
    number: (value) => find('getNumber')(context, value),
    property: (object, name) => {
      const { address } = write(name)
      const key = find('newString')(context, address)
      free(address)
      return find('getProperty')(context, object, key)
    },
    promiseState: (value) => find('promiseState')(context, value),
    promiseResult: (value) => find('promiseResult')(context, value),
    release: (value) => void find('freeValue')(context, value),
  }
}

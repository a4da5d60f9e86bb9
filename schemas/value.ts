export { parseType, printType, TypeSyntaxError, type ValueType } from './value/type.ts'
export {
  isTagged,
  isPlainObject,
  deepestValue,
  type Encoded,
  type EncodedObject,
  type Tagged,
} from './value/encoded.ts'
export { encodeValue, toBase64 } from './value/encode.ts'
export { decodeValue, fromBase64 } from './value/decode.ts'
export { conform, describe, type Conformance } from './value/conform.ts'
export { readPlain, type PlainReading } from './value/plain.ts'
export { showValue } from './value/show.ts'
export { showPython } from './value/show-python.ts'
export { pythonName, pythonWords } from './value/python-name.ts'
export { readPython, type PythonReading } from './value/read-python.ts'
export type { PythonFault } from './value/parse-python.ts'

/** Writes the sample that the studio's guides begin with: `node generators/sample/write.ts`. */
import { writeFile } from 'node:fs/promises'
import { canonicalJson } from '#log'
import { makeSample } from './make-sample.ts'

const { index, responses } = makeSample()
const folder = new URL('../../public/sample/', import.meta.url)
await writeFile(new URL('index.json', folder), canonicalJson(index))
await writeFile(new URL('responses.csv', folder), responses)

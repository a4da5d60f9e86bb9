/** One thread of a calibration: holds some of the persons, and answers each pass over them. */
import { parentPort } from 'node:worker_threads'
import { serveShards, type ShardRequest } from '#adaptive'

const port = parentPort
if (port) {
  const serve = serveShards()
  port.on('message', (request: ShardRequest) => port.postMessage(serve(request)))
}

import type { Channel, ChannelEvents } from '../supervisor.ts'
import { bootScript } from './boot.ts'

/**
 * Pings without an answer after which a frame is given up. They are counted, not timed: after a sleep of the machine
 * or a long task of the page only one more ping is due.
 */
const unansweredPings = 5

/**
 * Opens a sandboxed frame with a worker in it.
 *
 * @returns a channel to the worker; closing it removes the frame, which ends the worker at once
 */
export function openFrame(options: {
  readonly worker: string
  readonly bootHash: string
  readonly container?: Element
  /** Time between two pings, in milliseconds */
  readonly pingMs: number
  readonly events: ChannelEvents
}): Channel {
  const { events } = options
  const { port1: port, port2: remote } = new MessageChannel()
  const frame = document.createElement('iframe')
  frame.setAttribute('sandbox', 'allow-scripts')
  frame.hidden = true
  frame.title = 'Sandbox'
  frame.srcdoc = documentText(options.bootHash)

  let unanswered = 0
  port.addEventListener(
    'message',
    ({ data }: MessageEvent<{ readonly type?: unknown; readonly message?: unknown }>) => {
      unanswered = 0
      if (data.type === 'fault') events.closed(`The sandbox failed: ${String(data.message)}`)
      else if (data.type !== 'pong') events.message(data)
    },
  )
  port.start()
  const onFrame = (event: MessageEvent) => {
    if (event.source !== frame.contentWindow) return
    removeEventListener('message', onFrame)
    frame.contentWindow?.postMessage({ type: 'boot', script: options.worker }, '*', [remote])
  }
  addEventListener('message', onFrame)
  const heartbeat = setInterval(() => {
    if (unanswered >= unansweredPings) return events.closed('The sandbox was ended by the browser')
    unanswered++
    port.postMessage({ type: 'ping' })
  }, options.pingMs)
  ;(options.container ?? document.body).append(frame)

  return {
    post: (message) => port.postMessage(message),
    close: () => {
      clearInterval(heartbeat)
      removeEventListener('message', onFrame)
      port.close()
      frame.remove()
    },
  }
}

/** The frame's document: one script, and a policy that lets it make a worker and compile WebAssembly. */
function documentText(bootHash: string): string {
  const policy = `default-src 'none'; script-src '${bootHash}' blob: 'wasm-unsafe-eval'; worker-src blob:`
  return `<!doctype html><meta http-equiv="content-security-policy" content="${policy}"><script>${bootScript}</script>`
}

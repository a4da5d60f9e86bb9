/**
 * The one script of the sandboxed frame: starts a classic worker from a text that the page posts in, hands the page's
 * channel to it, and answers pings. The page's policy and the frame's name its hash (`bootHash`), so it is fixed text.
 */
export const bootScript = `'use strict'
addEventListener('message', function (event) {
  if (event.source !== parent || !event.data || event.data.type !== 'boot') return
  var port = event.ports[0]
  var worker = new Worker(URL.createObjectURL(new Blob([event.data.script], { type: 'text/javascript' })))
  worker.onmessage = function (message) { port.postMessage(message.data) }
  worker.onerror = function (fault) { port.postMessage({ type: 'fault', message: String(fault.message) }) }
  port.onmessage = function (message) {
    if (message.data.type === 'ping') port.postMessage({ type: 'pong' })
    else worker.postMessage(message.data)
  }
}, { once: true })
parent.postMessage({ type: 'assay:frame' }, '*')
`

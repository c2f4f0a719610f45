import type { CDPSession, Page, Response } from 'playwright-core'
import type { Visit } from './checks/check.ts'
import { bytesOnTheWire } from './wire.ts'

/** What the browser says about every page that is an error, and about one that is left while it turns: no faults. */
const usual =
  /^Failed to load resource: the server responded with a status of \d+|^Transition was (aborted|skipped)/

/**
 * Watches a page from now on. `seen()` tells of the document that stands there: what it took to show it (each visit
 * loads everything anew, as a first one does), the text as sent, and what the browser complained about.
 */
export async function watch(page: Page) {
  const wire = await page.context().newCDPSession(page)
  await wire.send('Network.enable')
  await wire.send('Network.setCacheDisabled', { cacheDisabled: true })
  const requests = new Map<string, { url: string; bytes: number }>()
  let complaints: string[] = []
  let document: Response | undefined

  forgetAtEachDocument(wire, () => {
    requests.clear()
    complaints = []
  })
  wire.on('Network.requestWillBeSent', ({ requestId, request }) => {
    requests.set(requestId, { url: request.url, bytes: 0 })
  })
  wire.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
    const request = requests.get(requestId)
    if (request) request.bytes = encodedDataLength
  })
  page.on('response', (response) => {
    if (response.request().isNavigationRequest() && response.frame() === page.mainFrame()) document = response
  })
  page.on('console', (message) => {
    if (['error', 'warning'].includes(message.type()) && !usual.test(message.text()))
      complaints.push(message.text())
  })
  page.on('pageerror', ({ message }) => {
    if (!usual.test(message)) complaints.push(message)
  })

  return {
    async seen(): Promise<Pick<Visit, 'path' | 'status' | 'html' | 'requests' | 'complaints'> & Asked> {
      if (!document) throw new Error('No page was opened')
      const { pathname } = new URL(document.url())
      return {
        method: document.request().method(),
        path: pathname,
        status: document.status(),
        html: await document.text(),
        requests: await withIcon(page, [...requests.values()]),
        complaints,
      }
    },
  }
}

type Asked = { method: string }

type Request = Visit['requests'][number]

/** The icon is asked for by the browser's window, whenever it likes: it is counted as if that were at once. */
async function withIcon(page: Page, requests: Request[]): Promise<Request[]> {
  const icon = page.locator('link[rel=icon]:not([href^="data:"])')
  if ((await icon.count()) === 0) return requests
  const url = await icon.evaluate((link: HTMLLinkElement) => link.href)
  const bytes = icons.get(url) ?? (await bytesOnTheWire(url))
  icons.set(url, bytes)
  return [...requests.filter((request) => request.url !== url), { url, bytes }]
}

const icons = new Map<string, number>()

function forgetAtEachDocument(wire: CDPSession, forget: () => void): void {
  wire.on('Network.requestWillBeSent', ({ type, frameId, loaderId, requestId }) => {
    // The frame of an email in the mailbox is a document too, but no page.
    if (type === 'Document' && requestId === loaderId && isMain(frameId)) forget()
  })
  const main = wire.send('Page.getFrameTree').then(({ frameTree }) => frameTree.frame.id)
  let mainId: string | undefined
  void main.then((id) => {
    mainId = id
  })
  const isMain = (frameId: string | undefined) => mainId === undefined || frameId === mainId
}

import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'

type Parts = { lang?: string; title?: string; head?: string; main?: string; footer?: string; style?: string }

/** A page that nothing is wrong with, but for the parts that are told. */
export const pageWith = ({ lang = 'en', title = 'Sound', head = '', main = '', footer, style = '' }: Parts) =>
  `<!doctype html>
<html lang="${lang}">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title}</title><link rel="icon" href="data:,"><style>${soundStyle}${style}</style>${head}</head>
<body>
<a class="skip" href="#main">Skip to the content</a>
<header><a href="/">Perrin &amp; Filles</a></header>
<main id="main">${main || soundMain}</main>
<footer>${footer ?? '<p>12 rue des Carmes</p><button type="button" lang="fr">Français</button>'}</footer>
</body></html>`

const soundStyle = `
  body { margin: 1rem; background: #fff; color: #111 }
  a { color: #0033aa; padding: .5rem 0; display: inline-block }
  input, button { min-height: 3rem; border: 2px solid #333; background: #fff; color: #111; max-width: 100% }
  :focus-visible { outline: 3px solid #0033aa }
  @media (prefers-color-scheme: dark) {
    body, input, button { background: #111; color: #eee } a { color: #99bbff }
  }
`

const soundMain =
  '<h1>Sound</h1><form><label for="email">Email</label> <input id="email" name="email" type="text"> <button type="submit">Send</button></form>'

/** A server that answers every path with the page put on it last. */
export async function startPageServer() {
  let html = ''
  const server = createServer((_, response) => {
    response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' }).end(html)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  return {
    url: `http://localhost:${port}/`,
    put(page: string) {
      html = page
    },
    stop: () => {
      server.closeAllConnections()
      return new Promise((resolve) => server.close(resolve))
    },
  }
}

import type { Server } from 'node:http'
import { serve } from '@hono/node-server'
import { Hono } from 'hono'
import { answering } from './child.ts'

/**
 * The baseline of pages: Hono and hono/jsx with nothing around them, answering a page of static JSX that has the
 * log-in page's elements, filled up to its size. It is rendered for each request, to a string, which is the
 * fastest way to do that.
 */
answering(({ port, bytes }: { port: number; bytes: number }) => {
  const bare = Buffer.byteLength(render(''))
  if (bare > bytes) throw new Error(`The baseline's page has ${bare} bytes, more than the ${bytes} wanted`)
  const filling = '.'.repeat(bytes - bare)
  const app = new Hono().get('/', (c) => c.html(render(filling)))
  return new Promise((resolve) => {
    const server = serve({ fetch: app.fetch, hostname: '127.0.0.1', port }, () => resolve(true)) as Server
    server.keepAliveTimeout = 60_000
  })
})

const render = (filling: string) => `<!doctype html>\n${(<Page filling={filling} />).toString()}`

function Page({ filling }: { filling: string }) {
  return (
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <title>Log in – Perrin &amp; Filles</title>
        <link rel="stylesheet" href="/static/comptoir.css" />
      </head>
      <body class="boxed">
        <a class="skip" href="#main">
          Skip to the content
        </a>
        <header class="site">
          <a class="logo" href="https://perrin.example/">
            Perrin &amp; Filles
          </a>
        </header>
        <main id="main" class="box">
          <h1>Log in</h1>
          <form class="form" method="post" action="/login" novalidate>
            <div class="field">
              <label for="email">Email</label>
              <input id="email" name="email" type="email" autocomplete="username" maxlength={254} required />
            </div>
            <div class="field">
              <label for="password">Password</label>
              <p class="hint" id="password-hint">
                Yours, or the temporary one from our email.
              </p>
              <input
                id="password"
                name="password"
                type="password"
                autocomplete="current-password"
                required
                aria-describedby="password-hint"
              />
            </div>
            <div class="ticks">
              <div class="tick">
                <input id="keep" name="keep" type="checkbox" value="on" />
                <label for="keep">Keep me logged in</label>
              </div>
              <div class="tick">
                <input id="shared" name="shared" type="checkbox" value="on" aria-describedby="shared-hint" />
                <label for="shared">This is a shared computer</label>
                <p class="hint" id="shared-hint">
                  We log you out when the browser closes.
                </p>
              </div>
            </div>
            <button class="button" type="submit">
              Log in
            </button>
          </form>
          <p>
            <a class="plain" href="/forgot-password">
              I forgot my password
            </a>
          </p>
        </main>
        <footer class="foot">
          <p>{filling}</p>
          <ul>
            <li>
              <a href="https://perrin.example/">Back to the shop</a>
            </li>
            <li>
              <a href="https://perrin.example/privacy">Privacy</a>
            </li>
            <li>
              <a href="https://perrin.example/help">Help</a>
            </li>
            <li>
              <form class="switch" method="post" action="/language" novalidate>
                <button class="plain" type="submit" lang="fr">
                  Français
                </button>
              </form>
            </li>
          </ul>
        </footer>
      </body>
    </html>
  )
}

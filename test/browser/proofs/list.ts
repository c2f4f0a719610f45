import type { Hono } from 'hono'
import type { RequestEnv } from '../../../src/http/context.ts'
import { errorPages, pages, type State } from './pages.ts'

/** Method and path of everything that answers. Middleware, and the API, are registered for all methods. */
export function routesOf(app: Hono<RequestEnv>): string[] {
  const names = app.routes.map(({ method, path }) => `${method} ${path}`)
  return [...new Set(names)].filter((name) => !name.startsWith('ALL '))
}

/** The route that answers a request; undefined where none does. */
export function routeFor(app: Hono<RequestEnv>, method: string, path: string): string | undefined {
  const [matches] = app.router.match(method, path)
  const route = matches.map(([[, found]]) => found).find((found) => found.method === method)
  return route && `${route.method} ${route.path}`
}

type List = Record<string, unknown>

export const missingFrom = (list: List, names: string[]): string[] =>
  names
    .filter((name) => !(name in list))
    .map(
      (name) =>
        `${name} is new: add it to \`pages\` in test/browser/proofs/pages.ts, with who sees it and in which states (visitors.ts has the people), or say in a sentence why nobody sees a page there`,
    )

export const unknownIn = (list: List, names: string[]): string[] =>
  Object.keys(list)
    .filter((name) => !names.includes(name))
    .map((name) => `${name} answers nothing any more: take it out of \`pages\``)

/** Every state of every page, with the route that has to answer: null for error pages, which come from anywhere. */
export function everyState(): { name: string; route: string | null; state: State }[] {
  const statesOf = (entry: State[] | string) => (typeof entry === 'string' ? [] : entry)
  return [
    ...Object.entries(pages).flatMap(([route, entry]) =>
      statesOf(entry).map((state) => ({ name: `${shortened(route)}, ${state.called}`, route, state })),
    ),
    ...Object.entries(errorPages).flatMap(([status, entry]) =>
      statesOf(entry).map((state) => ({ name: `error ${status}, ${state.called}`, route: null, state })),
    ),
  ]
}

/** Without the patterns of its parameters. */
const shortened = (route: string) => route.replace(/(:\w+)\{.*?\}(?=\/|$)/g, '$1')

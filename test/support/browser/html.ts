import { type DOMParser, type Document, Window } from 'happy-dom'

let parser: DOMParser | undefined

/** One Window for all pages of a run, for making one is slow. It runs no scripts and loads nothing. */
export function parseHtml(html: string): Document {
  parser ??= new new Window({ settings: { enableJavaScriptEvaluation: false } }).DOMParser()
  return parser.parseFromString(html, 'text/html') as Document
}

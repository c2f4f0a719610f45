/** Stands in the file itself: it has to look right without anything around it, on paper too. */
export const dataFileStyle = `
:root { color-scheme: light dark }
body { margin: 0 auto; padding: 1.5rem 1rem 4rem; max-width: 60rem; font: 1rem/1.5 system-ui, sans-serif }
h1, h2, h3 { line-height: 1.2; font-weight: 500 }
h2 { margin-top: 3rem; border-top: 1px solid; padding-top: .75rem }
h3 { margin-bottom: .5rem }
dl { display: grid; grid-template-columns: minmax(9rem, 1fr) 3fr; gap: .25rem 1rem; margin: 0 }
dt { opacity: .75 }
dd { margin: 0; overflow-wrap: anywhere; white-space: pre-line }
.scroll { overflow-x: auto }
table { border-collapse: collapse; width: 100% }
caption { text-align: left; font-style: italic }
th, td { text-align: left; vertical-align: top; padding: .3rem .75rem .3rem 0; border-bottom: 1px solid #8888; overflow-wrap: anywhere }
article { margin: 0 0 2rem; break-inside: avoid }
@media (max-width: 40rem) { dl { grid-template-columns: 1fr; gap: 0 } dd { margin-bottom: .5rem } }
@media print { body { max-width: none; padding: 0; font-size: 10pt } .scroll { overflow: visible } tr { break-inside: avoid } }
`

import type { Child, PropsWithChildren } from 'hono/jsx'
import { useFrame } from './frame.ts'
import { ShopName } from './shop-name.tsx'
import { SiteFooter } from './site-footer.tsx'

type Props = PropsWithChildren<{
  title: string
  /** Whether the page tells of an error; its title then begins with it. */
  wrong?: boolean
  boxed?: boolean
  /** Whether the page carries what was typed: switching the language would lose it. */
  stays?: boolean
  /** What stands beside the shop's name. */
  beside?: Child
  /** Addresses of style sheets beside the usual one. */
  styles?: string[]
}>

/** The page from html to footer; its children are the tabs and main. */
export function Document({
  title,
  wrong = false,
  boxed = false,
  stays = false,
  beside,
  styles = [],
  children,
}: Props) {
  const { words, language, shop, stylesheet, script, icon } = useFrame()
  return (
    <html lang={language}>
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <title>{`${wrong ? words.site.errorTitle(title) : title} – ${shop.name}`}</title>
        {icon && <link rel="icon" href={icon} type="image/svg+xml" />}
        <link rel="stylesheet" href={stylesheet} />
        {styles.map((address) => (
          <link rel="stylesheet" href={address} />
        ))}
        {script && <script type="module" src={script} />}
      </head>
      <body class={boxed ? 'boxed' : undefined}>
        <a class="skip" href="#main">
          {words.site.skip}
        </a>
        <header class="site">
          <ShopName />
          {beside}
        </header>
        {children}
        <SiteFooter stays={stays} />
      </body>
    </html>
  )
}

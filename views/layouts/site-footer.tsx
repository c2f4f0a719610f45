import { useFrame } from './frame.ts'
import { LanguageSwitch } from './language-switch.tsx'

/** Where the shop is, and the ways out of the account area. */
export function SiteFooter({ stays }: { stays: boolean }) {
  const { words, shop } = useFrame()
  return (
    <footer class="foot">
      <p>{shop.address ? `${shop.name}, ${shop.address}` : shop.name}</p>
      <ul>
        <FooterLink href={shop.url} words={words.site.backToShop} />
        <FooterLink href={shop.privacyUrl} words={words.site.privacy} />
        <FooterLink href={shop.helpUrl} words={words.site.help} />
        {!stays && <LanguageSwitch />}
      </ul>
    </footer>
  )
}

function FooterLink({ href, words }: { href: string | null; words: string }) {
  if (!href) return null
  return (
    <li>
      <a href={href}>{words}</a>
    </li>
  )
}

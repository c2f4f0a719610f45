import { EmailLink, PhoneLink } from '../components/contact.tsx'
import { useFrame } from './frame.ts'
import { LanguageSwitch } from './language-switch.tsx'

/** Help first, in the same place on every page (WCAG 2.2, 3.2.6); where the shop is; the ways out. */
export function SiteFooter({ stays }: { stays: boolean }) {
  const { words, shop } = useFrame()
  return (
    <footer class="foot">
      <Help />
      <p>{shop.address ? `${shop.name}, ${shop.address}` : shop.name}</p>
      <ul>
        <FooterLink href={shop.url} words={words.site.backToShop} />
        <FooterLink href={shop.termsUrl} words={words.site.terms} />
        <FooterLink href={shop.privacyUrl} words={words.site.privacy} />
        <FooterLink href={shop.legalUrl} words={words.site.legal} />
        {!stays && <LanguageSwitch />}
      </ul>
    </footer>
  )
}

function Help() {
  const { words, shop } = useFrame()
  const { phone, email, helpUrl } = shop
  if (!phone && !email && !helpUrl) return null
  return (
    <ul class="help">
      <li>{words.site.questions}</li>
      {phone && (
        <li>
          <PhoneLink phone={phone} />
        </li>
      )}
      {email && (
        <li>
          <EmailLink email={email} />
        </li>
      )}
      <FooterLink href={helpUrl} words={words.site.help} />
    </ul>
  )
}

function FooterLink({ href, words }: { href: string | null | undefined; words: string }) {
  if (!href) return null
  return (
    <li>
      <a href={href}>{words}</a>
    </li>
  )
}

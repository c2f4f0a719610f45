import { useFrame } from './frame.ts'

/** On top of every page: the logo, the name unless the logo draws it, and the way back to the shop. */
export function ShopName() {
  const { shop, logo } = useFrame()
  const drawn = Boolean(logo && shop.logoShowsName)
  const name = (
    <>
      {logo && <img src={logo.path} width={logo.width} height={logo.height} alt={drawn ? shop.name : ''} />}
      {!drawn && shop.name}
    </>
  )
  return shop.url ? (
    <a class="logo" href={shop.url}>
      {name}
    </a>
  ) : (
    <span class="logo">{name}</span>
  )
}

import { knock } from '../../http/knock.ts'
import type { Browser } from '../../support/browser.ts'
import type { Shop } from '../../support/shop.ts'

/** What a press on one of the two download buttons brings, as it comes over the wire. */
export async function download(shop: Shop, browser: Browser, file: 'html' | 'json'): Promise<Response> {
  await browser.open('/profile/your-data')
  const token = browser.find('input[name=form-token]')?.getAttribute('value') ?? ''
  const cookie = [...browser.cookies].map(([name, value]) => `${name}=${value}`).join('; ')
  const body = { file, 'form-token': token }
  return knock(shop, '/profile/your-data/file', { headers: { cookie }, body })
}

/** The file for programs, read. */
export const downloadJson = async (shop: Shop, browser: Browser) =>
  JSON.parse(await (await download(shop, browser, 'json')).text())

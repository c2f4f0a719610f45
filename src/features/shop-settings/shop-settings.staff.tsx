import { Hono } from 'hono'
import type { FormValue } from '../../../views/components/form-value.ts'
import { LogoRemovalPage } from '../../../views/shop-settings/logo-removal-page.tsx'
import { ShopSettingsPage } from '../../../views/shop-settings/shop-settings-page.tsx'
import type { Config } from '../../config.ts'
import type { RequestEnv } from '../../http/context.ts'
import { checkForm } from '../../http/forms.ts'
import { shopProperties } from '../../http/join-styles.ts'
import { confirmNext } from '../../http/notice.ts'
import { invalid, page } from '../../http/page.tsx'
import { makeFreshGuard, makeOwnersOnly, makeStaffGuard, staffActor } from '../../http/staff-guard.ts'
import { paths } from '../../paths.ts'
import type { Services } from '../../services.ts'
import { choosable, withChoices } from '../../settings/choosable.ts'
import { hasChosenLogo, saveChoices, saveLogo } from './chosen.ts'
import { removeLogoForm, type SettingField, shopSettingsForm } from './shop-settings.form.ts'

type Form = FormValue<SettingField>

/** What of a brand is a property in the style sheet; short names, since they stand in an address. */
const brandNames = [
  'SHOP_ACCENT',
  'SHOP_RADIUS',
  'SHOP_TEXT_FONT',
  'SHOP_HEADING_FONT',
  'SHOP_HEADING_WEIGHT',
] as const

/** How the shop is called, looks and behaves: an owner sets it, sees it first, and history keeps every change. */
export function shopSettingsRoutes(services: Services) {
  const { database, config, settings, clock } = services
  const guard = makeStaffGuard(services)
  const ownersOnly = makeOwnersOnly(services)
  const fresh = makeFreshGuard(services)

  return new Hono<RequestEnv>()

    .get(paths.staff.settings, guard, ownersOnly, fresh, async (c) =>
      page(c, await pageOf({ values: valuesOf(), errors: {} })),
    )

    .post(paths.staff.settings, guard, ownersOnly, fresh, async (c) => {
      const checked = checkForm(c, shopSettingsForm)
      if (!checked.ok) return invalid(c, await pageOf(checked.form))
      const { step, ...rest } = checked.fields
      const fields: Record<string, unknown> = rest
      const wanted = new Map(choosable.map(({ name }) => [name as string, String(fields[name] ?? '')]))
      if (step === 'preview') return page(c, await pageOf(checked.form, wanted))

      await saveChoices(database, settings.base, wanted, staffActor(c), clock())
      await settings.renew()

      confirmNext(c, 'settingsSaved')
      return c.redirect(paths.staff.settings, 303)
    })

    .get(paths.staff.settingsPreviewStyles, guard, ownersOnly, (c) => {
      const wanted = new Map(brandNames.map((name) => [name as string, c.req.query(name) ?? '']))
      const { shop } = withChoices(services.config, wanted, null)

      return c.body(shopProperties(shop) || ':root{}', 200, { 'content-type': 'text/css; charset=utf-8' })
    })

    .get(paths.staff.settingsLogoRemoval, guard, ownersOnly, fresh, (c) =>
      page(c, <LogoRemovalPage stale={false} />),
    )

    .post(paths.staff.settingsLogoRemoval, guard, ownersOnly, fresh, async (c) => {
      const checked = checkForm(c, removeLogoForm)
      if (!checked.ok) return invalid(c, <LogoRemovalPage stale />)

      await saveLogo(database, null, staffActor(c), clock())
      await settings.renew()

      confirmNext(c, 'logoRemoved')
      return c.redirect(paths.staff.settings, 303)
    })

  function valuesOf(): Record<string, string> {
    return Object.fromEntries(choosable.map((setting) => [setting.name, setting.read(config)]))
  }

  async function pageOf(form: Form, preview: ReadonlyMap<string, string> | null = null) {
    const query =
      preview &&
      new URLSearchParams(Object.fromEntries(brandNames.map((name) => [name, preview.get(name) ?? ''])))
    return (
      <ShopSettingsPage
        form={form}
        ownLogo={await hasChosenLogo(database)}
        preview={preview && previewOf(withChoices(config, preview, null))}
        previewStyles={query && `${paths.staff.settingsPreviewStyles}?${query}`}
      />
    )
  }
}

const previewOf = ({ shop, email }: Config) => ({ shop, from: email.from })

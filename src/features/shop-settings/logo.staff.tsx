import { Hono } from 'hono'
import { LogoPage } from '../../../views/shop-settings/logo-page.tsx'
import { largestLogo, readLogo } from '../../brand/logo.ts'
import type { RequestEnv } from '../../http/context.ts'
import { checkForm } from '../../http/forms.ts'
import { confirmNext } from '../../http/notice.ts'
import { invalid, page } from '../../http/page.tsx'
import { readPostedFile } from '../../http/posted-file.ts'
import { makeFreshGuard, makeOwnersOnly, makeStaffGuard, staffActor } from '../../http/staff-guard.ts'
import { paths } from '../../paths.ts'
import type { Services } from '../../services.ts'
import { saveLogo } from './chosen.ts'
import { removeLogoForm } from './shop-settings.form.ts'

/** The fields around the file take less than this. */
const around = 8 * 1024

const problems = {
  'too-large': 'logoTooLarge',
  'no-picture': 'logoNoPicture',
  broken: 'logoBroken',
  'not-plain': 'logoNotPlain',
} as const

/** The one form that sends a file: mounted before forms without files are read. */
export function logoRoutes(services: Services) {
  const { database, settings, clock } = services
  const guard = makeStaffGuard(services)
  const ownersOnly = makeOwnersOnly(services)
  const fresh = makeFreshGuard(services)

  return new Hono<RequestEnv & { Variables: { file: Buffer | null } }>()

    .get(paths.staff.settingsLogo, guard, ownersOnly, fresh, (c) => page(c, <LogoPage problem={null} />))

    .post(
      paths.staff.settingsLogo,
      guard,
      ownersOnly,
      fresh,
      readPostedFile('logo', largestLogo + around),
      async (c) => {
        const checked = checkForm(c, removeLogoForm)
        if (!checked.ok) return invalid(c, <LogoPage problem={checked.form.problem ?? 'unknownField'} />)
        const read = c.get('file') && readLogo(c.get('file') ?? Buffer.alloc(0))
        if (!read) return invalid(c, <LogoPage problem="logoMissing" />)
        if (!read.ok) return invalid(c, <LogoPage problem={problems[read.problem.kind]} />)

        await saveLogo(database, read.logo, staffActor(c), clock())
        await settings.renew()

        confirmNext(c, 'settingsSaved')
        return c.redirect(paths.staff.settings, 303)
      },
    )
}

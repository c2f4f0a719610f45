import { Hono } from 'hono'
import { ProfilePage } from '../../../views/profile/profile-page.tsx'
import { type Customer, saveProfile } from '../../accounts/customers.ts'
import type { RequestEnv } from '../../http/context.ts'
import { checkForm } from '../../http/forms.ts'
import { makeGuard } from '../../http/guard.ts'
import { languageOf } from '../../http/language.ts'
import { confirmNext } from '../../http/notice.ts'
import { invalid, page } from '../../http/page.tsx'
import type { Language } from '../../i18n/words.ts'
import { paths } from '../../paths.ts'
import type { Services } from '../../services.ts'
import { profileForm } from './profile.form.ts'

export function profileRoutes(services: Services) {
  const { database, clock } = services
  const guard = makeGuard(services)

  return new Hono<RequestEnv>()

    .get(paths.profile, guard, (c) =>
      page(
        c,
        <ProfilePage
          form={{ values: typedBefore(c.var.customer, languageOf(c)), errors: {} }}
          since={c.var.customer.createdAt}
        />,
      ),
    )

    .post(paths.profile, guard, async (c) => {
      const checked = checkForm(c, profileForm)
      if (!checked.ok) return invalid(c, <ProfilePage form={checked.form} since={c.var.customer.createdAt} />)

      await saveProfile(database, c.var.customer.id, checked.fields, clock())

      confirmNext(c, 'profileSaved')
      return c.redirect(paths.profile, 303)
    })
}

function typedBefore({ firstName, lastName, company, phone, language }: Customer, spoken: Language) {
  return { firstName, lastName, company: company ?? '', phone: phone ?? '', language: language ?? spoken }
}

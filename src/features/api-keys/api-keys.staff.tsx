import { Hono } from 'hono'
import { ApiKeysPage } from '../../../views/api-keys/api-keys-page.tsx'
import { EndKeyPage } from '../../../views/api-keys/end-key-page.tsx'
import { MadeKeyPage } from '../../../views/api-keys/made-key-page.tsx'
import { NewKeyPage } from '../../../views/api-keys/new-key-page.tsx'
import { createApiKey, endApiKey, findApiKey, listApiKeys } from '../../accounts/api-key-making.ts'
import { scopes } from '../../accounts/api-keys.ts'
import type { RequestEnv } from '../../http/context.ts'
import { answerError } from '../../http/error-answer.tsx'
import { checkForm, wrong } from '../../http/forms.ts'
import { confirmNext } from '../../http/notice.ts'
import { invalid, page } from '../../http/page.tsx'
import { makeFreshGuard, makeOwnersOnly, makeStaffGuard, staffActor } from '../../http/staff-guard.ts'
import { paths } from '../../paths.ts'
import type { Services } from '../../services.ts'
import { apiKeyForm, endKeyForm } from './api-key.form.ts'

/** As ids are written; anything else is no page of ours. */
const id = ':id{[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}}'

/** The keys of the API: an owner makes them, sees their last use, and ends them. */
export function apiKeysRoutes(services: Services) {
  const { database, clock } = services
  const guard = makeStaffGuard(services)
  const ownersOnly = makeOwnersOnly(services)
  const fresh = makeFreshGuard(services)

  return new Hono<RequestEnv>()

    .get(paths.staff.keys, guard, ownersOnly, async (c) => {
      const keys = await listApiKeys(database)

      return page(c, <ApiKeysPage keys={keys} />)
    })

    .get(paths.staff.newKey, guard, ownersOnly, fresh, (c) =>
      page(c, <NewKeyPage form={{ values: {}, errors: {} }} />),
    )

    .post(paths.staff.newKey, guard, ownersOnly, fresh, async (c) => {
      const checked = checkForm(c, apiKeyForm)
      if (!checked.ok) return invalid(c, <NewKeyPage form={checked.form} />)
      const may = scopes.filter((scope) => checked.fields[scope])
      if (may.length === 0)
        return invalid(c, <NewKeyPage form={wrong(checked.form, { problem: 'keyScopesMissing' })} />)

      const { name } = checked.fields
      const { secret } = await createApiKey(database, { name, scopes: may }, staffActor(c), clock())

      return page(c, <MadeKeyPage name={name} secret={secret} />)
    })

    .get(paths.staff.endKey(id), guard, ownersOnly, fresh, async (c) => {
      const key = await findApiKey(database, c.req.param('id'))
      return key && !key.endedAt ? page(c, <EndKeyPage apiKey={key} stale={false} />) : answerError(c, 404)
    })

    .post(paths.staff.endKey(id), guard, ownersOnly, fresh, async (c) => {
      const key = await findApiKey(database, c.req.param('id'))
      if (!key || key.endedAt) return answerError(c, 404)
      const checked = checkForm(c, endKeyForm)
      if (!checked.ok) return invalid(c, <EndKeyPage apiKey={key} stale />)

      await endApiKey(database, key.id, staffActor(c), clock())

      confirmNext(c, 'keyEnded')
      return c.redirect(paths.staff.keys, 303)
    })
}

import { Hono } from 'hono'
import { ExportPage } from '../../../views/exports/export-page.tsx'
import { exportText } from '../../exports/export-text.ts'
import { recordEvent } from '../../history/record.ts'
import { attachment, csvType } from '../../http/attachment.ts'
import type { RequestEnv } from '../../http/context.ts'
import { checkForm } from '../../http/forms.ts'
import { invalid, page } from '../../http/page.tsx'
import { makeFreshGuard, makeOwnersOnly, makeStaffGuard, staffActor } from '../../http/staff-guard.ts'
import { paths } from '../../paths.ts'
import type { Services } from '../../services.ts'
import { exportForm } from './export.form.ts'

const first = { values: { what: 'customers', format: 'csv-marked' }, errors: {} }

/** All customers or all orders as a file, for owners. */
export function exportRoutes(services: Services) {
  const { database, config, clock } = services
  const guard = makeStaffGuard(services)
  const ownersOnly = makeOwnersOnly(services)
  const fresh = makeFreshGuard(services)

  return new Hono<RequestEnv>()

    .get(paths.staff.exports, guard, ownersOnly, fresh, (c) => page(c, <ExportPage form={first} />))

    .post(paths.staff.exports, guard, ownersOnly, fresh, async (c) => {
      const checked = checkForm(c, exportForm)
      if (!checked.ok) {
        const problem = checked.form.problem ?? 'unknownField'
        return invalid(c, <ExportPage form={{ ...first, problem }} />)
      }

      const { what, format } = checked.fields
      const event = { event: 'exported', ...staffActor(c), subject: what, details: { format } } as const
      await recordEvent(database, event, clock())

      const day = clock().toISOString().slice(0, 10)
      const file = format === 'json' ? jsonLines(`${what}-${day}`) : csv(`${what}-${day}`)
      return attachment(c, { ...file, pieces: exportText(config.databaseFile, what, format) })
    })
}

const csv = (name: string) => ({ type: csvType, name: `${name}.csv` })
const jsonLines = (name: string) => ({ type: 'application/jsonl; charset=utf-8', name: `${name}.jsonl` })

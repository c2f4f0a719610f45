import { Hono } from 'hono'
import type { FormValue } from '../../../views/components/form-value.ts'
import { OwnDataPage } from '../../../views/own-data/own-data-page.tsx'
import { roomAgainAt, takeFromAll } from '../../database/allowances.ts'
import { hours } from '../../durations.ts'
import { recordEvent } from '../../history/record.ts'
import { attachment } from '../../http/attachment.ts'
import type { RequestEnv } from '../../http/context.ts'
import { checkForm } from '../../http/forms.ts'
import { makeGuard } from '../../http/guard.ts'
import { languageOf } from '../../http/language.ts'
import { logOf } from '../../http/log.ts'
import { originOf } from '../../http/origin.ts'
import { invalid, page } from '../../http/page.tsx'
import { tellWait } from '../../http/retry-after.ts'
import { staffWordsIn } from '../../i18n/staff-words.ts'
import { type Language, wordsIn } from '../../i18n/words.ts'
import { paths } from '../../paths.ts'
import type { Services } from '../../services.ts'
import { htmlFile } from './html-file.tsx'
import { jsonFile } from './json-file.ts'
import { ownDataForm } from './own-data.form.ts'
import { type OwnData, ownDataOf, type ReadAddresses } from './own-data.ts'

const untouched: FormValue<never> = { values: {}, errors: {} }

/**
 * Everything held about a customer, as a file. A session of a temporary password may have it: it opens every tab, on
 * which almost all of this stands, and whoever never set a password has the same right to their data. How often is
 * limited, since a file costs more than any page.
 */
export function ownDataRoutes(services: Services, readAddresses: ReadAddresses) {
  const { database, config, clock } = services
  const guard = makeGuard(services)

  return new Hono<RequestEnv>()

    .get(paths.ownData, guard, (c) => page(c, <OwnDataPage form={untouched} />))

    .post(paths.ownDataFile, guard, async (c) => {
      const { customer } = c.var
      const checked = checkForm(c, ownDataForm)
      if (!checked.ok) {
        const problem = checked.form.problem ?? 'unknownField'
        return invalid(c, <OwnDataPage form={{ ...untouched, problem }} />)
      }

      const often = { key: `own-data/${customer.id}`, most: 10, per: hours(1) }
      if (!(await takeFromAll(database, [often], clock()))) {
        const waitMinutes = tellWait(c, await roomAgainAt(database, [often], clock()), clock())
        return page(c, <OwnDataPage form={{ ...untouched, problem: 'tooManyDownloads', waitMinutes }} />, 429)
      }
      const { file } = checked.fields
      const customerId = customer.id
      const actor = { kind: 'customer' as const, id: customerId }
      const entry = {
        event: 'data-downloaded' as const,
        actor,
        customerId,
        origin: originOf(c),
        details: { file },
      }
      await recordEvent(database, entry, clock())
      const data = await ownDataOf(database, customer, { shop: config.shop.name, readAddresses }, clock())

      logOf(c).info({ event: 'data_downloaded', file, customer: customerId })
      return attachment(c, fileOf(file, data, customer.language ?? languageOf(c)))
    })

  function fileOf(file: 'html' | 'json', data: OwnData, language: Language) {
    const name = `${wordsIn(language).ownData.fileName}-${data.madeAt.toISOString().slice(0, 10)}.${file}`
    if (file === 'json') return { name, type: 'application/json', pieces: jsonFile(data) }
    const { events } = staffWordsIn(language).history
    const frame = { words: wordsIn(language), events, language, shop: config.shop }
    return { name, type: 'text/html; charset=UTF-8', pieces: htmlFile(data, frame) }
  }
}

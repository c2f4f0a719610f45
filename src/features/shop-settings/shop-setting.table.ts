import { bytes, instant, string, table } from '../../database/dialect.ts'

/** What staff have set instead of what the environment says, as it is written there. */
export const shopSetting = table('shop_setting', {
  name: string('name').primaryKey(),
  value: string('value').notNull(),
  updatedAt: instant('updated_at').notNull(),
})

/** The logo that staff have chosen. */
export const shopFile = table('shop_file', {
  name: string('name').primaryKey(),
  contentType: string('content_type').notNull(),
  content: bytes('content').notNull(),
  updatedAt: instant('updated_at').notNull(),
})

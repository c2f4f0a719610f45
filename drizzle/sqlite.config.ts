import { defineConfig } from 'drizzle-kit'

/** `npm run migrations -- --name what-changed`: read the SQL it writes, and try it on a filled database. */
export default defineConfig({
  dialect: 'sqlite',
  schema: './src/**/*.table.ts',
  out: './drizzle/sqlite',
})

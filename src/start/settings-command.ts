import { defaultInWords, settings } from '../settings/settings.ts'
import { settingsHelp } from '../settings/settings-help.ts'
import type { Command } from './command.ts'

export const listSettings: Command = {
  name: 'settings',
  takes: [],
  summary: 'Lists every setting, with its meaning and default.',
  about: ['It reads none: what a setting is set to is not told.'],
  options: { json: { meaning: 'Tells them as JSON, for scripts.' } },
  async runOutside({ values }, { terminal }) {
    terminal.out(values.get('json') ? `${JSON.stringify(settings.map(asJson))}\n` : settingsHelp())
    return 0
  },
}

const asJson = (setting: (typeof settings)[number]) => ({
  name: setting.name,
  required: setting.required === true,
  secret: setting.secret === true,
  default: defaultInWords(setting),
  meaning: setting.meaning,
})

import { minutes, seconds } from '../durations.ts'
import { type Finding, fine, problem, warning } from './finding.ts'

const often = 'temporary passwords end too early or too late, and the second factors of staff are refused.'
const mend = 'timedatectl set-ntp true, or install chrony.'

/** This machine's clock against another's, as its Date header said when it answered just now. */
export function checkClock(theirs: Date | null, ours: Date, whose: string): Finding[] {
  if (theirs === null) return []
  const apart = Math.abs(ours.getTime() - theirs.getTime())
  const inWords = `${Math.round(apart / 1000)} seconds apart from that of ${whose}`
  if (apart > minutes(2))
    return [problem('clock', `The clock of this machine is ${inWords}.`, `With such a clock ${often}`, mend)]
  if (apart > seconds(20))
    return [
      warning(
        'clock',
        `The clock of this machine is ${inWords}.`,
        `When it goes on like that, ${often}`,
        mend,
      ),
    ]
  return [fine('clock', 'The clock of this machine is right.')]
}

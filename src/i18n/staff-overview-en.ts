/** The first page of staff, in English. */
export const overviewEn = {
  title: 'Overview',
  find: 'Find',
  findLabel: 'Customer, order or email reference',
  emails: 'Emails',
  waiting: 'Waiting',
  oldest: 'the oldest since',
  failed: 'Not sent, in 24 hours',
  bounced: 'Came back, in 24 hours',
  overLimit: 'Asked for too often, in the last hour',
  noEmailsUntil: 'no temporary passwords leave until',
  noEmailsHint:
    'As many as the shop allows in an hour have left. Invitations wait their turn; if shoppers need more, raise TEMPORARY_PASSWORD_EMAILS_PER_HOUR on the server.',
  lookAtEmails: 'Look at the emails',
  logins: 'Log-ins in the last hour',
  refused: 'Refused',
  refusedStaff: 'Refused to staff',
  limits: 'Networks over the limit',
  limitsHint:
    'Somebody tried many passwords. Nobody is locked out by that: a temporary password always gets in.',
  data: 'Data',
  backup: 'Last backup',
  noBackup: 'none yet',
  backupFailed: 'Last backup that failed',
  backupHint:
    'Set BACKUP_EVERY on the server, or type “comptoir backup FILE” there, so that nothing is lost with its disk.',
  customers: 'Customers',
  size: 'Database',
  megabytes: (count: string) => `${count} MB`,
  version: 'Version',
  look: 'look at this',
}

/** Names under which the server's secrets seal and key things: one place, so that writer and reader agree. */
export const purpose = {
  totp: (member: string) => `totp/${member}`,
  alertAddress: (member: string) => `alert-address/${member}`,
  mailServer: (programme: string) => `mail-server/${programme}`,
  mailPassword: (programme: string) => `mail-password/${programme}`,
  mailbox: (programme: string) => `mailbox/${programme}`,
  mailboxPassword: (programme: string) => `mailbox-password/${programme}`,
  /** Key of the hashes by which messages of a mailbox, and senders who were answered, are recognised. */
  mailMessages: 'mail-messages',
  signInState: (attempt: string) => `sign-in/${attempt}`,
  /** Key of the hashes under which tries are counted. */
  tries: 'tries',
  /** A device's address at its push service. */
  pushEndpoint: (id: string) => `push-endpoint/${id}`,
  /** Key of the hashes under which those addresses are filed. */
  pushIds: 'push-ids',
  /** The key that signs knocks (RFC 8292): push services know it, so it never changes. */
  vapid: 'vapid',
  /** Key of the mark that a browser keeps after a sign-in. */
  knownBrowser: 'known-browser',
} as const;

import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto'

const nonceBytes = 12
const tagBytes = 16

/**
 * The text under AES-256-GCM (NIST SP 800-38D) with a key of 32 bytes, base64url: nobody without the key can read it
 * or make one like it. For what a browser is to carry for us.
 */
export function sealText(key: Buffer, text: string): string {
  const nonce = randomBytes(nonceBytes)
  const cipher = createCipheriv('aes-256-gcm', key, nonce)
  const hidden = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()])
  return Buffer.concat([nonce, cipher.getAuthTag(), hidden]).toString('base64url')
}

/** The text that was sealed with this key; null for anything else. */
export function openSealedText(key: Buffer, sealed: string): string | null {
  const bytes = Buffer.from(sealed, 'base64url')
  if (bytes.length < nonceBytes + tagBytes) return null
  const [nonce, rest] = [bytes.subarray(0, nonceBytes), bytes.subarray(nonceBytes)]
  const opener = createDecipheriv('aes-256-gcm', key, nonce, { authTagLength: tagBytes })
  opener.setAuthTag(rest.subarray(0, tagBytes))
  const text = opener.update(rest.subarray(tagBytes))
  try {
    return Buffer.concat([text, opener.final()]).toString('utf8')
  } catch {
    // The tag is not the text's: somebody changed it, or it was sealed with another key.
    return null
  }
}

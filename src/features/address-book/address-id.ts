import type { Keys } from '../../security/keys.ts'

/**
 * Id of an address that is added (UUIDv8, RFC 9562 5.8): the same for the same content posted from the same page,
 * so that a double click finds its own row instead of adding another. Nobody can foresee or choose one.
 */
export function addressIdOf(keys: Keys, customerId: string, page: string, content: object): string {
  const bytes = keys.sign('address of a page', customerId, page, JSON.stringify(content)).subarray(0, 16)
  bytes.writeUInt8((bytes.readUInt8(6) & 0x0f) | 0x80, 6)
  bytes.writeUInt8((bytes.readUInt8(8) & 0x3f) | 0x80, 8)
  return bytes.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5')
}

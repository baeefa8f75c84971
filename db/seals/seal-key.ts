import { createHash, createPrivateKey, createPublicKey, type KeyObject } from 'node:crypto'
import type { MerkleHash } from '@/domain/merkle'

export type SealKey = { private: KeyObject; publicPem: string; id: string }

const pkcs8 = Buffer.from('302e020100300506032b657004220420', 'hex')

/** The Ed25519 key whose seed is 32 bytes in base64url; throws a sentence when it is not. Its name is the sha256 of the public key (SPKI, DER). */
export function sealKeyFrom(seed: string): SealKey {
  const bytes = Buffer.from(seed, 'base64url')
  if (bytes.length !== 32) throw new Error('SEAL_KEY must be 32 bytes in base64url')
  const key = createPrivateKey({ key: Buffer.concat([pkcs8, bytes]), format: 'der', type: 'pkcs8' })
  const publicKey = createPublicKey(key)
  return {
    private: key,
    publicPem: publicKey.export({ format: 'pem', type: 'spki' }) as string,
    id: createHash('sha256')
      .update(publicKey.export({ format: 'der', type: 'spki' }))
      .digest('hex'),
  }
}

export const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex')

/** The tree's hash: sha256 over the prefix byte and the parts' bytes. */
export const merkleHash: MerkleHash = (prefix, ...parts) =>
  createHash('sha256')
    .update(Buffer.from(prefix + parts.join(''), 'hex'))
    .digest('hex')

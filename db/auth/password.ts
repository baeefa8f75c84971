import { hash, verify } from '@node-rs/argon2'

/** OWASP's argon2id floor: 19 MiB, two passes, one lane; the package's algorithm is argon2id unless told otherwise. */
const cost = { memoryCost: 19_456, timeCost: 2, parallelism: 1 }

export const hashPassword = (password: string): Promise<string> => hash(password, cost)

/** False for a wrong password, and for a stored value that is no argon2 hash. */
export const passwordMatches = (stored: string, password: string): Promise<boolean> =>
  stored.startsWith('$argon2id$') ? verify(stored, password) : Promise.resolve(false)

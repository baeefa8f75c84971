import type { Role } from '@/domain/role'

/** Who writes down teams and stores; of which units, the database says. */
export const writers: readonly Role[] = ['supervisor', 'head', 'official', 'enterprise']

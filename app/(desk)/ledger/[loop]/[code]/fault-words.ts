import { getTranslations } from 'next-intl/server'
import type { Fault } from '@/db/verify-ledger-chain'

const short = (value: string): string => (/^[0-9a-f]{64}$/.test(value) ? `${value.slice(0, 12)}…` : value)

/** Says a fault of a case's ledger in the reader's language. */
export async function faultWords() {
  const t = await getTranslations('ledger.fault')
  return ({ kind, seq, field, expected, found }: Fault): string =>
    t(kind, { seq, field: field ?? '', expected: short(expected), found: short(found) })
}

import { getTranslations } from 'next-intl/server'
import { Notice } from '@/components/notice'
import { misread } from '../misread'

/** Says which parameters of its address a list did not understand and therefore left out; nothing when it understood all. */
export async function NotUnderstood({
  address,
  understood,
  also,
}: {
  address: Record<string, string | string[] | undefined>
  /** What the list read from the address. */
  understood: Record<string, unknown>
  /** Parameters that are no filters. */
  also?: readonly string[]
}) {
  const parts = misread(address, understood, also)
  if (parts.length === 0) return null
  const t = await getTranslations('lists')
  return (
    <section className="sec notes">
      <Notice live title={t('misread', { parts: parts.join(', ') })} />
    </section>
  )
}

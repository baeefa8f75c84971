import { getTranslations } from 'next-intl/server'
import { Light } from '@/components/light'
import type { Store } from '@/db/queries/stores'

/** Whether an item still holds: expired, its inspection overdue, soon one of both, or good. */
export async function storeLight() {
  const t = await getTranslations('stores')
  return (row: Pick<Store, 'expired' | 'uninspected' | 'soon' | 'quantity'>) => {
    if (row.quantity === 0) return <Light tone="grey" word={t('view.empty')} />
    if (row.expired) return <Light tone="red" word={t('state.expired')} />
    if (row.uninspected) return <Light tone="red" word={t('state.uninspected')} />
    return row.soon ? <Light tone="yellow" word={t('state.soon')} /> : <Light tone="green" word={t('state.good')} />
  }
}

import { getTranslations } from 'next-intl/server'
import { ProblemPage } from '@/components/problem-page'

/** The page for an address that leads nowhere, or for work that must not be done in this role. */
export async function Problem({ kind }: { kind: 'notFound' | 'refused' }) {
  const t = await getTranslations('problems')
  return (
    <ProblemPage
      kind={kind}
      title={t(`${kind}.title`)}
      happened={t(`${kind}.happened`)}
      kept={t(`${kind}.kept`)}
      next={t(`${kind}.next`)}
      actions={
        <>
          <a className="btn pri" href="/">
            {t('home')}
          </a>
          <a className="btn" href="/settings">
            {t('settings')}
          </a>
        </>
      }
    />
  )
}

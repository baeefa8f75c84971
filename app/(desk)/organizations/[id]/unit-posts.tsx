import { getLocale, getTranslations } from 'next-intl/server'
import { LightShape } from '@/components/light'
import { Section } from '@/components/section'
import type { Duty, Post } from '@/db/queries/duties'
import { localized } from '../../../words'

/** The posts of a unit, Party and government side by side, each with its two duties and who holds it. */
export async function UnitPosts({
  orgId,
  posts,
  duties,
  mayWrite,
  authority,
}: {
  orgId: number
  posts: readonly Post[]
  duties: readonly Duty[]
  mayWrite: boolean
  /** It is a department: its posts are of no side. */
  authority: boolean
}) {
  const [t, locale] = await Promise.all([getTranslations('organizations.unit'), getLocale()])
  const pick = localized(locale)
  const here = `/organizations/${orgId}`
  const holding = (post: Post) => duties.filter(duty => duty.post?.id === post.id && duty.state === 'now')
  return (
    <Section
      title={t('posts')}
      id="posts"
      aside={
        mayWrite && (
          <a className="link" href={`${here}?post=new#post`}>
            {t('postForm.title')}
          </a>
        )
      }
    >
      {posts.length === 0 && <p className="bad">{t('noPost')}</p>}
      <div className="sides">
        {posts.map(post => (
          <article key={post.id} aria-labelledby={`post-${post.id}`}>
            <small className="faint">{t(`postsOf.${authority ? 'department' : post.side}`)}</small>
            <h3 id={`post-${post.id}`}>{pick(post.titleZh, post.titleEn)}</h3>
            <dl className="duties">
              <div>
                <dt>{t('business')}</dt>
                <dd>{pick(post.businessDutyZh, post.businessDutyEn)}</dd>
              </div>
              <div>
                <dt>{t('safety')}</dt>
                <dd>{pick(post.safetyDutyZh, post.safetyDutyEn)}</dd>
              </div>
            </dl>
            <div>
              {holding(post).every(duty => !duty.person || duty.left) && (
                <span className="light r">
                  <LightShape tone="red" />
                  {t('vacant')}
                </span>
              )}
              {holding(post).map(
                duty =>
                  duty.person &&
                  !duty.left && (
                    <span key={duty.id}>
                      <a className="link" href={`/organizations/people/${duty.person.id}`}>
                        <b>{pick(duty.person.zh, duty.person.en)}</b>
                      </a>
                      {duty.deputy && (
                        <span className="dim"> · {t('deputy', { who: pick(duty.deputy.zh, duty.deputy.en) })}</span>
                      )}
                    </span>
                  ),
              )}
              {mayWrite && (
                <span className="dim">
                  {' · '}
                  <a className="link" href={`${here}?for=post-${post.id}#name`}>
                    {t('name2')}
                  </a>
                  {' · '}
                  <a className="link" href={`${here}?post=${post.id}#post`}>
                    {t('postForm.edit')}
                  </a>
                </span>
              )}
            </div>
          </article>
        ))}
      </div>
    </Section>
  )
}

import { env } from '@/env'

/**
 * Whether a change was asked for by a page of our own: Origin and Sec-Fetch-Site must both say so, and an absent header
 * is a no. Next's own check of server actions lets a request without Origin, and a forged X-Forwarded-Host, through.
 */
export function isSameOrigin(headers: Pick<Headers, 'get'>): boolean {
  return headers.get('origin') === env.APP_ORIGIN && headers.get('sec-fetch-site') === 'same-origin'
}

/** The 403 for a change that came from elsewhere; nothing has run. */
export function foreignOriginResponse(): Response {
  return new Response(
    `该请求不是从本站页面发出的，未作任何更改。请在 ${env.APP_ORIGIN} 打开页面后重试。\n` +
      `This request did not come from a page of this site, so nothing was changed. Open ${env.APP_ORIGIN} and try again from there.\n`,
    {
      status: 403,
      headers: {
        'content-type': 'text/plain; charset=utf-8',
        'cache-control': 'no-store',
        'x-content-type-options': 'nosniff',
      },
    },
  )
}

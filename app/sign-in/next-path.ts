const base = 'http://this.site'

/** Where to go after signing in: an address of this site that was asked for, else the start page. */
export function nextPath(asked: unknown): string {
  if (typeof asked !== 'string' || !/^\/(?![/\\])/.test(asked)) return '/'
  if (!URL.canParse(asked, base)) return '/'
  const { origin, pathname, search, hash } = new URL(asked, base)
  // the parser drops tabs and line ends, and may so have made a host of what followed
  if (origin !== base || pathname.startsWith('//') || /^\/(sign-in|api)(\/|$)/.test(pathname)) return '/'
  return pathname + search + hash
}

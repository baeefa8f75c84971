/** Holds the hash of this browser's push endpoint, so that signing out can end its pushes. */
export const browserCookie = 'push'

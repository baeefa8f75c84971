/** Runs once before the server takes its first request. */
export async function register(): Promise<void> {
  if (process.env.NEXT_RUNTIME !== 'nodejs') return
  const { believeOnlyProxies } = await import('./app/peer-address')
  believeOnlyProxies()
  const { checkStore } = await import('./db/evidence-store')
  checkStore()
}

/** The key the demo's log is signed by. Elsewhere nothing answers here: a municipality publishes its key apart from the log. */
export async function fetchLogKey(): Promise<string | null> {
  try {
    const response = await fetch('/demo/log-key')
    return response.ok ? ((await response.json()) as { readonly verifier: string }).verifier : null
  } catch {
    return null
  }
}

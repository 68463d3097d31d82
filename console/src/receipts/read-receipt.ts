import type { DirectiveKind, DirectiveState, Locale, SignatureMethod } from '../generated/graphql.ts'

/** The parts of the registry's plain receipt that are printed. */
export interface PlainReceipt {
  readonly writtenAt: string
  readonly child: { readonly name: string | null }
  readonly directive: string
  readonly kind: DirectiveKind
  readonly slices: readonly {
    readonly id: string
    readonly name: Readonly<Record<Locale, string>>
    readonly state: DirectiveState
  }[]
  readonly signatures: readonly {
    readonly by: { readonly id: string; readonly name: string | null }
    readonly method: SignatureMethod
    readonly signedOn: string
  }[]
  readonly text: { readonly sha256: string; readonly texts: Readonly<Record<Locale, string>> | null }
}

/** `null` for a receipt of another form than this build knows. */
export function readReceipt(json: string): PlainReceipt | null {
  try {
    const receipt = JSON.parse(json) as PlainReceipt & { readonly format: string }
    return receipt.format === 'samsyn-receipt/1' ? receipt : null
  } catch {
    return null
  }
}

export type FlagsResult<Flags> =
  | { readonly ok: true; readonly flags: Flags }
  | { readonly ok: false; readonly fault: string }

/** What a command's flags are, or what is wrong with them: `parseArgs` throws that. */
export function readFlags<Flags>(parse: () => Flags): FlagsResult<Flags> {
  try {
    return { ok: true, flags: parse() }
  } catch (error) {
    return { ok: false, fault: (error as Error).message }
  }
}

import { SLICE_IDS } from '@samsyn/schema/policy'
import { acts } from './acts.ts'
import { findAllCapacities, listChildren } from './caseload.ts'
import { childFields, teamMemberFields } from './child-fields.ts'
import { consentTextFields, readConsentText } from './consent-text.ts'
import { directiveFields, directiveSliceFields, recipientFields } from './directive-fields.ts'
import { decisionTraceFields, directiveTraceFields, sliceTraceFields } from './explain.ts'
import type { RegistryContext, Viewer } from './loaders.ts'
import { logEntryFields } from './log-fields.ts'
import { EMPTY_PAGE, type PageArguments } from './page.ts'
import { previewConsent, previewSliceFields } from './preview.ts'
import { sliceFields } from './slice-fields.ts'

export const resolvers = {
  Query: {
    me: (_: unknown, _args: unknown, context: RegistryContext) => context.viewer(),
    child: (_: unknown, { id }: { id: string }, context: RegistryContext) => context.child(id),
    children: async (_: unknown, page: PageArguments, context: RegistryContext) => {
      const viewer = await context.viewer()
      return viewer === null ? EMPTY_PAGE : listChildren(viewer, page, context)
    },
    slices: () => SLICE_IDS,
    consentText: readConsentText,
    previewConsent,
  },
  Mutation: acts,
  Viewer: {
    id: ({ person }: Viewer) => person.id,
    displayName: ({ person }: Viewer) => person.displayName,
    capacities: (viewer: Viewer, _: unknown, context: RegistryContext) => findAllCapacities(viewer, context),
  },
  Child: childFields,
  TeamMember: teamMemberFields,
  Slice: sliceFields,
  Directive: directiveFields,
  DirectiveSlice: directiveSliceFields,
  Recipient: recipientFields,
  ConsentTextPayload: consentTextFields,
  AccessLogEntry: logEntryFields,
  DecisionTrace: decisionTraceFields,
  SliceTrace: sliceTraceFields,
  DirectiveTrace: directiveTraceFields,
  PreviewSlice: previewSliceFields,
}

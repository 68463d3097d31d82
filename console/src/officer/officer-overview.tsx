import { Tabs } from '@navikt/ds-react'
import type { ReactNode } from 'react'
import { t } from '../texts/index.ts'
import { CheckpointPage } from './checkpoint-page.tsx'
import { FieldsPage } from './fields-page.tsx'
import { OverseenCoveragePage } from './overseen-coverage-page.tsx'
import { OverseenLooksPage } from './overseen-looks-page.tsx'
import { OverseenRequestsPage } from './overseen-requests-page.tsx'
import { ReportsPage } from './reports-page.tsx'
import { ReviewPage } from './review-page.tsx'

/** What the privacy officer oversees, beside the list of children. */
export function OfficerOverview({ children }: { readonly children: ReactNode }) {
  return (
    <Tabs defaultValue="children">
      <Tabs.List>
        {(['children', 'looks', 'requests', 'municipality', 'review', 'reports', 'fields', 'log'] as const).map(
          (tab) => (
            <Tabs.Tab key={tab} value={tab} label={t(`oversight.tabs.${tab}`)} />
          ),
        )}
      </Tabs.List>
      <Tabs.Panel value="children" className="tab-panel">
        {children}
      </Tabs.Panel>
      <Tabs.Panel value="looks" className="tab-panel">
        <OverseenLooksPage />
      </Tabs.Panel>
      <Tabs.Panel value="requests" className="tab-panel">
        <OverseenRequestsPage />
      </Tabs.Panel>
      <Tabs.Panel value="municipality" className="tab-panel">
        <OverseenCoveragePage />
      </Tabs.Panel>
      <Tabs.Panel value="review" className="tab-panel">
        <ReviewPage />
      </Tabs.Panel>
      <Tabs.Panel value="reports" className="tab-panel">
        <ReportsPage />
      </Tabs.Panel>
      <Tabs.Panel value="fields" className="tab-panel">
        <FieldsPage />
      </Tabs.Panel>
      <Tabs.Panel value="log" className="tab-panel">
        <CheckpointPage />
      </Tabs.Panel>
    </Tabs>
  )
}

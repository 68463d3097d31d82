import { Tabs } from '@navikt/ds-react'
import { OfficerDirectives } from '../directives/officer-directives.tsx'
import { AccessLog } from '../log/access-log.tsx'
import { CoveragePage } from '../officer/coverage-page.tsx'
import { EvidencePage } from '../officer/evidence-page.tsx'
import { ReplayPage } from '../officer/replay-page.tsx'
import { t } from '../texts/index.ts'

/** For the privacy officer: what has been said, who gets what and why, and who looked. Nothing of any sector. */
export function OfficerTabs({ child }: { readonly child: string }) {
  return (
    <Tabs defaultValue="directives">
      <Tabs.List>
        <Tabs.Tab value="directives" label={t('child.tabsOfOfficer.directives')} />
        <Tabs.Tab value="coverage" label={t('oversight.tabs.coverage')} />
        <Tabs.Tab value="replay" label={t('oversight.tabs.replay')} />
        <Tabs.Tab value="log" label={t('child.tabsOfOfficer.log')} />
        <Tabs.Tab value="evidence" label={t('oversight.tabs.evidence')} />
      </Tabs.List>
      <Tabs.Panel value="directives" className="tab-panel">
        <OfficerDirectives child={child} />
      </Tabs.Panel>
      <Tabs.Panel value="coverage" className="tab-panel">
        <CoveragePage child={child} />
      </Tabs.Panel>
      <Tabs.Panel value="replay" className="tab-panel">
        <ReplayPage child={child} />
      </Tabs.Panel>
      <Tabs.Panel value="log" className="tab-panel">
        <AccessLog child={child} />
      </Tabs.Panel>
      <Tabs.Panel value="evidence" className="tab-panel">
        <EvidencePage child={child} />
      </Tabs.Panel>
    </Tabs>
  )
}

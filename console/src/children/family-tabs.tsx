import { Tabs } from '@navikt/ds-react'
import { FamilyDirectives } from '../directives/family-directives.tsx'
import { GiveForm } from '../directives/give-form.tsx'
import { AccessLog } from '../log/access-log.tsx'
import { t } from '../texts/index.ts'

interface FamilyTabsProps {
  readonly child: string
  readonly capacity: 'GUARDIAN' | 'YOUTH' | 'VERGE'
}

export function FamilyTabs({ child, capacity }: FamilyTabsProps) {
  return (
    <Tabs defaultValue="shared">
      <Tabs.List>
        <Tabs.Tab value="shared" label={t('child.tabs.shared')} />
        <Tabs.Tab value="log" label={t('child.tabs.log')} />
        <Tabs.Tab value="give" label={t('child.tabs.give')} />
      </Tabs.List>
      <Tabs.Panel value="shared" className="tab-panel">
        <FamilyDirectives child={child} capacity={capacity} />
      </Tabs.Panel>
      <Tabs.Panel value="log" className="tab-panel">
        <AccessLog child={child} />
      </Tabs.Panel>
      <Tabs.Panel value="give" className="tab-panel">
        <GiveForm child={child} />
      </Tabs.Panel>
    </Tabs>
  )
}

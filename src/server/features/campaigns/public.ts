export { getRunningCampaign, getTemplate, listRunningCampaigns, type RunningCampaign } from './running-campaign.ts'
export { markDuties } from './mark-duties.ts'
export { openCampaign } from './open-campaign.ts'
export { giveDuties } from './give-duties.ts'

export { assignmentsInHand } from './assignments-in-hand.ts'
export { mustHaveTeam } from './must-have-team.ts'
export { teamOf, teamsOf, type TeamOf } from './team-of.ts'
export { teamsNamed } from './teams-named.ts'

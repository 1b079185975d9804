/** What somebody does to a household at a desk, as the trail calls it: an import that brought the household is not taken back after it. */
export const actsOnHouseholds = [
  'add-member', 'end-membership', 'change-head', 'move-household', 'set-registration', 'add-aid', 'end-aid', 'add-payment', 'void-payment', 'add-obligor', 'change-obligor', 'end-obligor', 'record-facts', 'merge-households',
] as const
export const actsOnPersons = ['give-citizen-id', 'merge-persons'] as const

/** `story`: the three towns of which stories are told, as tests want it. `district`: seven more beside them, as a district has. */
export type ExampleSize = 'story' | 'district'

// The team whose integrations these pages show.
export type Team = {id: string; name: string; base: string}; // Base: the path of these pages.

/** What makes a whole run impossible, not one package: a setting that can't be used. */
export class Unusable extends Error {}

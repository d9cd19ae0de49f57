// The day as the program's clock says, handed down to the date fields; the window has no clock of its own.

export const TODAY = Symbol("today");

/** Gives the day as YYYY-MM-DD. */
export type Today = () => string;

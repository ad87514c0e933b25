/** The folder, within that of stored runs, of those that others have measured and contributed. */
export const CONTRIBUTED = "contributed";

/** The endpoint that every target serves and that a request alone is measured on. */
export const BASELINE_ENDPOINT = "sync-cpubound";

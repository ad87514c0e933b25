/** The share of requests that a tail is not about: it is the 99th percentile. */
export const SHARE = 0.99;

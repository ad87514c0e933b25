/** A sweep: an endpoint of a target. */
export interface Side {
  target: string;
  endpoint: string;
}

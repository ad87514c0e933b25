/** What a user can mend; the message is all that has to be said. */
export class Refusal extends Error {
  override name = "Refusal";
}

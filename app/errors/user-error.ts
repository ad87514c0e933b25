/** What a user can mend; the message is all that has to be said. */
export class UserError extends Error {
  override name = "UserError";
}

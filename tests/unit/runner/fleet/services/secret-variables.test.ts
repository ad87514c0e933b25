import { expect, it } from "vitest";
import { keepSecretVariables } from "../../../../../runner/fleet/services/secret-variables.ts";
import { withoutSecrets } from "../../../../../runner/program/secrets.ts";

it("keeps values of variables from being shown whose names say that they are secret, and no others", () => {
  keepSecretVariables({ API_TOKEN: "secret-variable-1", DB_PASSWORD: "secret-variable-2", MODE: "open-variable-3" });
  expect(withoutSecrets("secret-variable-1 secret-variable-2 open-variable-3")).toBe(
    "(not shown) (not shown) open-variable-3",
  );
});

import { expect, it } from "vitest";
import { keepSecretVariables, keepSecretWords } from "../../../../../runner/fleet/services/secret-variables.ts";
import { withoutSecrets } from "../../../../../runner/program/secrets/secrets.ts";

it("keeps values of variables from being shown whose names say that they are secret, and no others", () => {
  keepSecretVariables({ API_TOKEN: "secret-variable-1", DB_PASSWORD: "secret-variable-2", MODE: "open-variable-3" });
  expect(withoutSecrets("secret-variable-1 secret-variable-2 open-variable-3")).toBe(
    "(not shown) (not shown) open-variable-3",
  );
});

it.each(["AWS_ACCESS_KEY_ID", "STRIPE_KEY", "MYSQL_PWD", "SENTRY_DSN", "GPG_PASSPHRASE"])(
  "takes %s for such a name",
  (name) => {
    const value = `value-of-${name}`;
    keepSecretVariables({ [name]: value });
    expect(withoutSecrets(value)).toBe("(not shown)");
  },
);

it("keeps the password of an address, encoded or not, and shows the rest", () => {
  keepSecretVariables({ DATABASE_URL: "postgresql+asyncpg://shop:p%40ss-of-a-url@db:5432/shop" });
  expect(withoutSecrets("no shop:p%40ss-of-a-url@db:5432, tried p@ss-of-a-url")).toBe(
    "no shop:(not shown)@db:5432, tried (not shown)",
  );
});

it.each([
  ["serve --api-key=flag-4711-abc --port=80", "serve --api-key=(not shown) --port=80"],
  ["serve --access-token flag-4712-abc --port 80", "serve --access-token (not shown) --port 80"],
  ["sh -c 'DB_PASSWORD=flag-4713-abc exec serve'", "sh -c 'DB_PASSWORD=(not shown) exec serve'"],
  ["serve postgres://shop:flag-4714-abc@db/shop", "serve postgres://shop:(not shown)@db/shop"],
  ["serve --print-token --log-level=warning", "serve --print-token --log-level=warning"],
])("keeps secrets in the command to ourselves: %s", (line, shown) => {
  const [before, quoted] = line.split("'");
  keepSecretWords([...(before ?? "").split(" "), ...(quoted === undefined ? [] : [quoted])]);
  expect(withoutSecrets(line)).toBe(shown);
});

import { afterEach, expect, it, vi } from "vitest";
import { readServices } from "../../../../../runner/fleet/services/read-services.ts";
import { withoutSecrets } from "../../../../../runner/program/secrets/secrets.ts";
import { withFiles } from "../../../../fixture/compose-files/corpus.ts";

afterEach(() => vi.unstubAllEnvs());

const SHOP = `include: [more/compose.yml]
services:
  web:
    image: x
    command: [serve]
    ports: ["127.0.0.1:5001:5000"]
    secrets: [key, token, pin, elsewhere, gone]
    x-benchbook: { label: Web, endpoints: [{ name: e, label: E, path: /e, work: fixed, executor: thread }] }
secrets:
  key: { file: ./secrets/key.txt }
  token: { environment: SHOP_TOKEN }
  pin: { environment: SHOP_PIN }
  elsewhere: { external: true }
  gone: { file: ./secrets/gone.txt }
`;

it("keeps what is below secrets from being shown: in files, in variables, and of files that are included", async () => {
  vi.stubEnv("SHOP_TOKEN", "token-of-the-caller");
  const files = {
    "docker-compose.yml": SHOP,
    ".env": "SHOP_PIN=pin-of-the-folder\n",
    "secrets/key.txt": "first-line-of-a-key\nsecond-line-of-a-key\n",
    "more/compose.yml": "secrets: { other: { file: other.txt } }\n",
    "more/other.txt": "content-of-another",
  };
  await withFiles({ files }, (file) => readServices(file, [0]));
  const log = "token-of-the-caller pin-of-the-folder second-line-of-a-key content-of-another";
  expect(withoutSecrets(`${log} is no key.txt`)).toBe("(not shown) (not shown) (not shown) (not shown) is no key.txt");
});

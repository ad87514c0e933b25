import { expect, it } from "vitest";
import { startedWith } from "../../../../../runner/new/draft/started-with.ts";
import { composedSchema } from "../../../../../runner/new/recognise/composed-service.ts";
import { recognise } from "../../../../../runner/new/recognise/recognise.ts";

const HOST = "--host=${BENCHBOOK_HOST:-0.0.0.0}";
const TOLD = ["uvicorn", "m:a", HOST, "--port=${BENCHBOOK_PORT:-80}"];
const environment = { PORT: "${BENCHBOOK_PORT:-80}" };
const UVICORN = '["uvicorn", "m:a", "--port", "80"]';

/** What is said of a service with such a Dockerfile, beside what its Compose file has. */
function said(dockerfile: string, composed: object = {}) {
  const ports = [{ target: 80, published: "8000" }];
  const service = composedSchema.parse({ build: { context: "." }, ports, ...composed });
  const found = recognise(service, (name) => (name === "Dockerfile" ? `FROM python\n${dockerfile}` : null));
  return "reason" in found ? found.reason : startedWith(found);
}

it.each([
  ["a command of the image that can be told where to listen", `CMD ${UVICORN}`, {}, { command: TOLD }],
  ["one behind an entry point, which stays", `ENTRYPOINT ["/start.sh"]\nCMD ${UVICORN}`, {}, { command: TOLD }],
  [
    "one that is the entry point, whose arguments its command would be",
    'ENTRYPOINT ["uvicorn", "m:a"]\nCMD ["--port", "80"]',
    {},
    { entrypoint: TOLD, command: [] },
  ],
  [
    "a line for a shell behind an entry point, which stays",
    'ENTRYPOINT ["/start.sh"]\nCMD migrate && uvicorn m:a',
    {},
    { command: ["/bin/sh", "-c", `migrate && ${TOLD.join(" ")}`] },
  ],
  [
    "a line for a shell that is the entry point",
    'ENTRYPOINT ["sh", "-c"]\nCMD ["migrate; uvicorn m:a"]',
    {},
    { entrypoint: ["sh", "-c", `migrate; ${TOLD.join(" ")}`], command: [] },
  ],
  [
    "the same words in the Compose file",
    "",
    { entrypoint: "/start.sh".split(" "), command: JSON.parse(UVICORN) },
    { command: TOLD },
  ],
  [
    "a command of the image that only asks for a port, word for word",
    "CMD alembic upgrade head && uvicorn m:a --port $PORT",
    {},
    { command: ["/bin/sh", "-c", "alembic upgrade head && uvicorn m:a --port $$PORT"], environment },
  ],
  [
    "an entry point that only asks for a port",
    'ENTRYPOINT ["node", "server.js"]',
    {},
    { entrypoint: ["node", "server.js"], command: [], environment },
  ],
  ["a command of the Compose file that only asks for a port", "", { command: ["node", "server.js"] }, { environment }],
])("starts by %s", (_, dockerfile, composed, start) => {
  expect(said(dockerfile, composed)).toEqual(start);
});

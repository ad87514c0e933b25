import { describe, expect, it } from "vitest";
import { readDockerfile } from "../../../../../runner/fleet/image/read-dockerfile.ts";

/** What is copied, as `from → to`. */
const copied = (text: string, target?: string) =>
  readDockerfile(text, target).copied.map(({ from, to }) => `${from} → ${to}`);

describe("what an image has of the folder that it is built from", () => {
  it.each([
    ["all of it", "WORKDIR /app\nCOPY . .", [". → /app"]],
    ["what lies in it", "COPY --chown=1:1 ./src/ /srv/", ["src → /srv"]],
    ["several folders and files", "WORKDIR /a\nADD api main.py lib/", ["api → /a/lib", "main.py → /a/lib"]],
    ["words in a list", 'COPY ["my app", "/app"]', ["my app → /app"]],
    ["what a variable names", "ARG PART=api\nENV TO=/app\nCOPY apps/$PART ${TO}", ["apps/api → /app"]],
    ["what is said before the first stage", "ARG PART=web\nFROM x\nCOPY $PART /app", ["web → /app"]],
    ["folders below one another", "WORKDIR /app\nWORKDIR api\nCOPY . .", [". → /app/api"]],
    ["sources by a pattern, but not what only says what to install", "COPY *.py package*.json /", [". → /"]],
    ["nothing of elsewhere", "ADD https://shop.example/a.tar /\nCOPY --from=nginx /etc /etc\nCOPY <<EOF /x", []],
    ["nothing that leads out of it", "COPY ../../secret /", ["secret → /"]],
  ])("is %s", (_, text, expected) => {
    expect(copied(text)).toEqual(expected);
  });

  it.each([
    ["all that a stage has", "COPY --from=built /src /app", ["api → /app"]],
    ["a part of it", "COPY --from=0 /src/static /www", ["api/static → /www"]],
    ["a folder that it lies in", "COPY --from=built / /all", ["api → /all/src"]],
    ["nothing that was made there", "COPY --from=built /out/server /server", []],
  ])("comes through another stage: %s", (_, text, expected) => {
    expect(copied(`FROM x AS built\nCOPY api /src\nFROM y\n${text}`)).toEqual(expected);
  });

  it("is that of the stage which is asked for, and of those that it is made from", () => {
    const stages = "FROM x AS base\nCOPY lib /lib\nFROM base AS api\nCOPY api /app\nFROM base AS web\nCOPY web /app";
    expect(copied(stages, "api")).toEqual(["lib → /lib", "api → /app"]);
    expect(copied(stages)).toEqual(["lib → /lib", "web → /app"]);
  });
});

it("is told what a stage asks for by the arguments that it is built with", () => {
  const text = "ARG APP=web\nFROM x\nARG APP PORT=80\nCOPY apps/$APP /app\nEXPOSE $PORT\nENV OTHER=$OTHER";
  const {
    copied: own,
    exposed,
    environment,
  } = readDockerfile(text, undefined, { APP: "api", OTHER: "asked for by nobody" });
  expect([own, exposed, environment]).toEqual([[{ from: "apps/api", to: "/app" }], [80], { OTHER: "" }]);
});

it("tells the variables of containers from those that there are only while it is built", () => {
  const { environment, args } = readDockerfile("FROM x\nARG VERSION=2\nENV NODE_ENV=production A=${VERSION:-1}");
  expect([environment, args]).toEqual([{ NODE_ENV: "production", A: "2" }, { VERSION: "2" }]);
});

import { expect, it } from "vitest";
import { handlerOf } from "../../../../../runner/new/ask/handlers-in-sources.ts";

const MAIN = `
@app.get("/slow")
def slow(): ...

@app.get(
    "/fast",
    response_model=list[Item],
)
async def fast(definition: str): ...

@app.post("/slow")
async def order(): ...
`;
const ITEMS = `
@router.get("/")
@cached
def items(): ...

@router.get("/fast")
def fast(): ...
`;
const files = new Map([
  ["app/main.py", MAIN],
  ["app/items.py", ITEMS],
  ["notes.txt", '@app.get("/notes")\ndef notes(): ...'],
]);

it.each([
  ["a plain function in a thread", "/slow", "thread"],
  ["a function of a router, wherever it is mounted", "/api/items/", "thread"],
  ["one of two functions of both kinds, as nobody can tell", "/fast", null],
  ["a path of no function, as nobody can tell", "/other", null],
  ["what other files say, as nobody can tell", "/notes", null],
])("serves %s", (_, path, executor) => {
  expect(handlerOf(files, path)).toBe(executor);
});

it("serves a coroutine on the event loop", () => {
  expect(handlerOf(new Map([["main.py", MAIN]]), "/fast")).toBe("event-loop");
});

// React Router, framework parts included, leaves fetch alone.
import { tell } from "./tell.js";

const before = globalThis.fetch;
const { createStaticHandler } = await import("react-router");
const handler = createStaticHandler([
  {
    path: "/",
    loader: () =>
      tell(
        (make) => make(),
        () => [before === globalThis.fetch],
      ),
  },
]);
await handler.query(new Request("http://localhost/"));

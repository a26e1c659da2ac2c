// No framework: what the others are held against.
import { tell } from "./tell.js";

await tell(
  (make) => make(),
  () => [],
);

import { makeCalls } from "./calls.js";

/**
 * Makes the calls of the table, and prints what they came to and what was recorded of them.
 *
 * @param around is given a function that makes them.
 * @param recorded gives whatever the framework has recorded.
 * @param fetch a fetch of the framework.
 */
export async function tell(around, recorded, fetch) {
  const outcomes = await around(async () => [
    ...(await makeCalls("DELETE", fetch)),
    ...(await makeCalls("OAuth2", fetch)),
    ...(await makeCalls("query", fetch)),
  ]);
  const text = JSON.stringify(await recorded());
  process.stdout.write(`${JSON.stringify({ outcomes, recorded: text })}\n`);
}

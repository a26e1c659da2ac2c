import type { Feature } from "../feature.ts";

const headers = ["accept: */*", "authorization: Bearer key-1", "content-type: application/json"];
const required = {
  "list-id": 3,
  "user-id": "u1",
  "filter[email]": "a+b@people.example",
  "delete-now": true,
};

export const feature: Feature = {
  title: "Names as they are on the wire",
  credentials: { apiKey: "key-1" },
  parameters: required,
  requests: [
    {
      line: "POST /lists/3/users/u1?filter%5Bemail%5D=a%2Bb%40people.example HTTP/1.1",
      headers,
      body: '{"delete-now":true,"@class":"unsubscribe"}',
    },
    {
      parameters: { ...required, "$.xgafv": "2", "page[size]": 5, "X-Larch.Trace": "t" },
      line: "POST /lists/3/users/u1?filter%5Bemail%5D=a%2Bb%40people.example&$.xgafv=2&page%5Bsize%5D=5 HTTP/1.1",
      headers: [...headers, "x-larch.trace: t"],
      body: '{"delete-now":true,"@class":"unsubscribe"}',
    },
  ],
  outcomes: [
    {
      title: "a name in another form",
      parameters: { ...required, filterEmail: "a@people.example" },
      want: {
        refused:
          'has no parameter "filterEmail"; it has list-id, user-id, filter[email], $.xgafv, page[size], X-Larch.Trace, delete-now',
      },
    },
    {
      title: "a value that is refused, by its name on the wire",
      parameters: { ...required, "filter[email]": "nobody" },
      want: { refused: 'parameter "filter[email]" must be an e-mail address' },
    },
    {
      title: "one of several values",
      parameters: { ...required, "$.xgafv": "3" },
      want: { refused: 'parameter "$.xgafv" must be "1" or "2"' },
    },
  ],
  nearMisses: [
    {
      title: "a name that would need encoding",
      from: "name: 'page[size]'",
      to: "name: 'page{size}'",
      problem:
        "27:13 #/paths/~1lists~1{list-id}~1users~1{user-id}/post/parameters/4/name parameter/query-name",
    },
    {
      title: "a name with an equals sign",
      from: "name: $.xgafv",
      to: "name: a=b",
      problem:
        "26:13 #/paths/~1lists~1{list-id}~1users~1{user-id}/post/parameters/3/name parameter/query-name",
    },
    {
      title: "a name that no header may have",
      from: "name: X-Larch.Trace",
      to: "name: 'X-Larch[Trace]'",
      problem:
        "28:13 #/paths/~1lists~1{list-id}~1users~1{user-id}/post/parameters/5/name parameter/header-name",
    },
  ],
  compiles: [
    'await client.deleteMember({ "list-id": 3, "user-id": "u1", "filter[email]": "a@b.example", "delete-now": true });',
    'await client.deleteMember({ "list-id": 3, "user-id": "u1", "filter[email]": "a@b.example", "delete-now": true, "$.xgafv": "1", "page[size]": 5 });',
    'holds<Same<provider.DeleteMemberParameters["$.xgafv"], "1" | "2" | undefined>>();',
    'holds<Same<provider.DeleteMemberParameters["delete-now"], boolean>>();',
  ],
  doesNotCompile: [
    'await client.deleteMember({ "list-id": 3, "user-id": "u1", "filter[email]": "a@b.example" });',
    'await client.deleteMember({ listId: 3, userId: "u1", filterEmail: "a@b.example", deleteNow: true });',
    'await client.deleteMember({ "list-id": 3, "user-id": "u1", "filter[email]": "a@b.example", "delete-now": true, "$.xgafv": "3" });',
  ],
};

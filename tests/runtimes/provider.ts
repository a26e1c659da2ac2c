/**
 * The provider whose package makes the calls of the table, and what it answers, by its spec. Nothing else here
 * knows which one it is: another one is another object.
 */
export const provider = {
  slug: "cal-com",
  packageName: "@offboard/cal-com",
  factory: "createCalComClient",
  credentials: { apiKey: "cal_0123456789abcdef" },
  parameters: { orgId: 1, userId: 42 },
  bodies: {
    removed: { status: "success", data: { id: 42 } },
    /** A 2xx that says no. */
    failed: { status: "error" },
    refused: { status: "error", error: { code: "ForbiddenException", message: "No." } },
    /** A 403 that says that there is no such member. */
    absent: {
      status: "error",
      error: {
        code: "ForbiddenException",
        message: "IsUserInOrg - user with id=42 is not part of the organization with id=1.",
      },
    },
  },
};

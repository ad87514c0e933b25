import { config } from "zod";

// Zod would try whether it may generate code, which a page's policy forbids and a browser then reports. This has to be
// settled before any schema is made, so it is imported before them.
if (typeof window !== "undefined") config({ jitless: true });

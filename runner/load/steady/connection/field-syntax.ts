/** The name of a header: a token (RFC 9110, section 5.6.2), and nothing stands before its colon (RFC 9112, section 5.1). */
export const FIELD_NAME = /^[!#$%&'*+.^_`|~0-9A-Za-z-]+$/;

/** What the value of a header may hold (RFC 9110, section 5.5): no control characters, some of which would end it. */
export const FIELD_TEXT = /^[\t\x20-\x7e\x80-\xff]*$/;

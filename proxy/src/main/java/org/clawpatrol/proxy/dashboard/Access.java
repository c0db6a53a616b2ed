package org.clawpatrol.proxy.dashboard;

/** Who may use a route. What is not listed is {@link #OPERATOR}. */
enum Access {
    /** Anyone who reaches the listener. */
    PUBLIC,
    /** An operator with a session or an API token. */
    OPERATOR,
    /** A registered device by its own token, for what concerns itself. */
    SELF,
    /** An operator with a session: a stolen API token must not make itself permanent. */
    SESSION
}

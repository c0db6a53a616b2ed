package org.clawpatrol.proxy.protocol.http.graphql;

/** The text is no GraphQL document. Carries nothing of it. */
final class MalformedDocumentException extends Exception {
    private static final long serialVersionUID = 1L;

    MalformedDocumentException() {
        super("no GraphQL document", null, false, false);
    }
}

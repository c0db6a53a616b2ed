package org.clawpatrol.proxy.journal;

/** The journal cannot take a record now; the action must be refused. */
public final class JournalUnavailableException extends Exception {
    private static final long serialVersionUID = 1L;

    public JournalUnavailableException(String message, Throwable cause) {
        super(message, cause);
    }
}

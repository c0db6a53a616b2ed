package org.clawpatrol.proxy.net;

/** A listener could not be opened; the message names the address and the attribute to change. */
public final class ListenException extends Exception {
    private static final long serialVersionUID = 1L;

    ListenException(Listener listener, Throwable cause) {
        super(
                "cannot listen on "
                        + listener.address()
                        + " (`"
                        + listener.attribute()
                        + "`): "
                        + reason(cause),
                cause);
    }

    private static String reason(Throwable cause) {
        return cause.getMessage() == null ? "the address cannot be resolved" : cause.getMessage();
    }
}

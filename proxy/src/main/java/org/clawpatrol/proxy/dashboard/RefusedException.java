package org.clawpatrol.proxy.dashboard;

/** A request that is answered with a status and one clean line of text. */
final class RefusedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final int status;

    /**
     * @param text shown to whoever asked; holds nothing they did not know
     */
    RefusedException(int status, String text) {
        super(text, null, false, false);
        this.status = status;
    }

    int status() {
        return status;
    }

    String text() {
        return String.valueOf(getMessage());
    }
}

package org.clawpatrol.proxy.credential.aws;

/** A request cannot be signed. The message follows the credential's name and quotes no secret. */
final class UnsignableException extends Exception {
    private static final long serialVersionUID = 1L;

    UnsignableException(String why) {
        super(why, null, false, false);
    }

    String reason() {
        return String.valueOf(getMessage());
    }
}

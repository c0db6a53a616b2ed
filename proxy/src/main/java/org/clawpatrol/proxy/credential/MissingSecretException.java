package org.clawpatrol.proxy.credential;

/** A credential has no secret for a required slot. The message names the credential only. */
public final class MissingSecretException extends Exception {
    private static final long serialVersionUID = 1L;

    private final String credential;

    public MissingSecretException(String credential) {
        super("credential `" + credential + "` has no secret");
        this.credential = credential;
    }

    public String credential() {
        return credential;
    }
}

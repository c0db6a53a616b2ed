package org.clawpatrol.proxy.credential;

/** A secret holds bytes that cannot stand in a header. The message names the credential only. */
public final class UnusableSecretException extends Exception {
    private static final long serialVersionUID = 1L;

    private final String credential;

    public UnusableSecretException(String credential) {
        super("the secret of credential `" + credential + "` cannot be sent in a header");
        this.credential = credential;
    }

    public String credential() {
        return credential;
    }
}

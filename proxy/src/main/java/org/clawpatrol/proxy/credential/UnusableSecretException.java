package org.clawpatrol.proxy.credential;

/**
 * A secret cannot be used for what it is there for. The message names the credential and says why,
 * nothing of the secret.
 */
public final class UnusableSecretException extends Exception {
    private static final long serialVersionUID = 1L;

    /** It holds bytes that cannot stand in a header. */
    public UnusableSecretException(String credential) {
        this(credential, "cannot be sent in a header");
    }

    /**
     * @param why what follows the credential's name in a sentence; safe for the agent
     */
    public UnusableSecretException(String credential, String why) {
        super("credential \"" + credential + "\" " + why);
    }

    /** What the agent may read. */
    public String reason() {
        return String.valueOf(getMessage());
    }
}

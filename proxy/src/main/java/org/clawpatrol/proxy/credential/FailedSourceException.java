package org.clawpatrol.proxy.credential;

/**
 * What keeps or makes a credential's secret did not deliver it. The message is for operators; it
 * holds nothing of a secret.
 */
public final class FailedSourceException extends Exception {
    private static final long serialVersionUID = 1L;

    private final String credential;

    /**
     * @param why what follows the credential's name in a sentence, such as {@code : the vault
     *     answered 503}
     */
    public FailedSourceException(String credential, String why) {
        super("credential `" + credential + "`" + why);
        this.credential = credential;
    }

    public String credential() {
        return credential;
    }
}

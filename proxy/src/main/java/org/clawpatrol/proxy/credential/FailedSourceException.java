package org.clawpatrol.proxy.credential;

/**
 * What keeps or makes a credential's secret did not deliver it. The message is for operators; it
 * holds nothing of a secret.
 */
public final class FailedSourceException extends Exception {
    private static final long serialVersionUID = 1L;

    private final String credential;
    private final boolean lasting;

    /**
     * @param why what follows the credential's name in a sentence, such as {@code : the vault
     *     answered 503}
     */
    public FailedSourceException(String credential, String why) {
        this(credential, why, false);
    }

    /**
     * @param lasting whether it stays so until an operator acts
     */
    public FailedSourceException(String credential, String why, boolean lasting) {
        super("credential `" + credential + "`" + why);
        this.credential = credential;
        this.lasting = lasting;
    }

    /** Whether nothing helps but what an operator does. */
    public boolean lasting() {
        return lasting;
    }

    public String credential() {
        return credential;
    }
}

package org.clawpatrol.proxy.credential;

/**
 * A credential may not be used for an action although a rule or an approval said so. The message
 * names credential and profile only.
 */
public final class WithheldCredentialException extends Exception {
    private static final long serialVersionUID = 1L;

    private final String credential;

    public WithheldCredentialException(String credential, String profile, String endpoint) {
        super(
                "credential `%s` is not, or no longer, granted to profile `%s` at `%s`"
                        .formatted(credential, profile, endpoint));
        this.credential = credential;
    }

    public String credential() {
        return credential;
    }
}

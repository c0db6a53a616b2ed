package org.clawpatrol.proxy.secret;

import java.util.Arrays;
import java.util.Optional;
import org.clawpatrol.proxy.state.LoginTable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The tokens of logins, sealed in the store, each for the server that issued it: under another
 * server's address they do not open. Safe to share; every call may wait for the store.
 */
public final class SealedLogins {
    private static final Logger LOG = LoggerFactory.getLogger(SealedLogins.class);
    private static final String ACCESS = "login-access";
    private static final String REFRESH = "login-refresh";

    private final LoginTable table;
    private final SecretBox box;

    public SealedLogins(LoginTable table, SecretBox box) {
        this.table = table;
        this.box = box;
    }

    /**
     * A copy the caller closes; empty where there is none, or none of this issuer.
     *
     * @param issuer address of the token endpoint
     * @throws org.clawpatrol.proxy.state.StateUnavailableException when the store does not answer
     */
    public Optional<LoginToken> find(String credential, String issuer) {
        Optional<LoginTable.Row> row = table.find(credential);
        if (row.isEmpty()) {
            return Optional.empty();
        }
        try {
            return Optional.of(open(row.get(), issuer));
        } catch (BrokenSealException e) {
            LOG.error(
                    "the login of credential `{}` cannot be opened: {}; connect it again",
                    credential,
                    e.getMessage());
            return Optional.empty();
        }
    }

    /**
     * Stores a copy.
     *
     * @throws org.clawpatrol.proxy.state.StateUnavailableException when the store does not answer
     */
    public void put(String credential, String issuer, LoginToken token) {
        table.put(
                new LoginTable.Row(
                        credential,
                        seal(label(ACCESS, credential, issuer), token.accessToken()),
                        token.refreshToken()
                                .map(secret -> seal(label(REFRESH, credential, issuer), secret)),
                        token.expiry(),
                        token.issuedAt(),
                        token.account().displayName(),
                        token.account().avatarUrl(),
                        token.clientId()));
    }

    /** Whether there was one. */
    public boolean delete(String credential) {
        return table.delete(credential);
    }

    /** Changes whenever any process writes a login. */
    public long version() {
        return table.version();
    }

    private LoginToken open(LoginTable.Row row, String issuer) throws BrokenSealException {
        Secret access = box.open(label(ACCESS, row.credential(), issuer), row.accessToken());
        Optional<Secret> refresh = Optional.empty();
        if (row.refreshToken().isPresent()) {
            refresh =
                    Optional.of(
                            box.open(
                                    label(REFRESH, row.credential(), issuer),
                                    row.refreshToken().get()));
        }
        return new LoginToken(
                access,
                refresh,
                row.expiry(),
                row.updatedAt(),
                row.clientId(),
                new LoginToken.Account(row.displayName(), row.avatarUrl()));
    }

    private byte[] seal(SealLabel label, Secret secret) {
        byte[] clear = secret.reveal();
        try {
            return box.seal(label, clear);
        } finally {
            Arrays.fill(clear, (byte) 0);
        }
    }

    private static SealLabel label(String purpose, String credential, String issuer) {
        return new SealLabel(purpose, credential, issuer);
    }
}

package org.clawpatrol.proxy.credential.login;

import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.clawpatrol.dsl.config.CredentialConfig;
import org.clawpatrol.dsl.config.OAuthClientConfig;
import org.clawpatrol.proxy.credential.oauth.HttpTokenTransport;
import org.clawpatrol.proxy.credential.oauth.LoginServer;
import org.clawpatrol.proxy.credential.oauth.RefreshLock;
import org.clawpatrol.proxy.secret.LoginToken;
import org.clawpatrol.proxy.secret.MasterKey;
import org.clawpatrol.proxy.secret.SealedLogins;
import org.clawpatrol.proxy.secret.Secret;
import org.clawpatrol.proxy.secret.SecretBox;
import org.clawpatrol.proxy.state.SqliteStateStore;

/** A store, a clock that can be set, and an authorization server. */
final class LoginLab implements AutoCloseable {
    final LoginServer server = new LoginServer();
    final SqliteStateStore state;
    final SealedLogins rows;
    final SecretBox box;
    final HttpTokenTransport transport = new HttpTokenTransport(Duration.ofSeconds(30));
    Instant now = Instant.parse("2026-11-21T20:00:00Z");
    private final Path folder;

    LoginLab(Path folder) throws Exception {
        this.folder = folder;
        state = SqliteStateStore.open(folder.resolve("state"));
        box =
                new MasterKey(state.blobs(), new SecureRandom(), InstantSource.system())
                        .open(folder.resolve("keys/master.key"), folder.resolve("state"));
        rows = new SealedLogins(state.logins(), box);
    }

    /** Of one process; another call gives those of another. */
    LoginParts parts() throws Exception {
        return parts(rows);
    }

    LoginParts parts(SealedLogins kept) throws Exception {
        return new LoginParts(
                kept,
                RefreshLock.open(folder.resolve("logins.lock")),
                transport,
                () -> now,
                new SecureRandom());
    }

    OAuthClientConfig client(OAuthClientConfig.Grant grant) throws Exception {
        return new OAuthClientConfig(
                new OAuthClientConfig.Addresses(
                        url("/token"),
                        Optional.of(url("/authorize")),
                        Optional.of(url("/device")),
                        Optional.of(url("/revoke"))),
                "app",
                grant,
                List.of("read", "write"),
                new OAuthClientConfig.Target(Optional.empty(), Optional.empty()),
                OAuthClientConfig.Proof.BASIC,
                Optional.of(server.roots()));
    }

    CredentialConfig credential(OAuthClientConfig.Grant grant) throws Exception {
        return credential("oauth2_client", new CredentialConfig.OAuthClient(client(grant)));
    }

    static CredentialConfig credential(String type, CredentialConfig.Settings settings) {
        return new CredentialConfig(
                "key", type, List.of("api"), Optional.empty(), Optional.empty(), settings);
    }

    String url(String path) {
        return server.url(path).toString();
    }

    /** A login whose access token is good for that long. */
    void connected(Duration lifetime) {
        try (LoginToken token =
                new LoginToken(
                        Secret.of("at-0"),
                        Optional.of(Secret.of("rt-0")),
                        Optional.of(now.plus(lifetime)),
                        now,
                        "app",
                        LoginToken.Account.UNKNOWN)) {
            rows.put("key", url("/token"), token);
        }
    }

    @Override
    public void close() {
        server.close();
        transport.close();
        state.close();
    }
}

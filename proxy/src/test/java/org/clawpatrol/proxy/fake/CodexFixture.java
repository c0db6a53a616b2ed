package org.clawpatrol.proxy.fake;

import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.InstantSource;
import org.clawpatrol.proxy.credential.codex.CodexKeys;
import org.clawpatrol.proxy.secret.MasterKey;
import org.clawpatrol.proxy.secret.SealedBlobs;
import org.clawpatrol.proxy.state.SqliteStateStore;

/** Keys of Codex agents in a store of their own. */
public final class CodexFixture implements AutoCloseable {
    /** A policy with an endpoint for Codex agents, in the profile {@code dev}. */
    public static final String POLICY =
            """
            schema_version = 1
            gateway {
              proxy { listen = "127.0.0.1:9180" }
            }
            endpoint "openai_codex_https" "codex" { hosts = ["chatgpt.com"] }
            credential "openai_codex_oauth" "login" { endpoint = openai_codex_https.codex }
            profile "dev" { credentials = [openai_codex_oauth.login] }
            """;

    private final SqliteStateStore state;
    private final SealedBlobs blobs;

    private CodexFixture(SqliteStateStore state, SealedBlobs blobs) {
        this.state = state;
        this.blobs = blobs;
    }

    public static CodexFixture in(Path folder) throws Exception {
        SqliteStateStore state = SqliteStateStore.open(folder.resolve("state"));
        InstantSource clock = InstantSource.system();
        var box =
                new MasterKey(state.blobs(), new SecureRandom(), clock)
                        .open(folder.resolve("keys/master.key"), folder.resolve("state"));
        return new CodexFixture(state, new SealedBlobs(state.blobs(), box, clock));
    }

    public SealedBlobs blobs() {
        return blobs;
    }

    /** What another start of the gateway has. */
    public CodexKeys keys() {
        return new CodexKeys(blobs, new SecureRandom());
    }

    @Override
    public void close() {
        state.close();
    }
}

package org.clawpatrol.proxy.credential.codex;

import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Optional;
import java.util.function.Function;
import org.clawpatrol.dsl.config.Configuration;
import org.clawpatrol.dsl.load.LoadResult;
import org.clawpatrol.proxy.secret.BrokenSealException;
import org.clawpatrol.proxy.secret.SealedBlobs;
import org.clawpatrol.proxy.secret.Secret;
import org.jspecify.annotations.Nullable;

/**
 * The identity of Codex agents, whose keys rest sealed in the store: made when a configuration
 * first has an endpoint of theirs, the same ever after. Safe to share.
 */
public final class CodexKeys {
    /** The type of the endpoints that Codex agents use. */
    public static final String ENDPOINT_TYPE = "openai_codex_https";

    /** What it means that preparing failed. */
    public static final String UNREADABLE = "the stored keys of Codex agents cannot be opened";

    private static final String KIND = "codex_jwt_keys";
    private static final String NAME = "gateway";

    private final SealedBlobs blobs;
    private final SecureRandom random;
    private volatile @Nullable CodexIdentity identity;

    public CodexKeys(SealedBlobs blobs, SecureRandom random) {
        this.blobs = blobs;
        this.random = random;
    }

    /** Empty until a configuration with an endpoint of theirs was prepared. */
    public Optional<CodexIdentity> identity() {
        return Optional.ofNullable(identity);
    }

    /** Makes sure of an identity before a configuration that needs one is in force; may block. */
    public synchronized void prepare(Configuration configuration)
            throws BrokenSealException, GeneralSecurityException {
        boolean needed =
                configuration.endpoints().values().stream()
                        .anyMatch(endpoint -> endpoint.type().equals(ENDPOINT_TYPE));
        if (needed && identity == null) {
            try (Secret keys =
                    blobs.findOrCreate(KIND, NAME, () -> CodexIdentity.freshKeys(random))) {
                identity = CodexIdentity.load(keys);
            }
        }
    }

    /** A loader that prepares what it has loaded. */
    public Function<Path, LoadResult> preparedBy(Function<Path, LoadResult> loader) {
        return path -> {
            LoadResult loaded = loader.apply(path);
            try {
                if (loaded.configuration().isPresent()) {
                    prepare(loaded.configuration().get());
                }
                return loaded;
            } catch (BrokenSealException | GeneralSecurityException e) {
                throw new IllegalStateException(UNREADABLE, e);
            }
        };
    }
}

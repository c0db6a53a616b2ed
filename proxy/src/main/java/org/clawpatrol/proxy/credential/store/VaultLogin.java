package org.clawpatrol.proxy.credential.store;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;
import org.clawpatrol.dsl.config.SecretStoreConfig;
import org.clawpatrol.proxy.credential.HeaderSafe;
import org.clawpatrol.proxy.secret.EnvironmentSecrets;
import org.clawpatrol.proxy.secret.Secret;
import org.clawpatrol.proxy.secret.SecretSource;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * The token a vault is asked with: an operator's, read at each use, or one that a login gave, kept
 * for nine tenths of its lease. Safe to share; a login under way is waited for.
 */
final class VaultLogin implements AutoCloseable {
    private static final long LONGEST_JWT = 16 << 10;

    private final SecretStoreConfig store;
    private final SecretStoreConfig.Login login;
    private final SecretSource own;
    private final VaultClient client;
    private final LongSupplier clock;
    private final ReentrantLock lock = new ReentrantLock();
    private @Nullable Secret token;
    private long until;

    /**
     * @param own where the store's own secret is found
     * @param clock nanoseconds
     */
    VaultLogin(
            SecretStoreConfig store,
            SecretStoreConfig.Login login,
            SecretSource own,
            VaultClient client,
            LongSupplier clock) {
        this.store = store;
        this.login = login;
        this.own = own;
        this.client = client;
        this.clock = clock;
    }

    /**
     * A copy that the caller closes.
     *
     * @param refused the token before was not accepted: log in again
     */
    Secret token(boolean refused, long deadline) throws StoreException, InterruptedException {
        lock.lockInterruptibly();
        try {
            Secret held = token;
            if (held != null && !refused && clock.getAsLong() - until < 0) {
                return held.copy();
            }
            forget();
            return switch (login) {
                case SecretStoreConfig.Token operators -> ownSecret();
                case SecretStoreConfig.AppRole role -> entered(role.mount(), body(role), deadline);
                case SecretStoreConfig.Kubernetes role ->
                        entered(role.mount(), body(role), deadline);
            };
        } finally {
            lock.unlock();
        }
    }

    private Secret ownSecret() throws StoreException {
        String slot = store.ownSlot().orElseThrow();
        @Nullable Secret found = own.find(store.ownSecret(), Set.of(slot)).get(slot);
        if (found == null) {
            Optional<String> why = own.problem(store.ownSecret(), Set.of(slot));
            throw new StoreException(
                    why.map(problem -> "cannot log in: " + problem).orElseGet(() -> noLogin(slot)));
        }
        if (!HeaderSafe.test(found)) {
            found.close();
            throw new StoreException("has a `" + slot + "` that is no line of visible ASCII");
        }
        return found;
    }

    private String noLogin(String slot) {
        return "has no `%s` to log in with: set %s, or use `clawpatrol credentials set %s --slot %s`"
                .formatted(
                        slot,
                        EnvironmentSecrets.variable(store.ownSecret(), slot),
                        store.ownSecret(),
                        slot);
    }

    private ObjectNode body(SecretStoreConfig.AppRole role) throws StoreException {
        try (Secret secret = ownSecret()) {
            return JsonNodeFactory.instance
                    .objectNode()
                    .put("role_id", role.roleId())
                    .put("secret_id", secret.revealText());
        }
    }

    private static ObjectNode body(SecretStoreConfig.Kubernetes role) throws StoreException {
        return JsonNodeFactory.instance
                .objectNode()
                .put("role", role.role())
                .put("jwt", jwt(role.jwtFile()));
    }

    private static String jwt(Path file) throws StoreException {
        try {
            if (Files.isRegularFile(file) && Files.size(file) <= LONGEST_JWT) {
                return Files.readString(file, StandardCharsets.US_ASCII).strip();
            }
        } catch (IOException e) {
            throw new StoreException("cannot log in: " + file + " cannot be read");
        }
        throw new StoreException("cannot log in: " + file + " is no file with a token");
    }

    private Secret entered(String mount, ObjectNode body, long deadline)
            throws StoreException, InterruptedException {
        VaultAnswer answer = client.post("/v1/auth/" + mount + "/login", body, deadline);
        JsonNode auth = answer.body().path("auth");
        if (!answer.ok()) {
            throw answer.failure("refused the login at `auth/" + mount + "`");
        }
        Secret given = Secret.of(auth.path("client_token").asString(""));
        if (!HeaderSafe.test(given)) {
            throw new StoreException("gave no token at `auth/" + mount + "`");
        }
        long seconds = Math.max(0, auth.path("lease_duration").asLong(0));
        token = given;
        until = clock.getAsLong() + lease(seconds);
        return given.copy();
    }

    /** No lease at all means for ever, which ends here after an hour. */
    private static long lease(long seconds) {
        long bounded = seconds == 0 ? 3_600 : Math.min(seconds, 24 * 3_600);
        return TimeUnit.SECONDS.toNanos(bounded) / 10 * 9;
    }

    private void forget() {
        if (token != null) {
            token.close();
            token = null;
        }
    }

    @Override
    public void close() {
        lock.lock();
        try {
            forget();
        } finally {
            lock.unlock();
        }
    }
}

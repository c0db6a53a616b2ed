package org.clawpatrol.proxy;

import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.clawpatrol.dsl.config.Configuration;
import org.clawpatrol.dsl.config.CredentialConfig;
import org.clawpatrol.proxy.credential.HttpInjection;
import org.clawpatrol.proxy.credential.Lease;
import org.clawpatrol.proxy.credential.login.LoginStep;
import org.clawpatrol.proxy.credential.store.SecretStores;
import org.clawpatrol.proxy.credential.type.HttpInjections;
import org.clawpatrol.proxy.secret.EnvironmentSecrets;
import org.clawpatrol.proxy.secret.Secret;
import org.clawpatrol.proxy.secret.SecretOrigin;

/**
 * The secrets of a configuration's credentials for commands: found as a gateway finds them, beside
 * a running one. One thread.
 */
public final class CredentialAccess implements AutoCloseable {
    private static final long PATIENCE_SECONDS = 60;

    private final GatewayState state;
    private final OutboundCalls calls;
    private final SecretStores stores;
    private final GatewayTokens tokens;

    private CredentialAccess(
            GatewayState state, OutboundCalls calls, SecretStores stores, GatewayTokens tokens) {
        this.state = state;
        this.calls = calls;
        this.stores = stores;
        this.tokens = tokens;
    }

    /**
     * @throws GatewayException when the state directory or the key file cannot be used
     */
    public static CredentialAccess open(
            Configuration configuration, Map<String, String> environment) throws GatewayException {
        GatewayState state = GatewayState.open(configuration.gateway(), environment);
        try {
            OutboundCalls calls = OutboundCalls.open(state, () -> configuration);
            SecretStores stores =
                    new SecretStores(
                            state.secrets(), () -> configuration, environment, calls.transport());
            return new CredentialAccess(
                    state,
                    calls,
                    stores,
                    GatewayTokens.open(state, stores, calls.transport(), new SecureRandom()));
        } catch (GatewayException | RuntimeException e) {
            state.close();
            throw e;
        }
    }

    /** Where a gateway with this configuration listens for commands. */
    public Path stateDir() {
        return state.folder();
    }

    /** Names of the slots that a credential cannot do without, and of those it can. */
    public static Set<String> slots(CredentialConfig credential) {
        return new TreeSet<>(HttpInjection.allSlots(HttpInjections.of(credential)));
    }

    /**
     * Where the secret of each slot comes from, in words; a slot without one is left out. Asks
     * neither stores nor servers.
     */
    public Map<String, String> sources(CredentialConfig credential) {
        Map<String, String> sources = new TreeMap<>();
        if (credential.stored().isPresent()) {
            String store = "secret store " + credential.stored().get().store().reference();
            slots(credential).forEach(slot -> sources.put(slot, store));
            return sources;
        }
        state.secrets()
                .origins(credential.name(), slots(credential))
                .forEach((slot, from) -> sources.put(slot, words(credential, slot, from)));
        if (tokens.desk().connected(credential).isPresent()
                && !state.secrets().holds(credential.name())) {
            sources.put("", "login");
        }
        return sources;
    }

    private static String words(CredentialConfig credential, String slot, SecretOrigin from) {
        return switch (from) {
            case STORE -> "stored";
            case ENVIRONMENT -> EnvironmentSecrets.variable(credential.name(), slot);
        };
    }

    /** Whether secrets for these slots are enough. */
    public static boolean suffices(CredentialConfig credential, Set<String> filled) {
        return HttpInjections.of(credential).suffices(filled);
    }

    /**
     * What is wrong with a secret that somebody set, or with a login, as it follows the
     * credential's name.
     */
    public Optional<String> problem(CredentialConfig credential) {
        return new CredentialSecrets(state.secrets())
                .problem(credential)
                .or(() -> tokens.desk().trouble(credential));
    }

    /** Whether all it needs is said to be somewhere. */
    public boolean complete(CredentialConfig credential) {
        return credential.stored().isPresent()
                || tokens.desk().connected(credential).isPresent()
                || suffices(credential, sources(credential).keySet());
    }

    /** When the token of a login ends. */
    public Optional<Instant> loginEnds(CredentialConfig credential) {
        return tokens.desk().connected(credential).flatMap(LoginStep.Connected::expiry);
    }

    /** The secrets that are at hand, without asking stores or servers; to be closed. */
    public Map<String, Secret> atHand(CredentialConfig credential) {
        return credential.stored().isPresent()
                ? Map.of()
                : state.secrets().find(credential.name(), slots(credential));
    }

    /**
     * The secrets, wherever they are kept; waits no longer than a minute.
     *
     * @throws GatewayException when they cannot be had; the message says why
     */
    public Lease lend(CredentialConfig credential) throws GatewayException, InterruptedException {
        try {
            Map<String, Secret> found =
                    tokens.lookup()
                            .find(credential, slots(credential))
                            .toCompletableFuture()
                            .get(PATIENCE_SECONDS, TimeUnit.SECONDS);
            return Lease.of(credential, found);
        } catch (ExecutionException e) {
            Throwable cause = e.getCause() == null ? e : e.getCause();
            throw new GatewayException(String.valueOf(cause.getMessage()), e);
        } catch (TimeoutException e) {
            throw new GatewayException(
                    "no secret within " + PATIENCE_SECONDS + " seconds from where it is kept", e);
        }
    }

    @Override
    public void close() {
        try {
            tokens.close();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        } finally {
            stores.close();
            calls.close();
            state.close();
        }
    }
}

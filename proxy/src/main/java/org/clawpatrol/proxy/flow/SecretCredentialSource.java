package org.clawpatrol.proxy.flow;

import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;
import org.clawpatrol.dsl.config.Configuration;
import org.clawpatrol.dsl.config.CredentialConfig;
import org.clawpatrol.dsl.config.ProfileConfig.Grant;
import org.clawpatrol.proxy.credential.CredentialDispatch;
import org.clawpatrol.proxy.credential.HttpInjection;
import org.clawpatrol.proxy.credential.Lease;
import org.clawpatrol.proxy.credential.MissingSecretException;
import org.clawpatrol.proxy.credential.SecretLookup;
import org.clawpatrol.proxy.credential.WithheldCredentialException;
import org.clawpatrol.proxy.credential.placeholder.TokenServices;
import org.clawpatrol.proxy.credential.type.HttpInjections;
import org.clawpatrol.proxy.secret.Secret;
import org.jspecify.annotations.Nullable;

/**
 * Lends secrets that a lookup finds, for credentials that the action's profile holds at the
 * action's endpoint, or whose tokens come from there, and no other: when the action was decided,
 * and still now. Safe to share.
 */
public final class SecretCredentialSource implements CredentialSource {
    private final SecretLookup secrets;
    private final Supplier<Configuration> current;
    private final TokenServices tokens;

    /**
     * @param tokens where credentials may be lent besides: a program that renews a token asks there
     * @param current the configuration in force; an action may have waited since it was decided
     */
    public SecretCredentialSource(
            SecretLookup secrets, Supplier<Configuration> current, TokenServices tokens) {
        this.secrets = secrets;
        this.current = current;
        this.tokens = tokens;
    }

    @Override
    public CompletionStage<Lease> lend(Permit permit) {
        if (permit.credential().isEmpty()) {
            return CompletableFuture.completedFuture(Lease.none());
        }
        try {
            CredentialConfig credential = granted(permit.action(), permit.credential().get());
            HttpInjection injection = HttpInjections.of(credential);
            return secrets.find(credential, HttpInjection.allSlots(injection))
                    .thenCompose(found -> lease(credential, injection, found));
        } catch (WithheldCredentialException | RuntimeException e) {
            return CompletableFuture.failedFuture(e);
        }
    }

    /** The credential, where the profile holds it. */
    private CredentialConfig granted(Action action, String name)
            throws WithheldCredentialException {
        CredentialConfig credential = action.configuration().credentials().get(name);
        boolean granted =
                granted(action, name, action.configuration())
                        && granted(action, name, current.get());
        if (credential == null || !granted) {
            throw new WithheldCredentialException(
                    name, action.peer().profile(), action.endpoint().typedName());
        }
        return credential;
    }

    private static CompletionStage<Lease> lease(
            CredentialConfig credential, HttpInjection injection, Map<String, Secret> found) {
        Set<String> filled = new HashSet<>(found.keySet());
        filled.removeIf(slot -> isMissing(found.get(slot)));
        if (!injection.suffices(filled)) {
            found.values().forEach(Secret::close);
            return CompletableFuture.failedFuture(new MissingSecretException(credential.name()));
        }
        return CompletableFuture.completedFuture(Lease.of(credential, found));
    }

    private boolean granted(Action action, String name, Configuration configuration) {
        String profile = action.peer().profile();
        for (Grant grant :
                CredentialDispatch.grantsAt(configuration, profile, action.endpoint().name())) {
            if (grant.credential().equals(name)) {
                return true;
            }
        }
        return tokens.serves(configuration, profile, action.endpoint(), name);
    }

    private static boolean isMissing(@Nullable Secret secret) {
        return secret == null || secret.isEmpty();
    }
}

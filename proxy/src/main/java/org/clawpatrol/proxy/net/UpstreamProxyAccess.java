package org.clawpatrol.proxy.net;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.clawpatrol.dsl.config.UpstreamProxy;
import org.clawpatrol.proxy.secret.Secret;
import org.clawpatrol.proxy.secret.SecretSource;
import org.jspecify.annotations.Nullable;

/** The upstream proxy in force and the password for it, read anew at each dial. Safe to share. */
public final class UpstreamProxyAccess {
    private static final String SLOT = "";

    private final Supplier<Optional<UpstreamProxy>> settings;
    private final SecretSource secrets;

    public UpstreamProxyAccess(Supplier<Optional<UpstreamProxy>> settings, SecretSource secrets) {
        this.settings = settings;
        this.secrets = secrets;
    }

    static UpstreamProxyAccess none() {
        return new UpstreamProxyAccess(Optional::empty, (name, slots) -> Map.of());
    }

    Optional<UpstreamProxy> current() {
        return settings.get();
    }

    /** Empty where the proxy wants a password and none is stored; to be closed. */
    Optional<ProxyLogin> login(UpstreamProxy proxy) {
        if (proxy.user().isEmpty()) {
            return Optional.of(ProxyLogin.none());
        }
        @Nullable Secret password = secrets.find(UpstreamProxy.SECRET, Set.of(SLOT)).get(SLOT);
        return Optional.ofNullable(password).map(found -> ProxyLogin.of(proxy.user(), found));
    }
}

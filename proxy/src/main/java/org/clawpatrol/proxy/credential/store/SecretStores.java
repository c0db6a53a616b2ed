package org.clawpatrol.proxy.credential.store;

import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.clawpatrol.dsl.config.Configuration;
import org.clawpatrol.dsl.config.CredentialConfig;
import org.clawpatrol.dsl.config.SecretStoreConfig;
import org.clawpatrol.dsl.config.StoredAt;
import org.clawpatrol.proxy.credential.SecretLookup;
import org.clawpatrol.proxy.credential.oauth.TokenTransport;
import org.clawpatrol.proxy.secret.Secret;
import org.clawpatrol.proxy.secret.SecretSource;
import org.clawpatrol.proxy.telemetry.MetricSource;
import org.clawpatrol.proxy.telemetry.SecretStoreMetrics;
import org.jspecify.annotations.Nullable;

/**
 * Finds secrets in the secret stores of the configuration in force; credentials that name none are
 * looked up elsewhere. What was fetched is kept over a reload that says the same of it, and wiped
 * by one that does not. Safe to share.
 */
public final class SecretStores implements SecretLookup, AutoCloseable {
    private final SecretLookup next;
    private final Supplier<Configuration> current;
    private final StoreReaders readers;
    private final ExecutorService fetching = Executors.newVirtualThreadPerTaskExecutor();
    private final Map<String, StoredCredential> credentials = new ConcurrentHashMap<>();
    private final Map<SecretStoreConfig, OpenStore> open = new ConcurrentHashMap<>();
    private final SecretStoreMetrics metrics = new SecretStoreMetrics(System::nanoTime);
    private volatile @Nullable Configuration seen;

    /** A store that is in use. */
    private record OpenStore(StoreReader reader, Semaphore places) {}

    /**
     * @param source for what no store keeps, and for what stores log in with
     * @param current the configuration in force
     * @param environment of the gateway
     * @param proxy carries calls to servers where the operator has a proxy
     */
    public SecretStores(
            SecretSource source,
            Supplier<Configuration> current,
            Map<String, String> environment,
            TokenTransport proxy) {
        this.next = SecretLookup.in(source);
        this.current = current;
        this.readers = new StoreReaders(environment, source, proxy);
    }

    @Override
    public CompletionStage<Map<String, Secret>> find(
            CredentialConfig credential, Set<String> slots) {
        Configuration now = current.get();
        forgetOthers(now);
        // An action may have waited for a person: its secret is where it is kept by now.
        CredentialConfig meant = now.credentials().getOrDefault(credential.name(), credential);
        return meant.stored()
                .map(stored -> kept(meant, stored).find(slots))
                .orElseGet(() -> next.find(credential, slots));
    }

    /** Why a credential's store gave nothing when it was last asked, as it follows the name. */
    public Optional<String> trouble(CredentialConfig credential) {
        return Optional.ofNullable(credentials.get(credential.name()))
                .filter(kept -> Optional.of(kept.stored()).equals(credential.stored()))
                .flatMap(StoredCredential::trouble);
    }

    /** What is counted of the stores. */
    public MetricSource metrics() {
        return metrics;
    }

    /** Stores that cannot log in for lack of a secret of their own. */
    public static Set<SecretStoreConfig> withoutLogin(
            Configuration configuration, SecretSource own) {
        return inUse(configuration).stream()
                .filter(store -> lacksLogin(store, own))
                .collect(Collectors.toUnmodifiableSet());
    }

    private static boolean lacksLogin(SecretStoreConfig store, SecretSource own) {
        return store.ownSlot()
                .map(slot -> own.find(store.ownSecret(), Set.of(slot)))
                .map(
                        found -> {
                            found.values().forEach(Secret::close);
                            return found.isEmpty();
                        })
                .orElse(false);
    }

    private StoredCredential kept(CredentialConfig credential, StoredAt stored) {
        return Objects.requireNonNull(
                credentials.compute(
                        credential.name(),
                        (name, before) -> {
                            if (before != null && before.stored().equals(stored)) {
                                return before;
                            }
                            if (before != null) {
                                before.close();
                            }
                            return opened(credential, stored);
                        }));
    }

    private StoredCredential opened(CredentialConfig credential, StoredAt stored) {
        OpenStore store =
                open.computeIfAbsent(
                        stored.store(),
                        config ->
                                new OpenStore(
                                        readers.of(config), new Semaphore(StoreFetch.AT_ONCE)));
        StoreFetch fetch =
                new StoreFetch(credential, stored, store.reader(), store.places(), metrics);
        return new StoredCredential(credential.name(), stored, fetch, fetching, System::nanoTime);
    }

    /** Once for each configuration; cheap otherwise. */
    @SuppressWarnings("ReferenceEquality") // A reload makes another one, however alike.
    private void forgetOthers(Configuration now) {
        if (seen == now) {
            return;
        }
        seen = now;
        credentials
                .entrySet()
                .removeIf(
                        kept -> {
                            Optional<StoredAt> stored =
                                    Optional.ofNullable(now.credentials().get(kept.getKey()))
                                            .flatMap(CredentialConfig::stored);
                            boolean gone = !stored.equals(Optional.of(kept.getValue().stored()));
                            if (gone) {
                                kept.getValue().close();
                            }
                            return gone;
                        });
        Set<SecretStoreConfig> used = inUse(now);
        open.entrySet()
                .removeIf(
                        store -> {
                            boolean gone = !used.contains(store.getKey());
                            if (gone) {
                                store.getValue().reader().close();
                            }
                            return gone;
                        });
    }

    private static Set<SecretStoreConfig> inUse(Configuration configuration) {
        return configuration.credentials().values().stream()
                .flatMap(credential -> credential.stored().stream())
                .map(StoredAt::store)
                .collect(Collectors.toUnmodifiableSet());
    }

    @Override
    public void close() {
        credentials.values().forEach(StoredCredential::close);
        fetching.shutdownNow();
        open.values().forEach(store -> store.reader().close());
    }
}

package org.clawpatrol.proxy;

import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.Map;
import org.clawpatrol.dsl.config.GatewaySettings;
import org.clawpatrol.proxy.secret.EnvironmentSecrets;
import org.clawpatrol.proxy.secret.MasterKey;
import org.clawpatrol.proxy.secret.MasterKeyException;
import org.clawpatrol.proxy.secret.SealedBlobs;
import org.clawpatrol.proxy.secret.SealedLogins;
import org.clawpatrol.proxy.secret.SecretBox;
import org.clawpatrol.proxy.secret.SecretStore;
import org.clawpatrol.proxy.state.SqliteStateStore;
import org.clawpatrol.proxy.state.StateStore;
import org.clawpatrol.proxy.state.StateUnavailableException;

/** The opened state directory: the store, and the secrets the master key opens. Safe to share. */
public final class GatewayState implements AutoCloseable {
    private final Path folder;
    private final StateStore store;
    private final SecretStore secrets;
    private final SealedBlobs blobs;
    private final SealedLogins logins;

    private GatewayState(Path folder, StateStore store, SecretStore secrets, SecretBox box) {
        this.folder = folder;
        this.store = store;
        this.secrets = secrets;
        this.blobs = new SealedBlobs(store.blobs(), box, InstantSource.system());
        this.logins = new SealedLogins(store.logins(), box);
    }

    /**
     * Opens it, creating what is missing. A running gateway and a command may have it open at once.
     *
     * @param environment where secrets may be, too
     * @throws GatewayException when the directory, the store or the key file cannot be used
     */
    public static GatewayState open(GatewaySettings settings, Map<String, String> environment)
            throws GatewayException {
        InstantSource clock = InstantSource.system();
        StateStore store;
        try {
            store = SqliteStateStore.open(settings.stateDir());
        } catch (StateUnavailableException e) {
            throw new GatewayException(String.valueOf(e.getMessage()), e);
        }
        try {
            SecretBox box =
                    new MasterKey(store.blobs(), new SecureRandom(), clock)
                            .open(settings.keyFile(), settings.stateDir());
            SecretStore secrets =
                    new SecretStore(
                            store.secrets(), box, new EnvironmentSecrets(environment), clock);
            return new GatewayState(settings.stateDir(), store, secrets, box);
        } catch (MasterKeyException | StateUnavailableException e) {
            store.close();
            throw new GatewayException(String.valueOf(e.getMessage()), e);
        }
    }

    /** Folder of the journal's segments. */
    public Path journalFolder() {
        return folder.resolve("journal");
    }

    public Path folder() {
        return folder;
    }

    public StateStore store() {
        return store;
    }

    public SecretStore secrets() {
        return secrets;
    }

    SealedLogins logins() {
        return logins;
    }

    SealedBlobs blobs() {
        return blobs;
    }

    @Override
    public void close() {
        secrets.close();
        store.close();
    }
}

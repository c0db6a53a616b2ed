package org.clawpatrol.proxy.credential.store;

import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.clawpatrol.dsl.config.SecretStoreConfig;
import org.clawpatrol.proxy.credential.oauth.TokenTransport;
import org.clawpatrol.proxy.secret.SecretSource;

/** Makes the reader of each type of store. Safe to share. */
final class StoreReaders {
    private static final List<String> INHERITED = List.of("PATH", "HOME");

    private final Map<String, String> environment;
    private final SecretSource own;
    private final TokenTransport proxy;

    /**
     * @param environment of the gateway; programs get its PATH and HOME and nothing else of it
     * @param own where stores find what they log in with
     * @param proxy carries calls to servers where the operator has a proxy
     */
    StoreReaders(Map<String, String> environment, SecretSource own, TokenTransport proxy) {
        this.environment = Map.copyOf(environment);
        this.own = own;
        this.proxy = proxy;
    }

    StoreReader of(SecretStoreConfig store) {
        Duration timeout = store.timeout();
        return switch (store.settings()) {
            case SecretStoreConfig.EncryptedFile file ->
                    new EncryptedFileReader(file, variables(file.environment()), timeout);
            case SecretStoreConfig.Command command ->
                    new CommandReader(command, variables(command.environment()), timeout);
            case SecretStoreConfig.Vault vault -> vault(store, vault);
            case SecretStoreConfig.SystemdCredentials systemd -> systemd();
            case SecretStoreConfig.MountedSecret mounted -> new FolderReader(mounted.path());
        };
    }

    private Map<String, String> variables(Map<String, String> stated) {
        Map<String, String> variables = new HashMap<>();
        for (String name : INHERITED) {
            String value = environment.get(name);
            if (value != null) {
                variables.put(name, value);
            }
        }
        variables.put("LANG", "C.UTF-8");
        variables.putAll(stated);
        return variables;
    }

    private StoreReader vault(SecretStoreConfig store, SecretStoreConfig.Vault vault) {
        try {
            VaultClient client = new VaultClient(vault, store.timeout(), proxy);
            VaultLogin login = new VaultLogin(store, vault.login(), own, client, System::nanoTime);
            return new VaultReader(vault.mount(), client, login, store.timeout());
        } catch (GeneralSecurityException | IOException e) {
            return keys -> {
                throw new StoreException("has a `ca_cert` that cannot be used");
            };
        }
    }

    private StoreReader systemd() {
        String folder = environment.getOrDefault("CREDENTIALS_DIRECTORY", "");
        return folder.isEmpty()
                ? keys -> {
                    throw new StoreException(
                            "needs $CREDENTIALS_DIRECTORY, which systemd sets for a unit with"
                                    + " LoadCredential=");
                }
                : new FolderReader(Path.of(folder));
    }
}

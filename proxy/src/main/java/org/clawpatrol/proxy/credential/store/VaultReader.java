package org.clawpatrol.proxy.credential.store;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.clawpatrol.proxy.secret.Secret;
import tools.jackson.databind.JsonNode;

/**
 * Secrets of a key-value mount, version 2, of HashiCorp Vault or OpenBao. Keys are {@code
 * path#field}; the fields of one path are read at once, so they are of one version.
 */
final class VaultReader implements StoreReader {
    private final String mount;
    private final VaultClient client;
    private final VaultLogin login;
    private final Duration timeout;

    /**
     * @param timeout of one read with all its calls
     */
    VaultReader(String mount, VaultClient client, VaultLogin login, Duration timeout) {
        this.mount = mount;
        this.client = client;
        this.login = login;
        this.timeout = timeout;
    }

    @Override
    public Map<String, Secret> read(Map<String, String> keys)
            throws StoreException, InterruptedException {
        long deadline = System.nanoTime() + timeout.toNanos();
        Map<String, JsonNode> documents = new HashMap<>();
        Map<String, Secret> secrets = new HashMap<>();
        try {
            for (Map.Entry<String, String> key : keys.entrySet()) {
                int field = key.getValue().lastIndexOf('#');
                String path = key.getValue().substring(0, field);
                JsonNode document = documents.get(path);
                if (document == null) {
                    document = document(path, deadline);
                    documents.put(path, document);
                }
                // A field is a name here, never a pointer.
                SecretDocument.named(
                        document, key.getKey(), key.getValue().substring(field + 1), secrets);
            }
            return secrets;
        } catch (StoreException | InterruptedException e) {
            secrets.values().forEach(Secret::close);
            throw e;
        }
    }

    /** A token that is refused may have been revoked: one more is tried. */
    private JsonNode document(String path, long deadline)
            throws StoreException, InterruptedException {
        VaultAnswer answer = ask(path, false, deadline);
        if (answer.forbidden()) {
            answer = ask(path, true, deadline);
        }
        JsonNode data = answer.body().path("data");
        if (answer.notFound()) {
            throw new StoreException(absent(path, data));
        }
        if (!answer.ok()) {
            throw answer.failure("answered for `" + path + "`");
        }
        if (data.path("data").isObject()) {
            return data.path("data");
        }
        throw new StoreException(
                data.path("metadata").isObject()
                        ? deleted(path, data)
                        : "gave no versioned secret for `%s`; is `%s` key-value version 2?"
                                .formatted(path, mount));
    }

    private VaultAnswer ask(String path, boolean refused, long deadline)
            throws StoreException, InterruptedException {
        try (Secret token = login.token(refused, deadline)) {
            return client.get("/v1/" + mount + "/data/" + encoded(path), token, deadline);
        }
    }

    private String absent(String path, JsonNode data) {
        return data.path("metadata").isObject()
                ? deleted(path, data)
                : "has nothing at `%s` in `%s`".formatted(path, mount);
    }

    private static String deleted(String path, JsonNode data) {
        return "has only a deleted version %s of `%s`"
                .formatted(data.path("metadata").path("version").asString("?"), path);
    }

    private static String encoded(String path) {
        return Arrays.stream(path.split("/"))
                .map(part -> URLEncoder.encode(part, StandardCharsets.UTF_8).replace("+", "%20"))
                .collect(Collectors.joining("/"));
    }

    @Override
    public void close() {
        login.close();
        client.close();
    }
}

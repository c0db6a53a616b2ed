package org.clawpatrol.dsl.load;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Optional;
import java.util.regex.Pattern;
import org.clawpatrol.dsl.config.SecretStoreConfig;
import org.clawpatrol.dsl.schema.DecodedBlock;
import org.clawpatrol.dsl.source.Diagnostic;
import org.clawpatrol.dsl.source.Diagnostics;

/** Reads what a {@code vault} store says about its server. One thread. */
final class VaultReader {
    private static final Pattern MOUNT = Pattern.compile("[A-Za-z0-9_.~-]+(/[A-Za-z0-9_.~-]+)*");
    private static final Pattern LOOPBACK =
            Pattern.compile("localhost|127[.][0-9]+[.][0-9]+[.][0-9]+|\\[::1]");
    private static final String JWT = "/var/run/secrets/kubernetes.io/serviceaccount/token";

    private final UserPaths paths;
    private final PemReader certificates;
    private final Diagnostics diagnostics;

    VaultReader(UserPaths paths, PemReader certificates, Diagnostics diagnostics) {
        this.paths = paths;
        this.certificates = certificates;
        this.diagnostics = diagnostics;
    }

    /** Empty when a problem was reported. */
    Optional<SecretStoreConfig.Vault> read(DecodedBlock block) {
        Optional<URI> address = address(block);
        Optional<String> mount = mount(block, "mount", "secret");
        Optional<SecretStoreConfig.Login> login = login(block);
        namespace(block);
        Optional<String> roots = certificates.read(block, "ca_cert");
        if (address.isEmpty() || mount.isEmpty() || login.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(
                new SecretStoreConfig.Vault(
                        address.get(), mount.get(), block.filled("namespace"), roots, login.get()));
    }

    private Optional<URI> address(DecodedBlock block) {
        String written = block.text("address").orElse("");
        try {
            URI address = new URI(written.endsWith("/") ? cut(written) : written);
            boolean https = "https".equalsIgnoreCase(address.getScheme());
            boolean http = "http".equalsIgnoreCase(address.getScheme());
            String host = address.getHost();
            if ((https || http)
                    && host != null
                    && address.getRawUserInfo() == null
                    && String.valueOf(address.getRawPath()).isEmpty()
                    && address.getRawQuery() == null
                    && address.getRawFragment() == null) {
                return https || LOOPBACK.matcher(host).matches()
                        ? Optional.of(address)
                        : error(
                                block,
                                "address",
                                "secrets would travel to `" + host + "` unencrypted",
                                "write `https://`; `http://` is for loopback addresses");
            }
        } catch (URISyntaxException notAnAddress) {
            return noAddress(block);
        }
        return noAddress(block);
    }

    private static String cut(String text) {
        return text.substring(0, text.length() - 1);
    }

    private <T> Optional<T> noAddress(DecodedBlock block) {
        return error(
                block,
                "address",
                "`address` is not the address of a vault",
                "write `https://host:port`; `mount` and keys say what comes behind it");
    }

    private Optional<String> mount(DecodedBlock block, String attribute, String fallback) {
        String mount = block.filled(attribute).orElse(fallback).replaceAll("^/+|/+$", "");
        return MOUNT.matcher(mount).matches() && !hasDots(mount)
                ? Optional.of(mount)
                : error(
                        block,
                        attribute,
                        "`" + mount + "` cannot be the path of a mount",
                        "write it as `vault secrets list` or `vault auth list` shows it");
    }

    private static boolean hasDots(String path) {
        return ("/" + path + "/").contains("/./") || ("/" + path + "/").contains("/../");
    }

    private Optional<SecretStoreConfig.Login> login(DecodedBlock block) {
        String auth = block.text("auth").orElse("token");
        if (auth.equals("token")) {
            return Optional.of(new SecretStoreConfig.Token());
        }
        Optional<String> role = block.filled("role");
        if (role.isEmpty()) {
            return error(
                    block,
                    "auth",
                    "a login by `" + auth + "` needs `role`",
                    auth.equals("approle") ? "set it to the `role_id`" : "set it to its name");
        }
        return mount(block, "auth_mount", auth)
                .flatMap(
                        mount ->
                                auth.equals("approle")
                                        ? Optional.of(
                                                new SecretStoreConfig.AppRole(mount, role.get()))
                                        : kubernetes(block, mount, role.get()));
    }

    private Optional<SecretStoreConfig.Login> kubernetes(
            DecodedBlock block, String mount, String role) {
        return paths.absolute(block.filled("jwt_file").orElse(JWT))
                .map(file -> new SecretStoreConfig.Kubernetes(mount, role, file));
    }

    private void namespace(DecodedBlock block) {
        String namespace = block.text("namespace").orElse("");
        if (namespace.chars().anyMatch(c -> c <= ' ' || c > '~')) {
            error(
                    block,
                    "namespace",
                    "this namespace cannot be sent in a header",
                    "write it in ASCII, without spaces");
        }
    }

    private <T> Optional<T> error(
            DecodedBlock block, String attribute, String message, String help) {
        diagnostics.add(
                Diagnostic.error("C-STORE-VAULT", block.span(attribute), message).help(help));
        return Optional.empty();
    }
}

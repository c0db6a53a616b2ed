package org.clawpatrol.dsl.load;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.clawpatrol.dsl.config.SecretStoreConfig;
import org.clawpatrol.dsl.schema.DecodedBlock;
import org.clawpatrol.dsl.source.Diagnostic;
import org.clawpatrol.dsl.source.Diagnostics;

/** Makes secret stores from their blocks, without asking any of them. One thread. */
final class SecretStoreBuilder {
    private static final Duration TTL = Duration.ofMinutes(5);
    private static final Duration LOCAL_TTL = Duration.ofSeconds(10);
    private static final Duration SHORTEST = Duration.ofSeconds(1);
    private static final Duration LONGEST_TTL = Duration.ofHours(24);
    private static final Duration TIMEOUT = Duration.ofSeconds(10);
    private static final Duration LONGEST_TIMEOUT = Duration.ofMinutes(1);

    private static final Pattern VARIABLE = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");

    private final UserPaths paths;
    private final VaultReader vaults;
    private final Diagnostics diagnostics;

    SecretStoreBuilder(UserPaths paths, PemReader certificates, Diagnostics diagnostics) {
        this.paths = paths;
        this.vaults = new VaultReader(paths, certificates, diagnostics);
        this.diagnostics = diagnostics;
    }

    /** Empty when a problem was reported. */
    Optional<SecretStoreConfig> build(Symbol symbol, DecodedBlock block) {
        boolean local = symbol.type().equals("systemd") || symbol.type().equals("kubernetes_mount");
        Duration ttl = time(block, "ttl", local ? LOCAL_TTL : TTL, LONGEST_TTL);
        Duration timeout = time(block, "timeout", TIMEOUT, LONGEST_TIMEOUT);
        return settings(symbol.type(), block)
                .map(
                        settings ->
                                new SecretStoreConfig(
                                        symbol.name(), symbol.type(), ttl, timeout, settings));
    }

    private Duration time(
            DecodedBlock block, String attribute, Duration fallback, Duration longest) {
        Duration written = block.time(attribute).orElse(fallback);
        if (written.compareTo(SHORTEST) < 0 || written.compareTo(longest) > 0) {
            error(
                    "C-STORE-TIME",
                    block,
                    attribute,
                    "`%s` is not between `1s` and `%s`"
                            .formatted(attribute, longest.equals(LONGEST_TTL) ? "24h" : "1m"),
                    "write for example `" + attribute + " = \"30s\"`");
        }
        return written;
    }

    private Optional<? extends SecretStoreConfig.Settings> settings(
            String type, DecodedBlock block) {
        return switch (type) {
            case "file" -> file(block);
            case "exec" -> command(block);
            case "vault" -> vaults.read(block);
            case "systemd" -> Optional.of(new SecretStoreConfig.SystemdCredentials());
            case "kubernetes_mount" ->
                    path(block, "path").map(SecretStoreConfig.MountedSecret::new);
            default -> throw new IllegalArgumentException(type);
        };
    }

    private Optional<SecretStoreConfig.EncryptedFile> file(DecodedBlock block) {
        boolean age = block.text("format").filter("age"::equals).isPresent();
        if (age && block.filled("identity").isEmpty()) {
            error(
                    "C-STORE-IDENTITY",
                    block,
                    "format",
                    "an `age` file is opened with a key, and this store names none",
                    "set `identity` to the file that `age-keygen` wrote");
        }
        return path(block, "path")
                .map(
                        path ->
                                new SecretStoreConfig.EncryptedFile(
                                        age
                                                ? SecretStoreConfig.Format.AGE
                                                : SecretStoreConfig.Format.SOPS,
                                        path,
                                        block.filled("identity").flatMap(paths::absolute),
                                        block.filled("program").flatMap(paths::absolute),
                                        environment(block)));
    }

    private Optional<SecretStoreConfig.Command> command(DecodedBlock block) {
        List<String> command = block.texts("command");
        if (command.isEmpty() || !command.getFirst().startsWith("/")) {
            error(
                    "C-STORE-COMMAND",
                    block,
                    "command",
                    "`command` does not begin with the absolute path of a program",
                    "write for example `command = [\"/usr/bin/pass\", \"show\", \"{key}\"]`");
            return Optional.empty();
        }
        if (command.stream().anyMatch(word -> word.indexOf('\0') >= 0)) {
            error("C-STORE-COMMAND", block, "command", "an argument holds a NUL", "remove it");
        }
        return Optional.of(new SecretStoreConfig.Command(command, environment(block)));
    }

    private Map<String, String> environment(DecodedBlock block) {
        Map<String, String> variables = block.textMap("env");
        for (Map.Entry<String, String> variable : variables.entrySet()) {
            if (!VARIABLE.matcher(variable.getKey()).matches()
                    || variable.getValue().indexOf('\0') >= 0) {
                error(
                        "C-STORE-ENV",
                        block,
                        "env",
                        "`" + variable.getKey() + "` cannot be a variable",
                        "name variables with letters, digits and `_`");
            }
        }
        return variables;
    }

    private Optional<Path> path(DecodedBlock block, String attribute) {
        Optional<Path> path = block.filled(attribute).flatMap(paths::absolute);
        if (path.isEmpty()) {
            error(
                    "C-STORE-PATH",
                    block,
                    attribute,
                    "`" + attribute + "` is no path",
                    "paths are relative to the configuration file");
        }
        return path;
    }

    private void error(
            String id, DecodedBlock block, String attribute, String message, String help) {
        diagnostics.add(Diagnostic.error(id, block.span(attribute), message).help(help));
    }
}

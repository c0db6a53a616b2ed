package org.clawpatrol.proxy.cli;

import java.io.IOException;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import org.clawpatrol.dsl.config.Configuration;
import org.clawpatrol.dsl.config.CredentialConfig;
import org.clawpatrol.dsl.config.StoredAt;
import org.clawpatrol.dsl.config.UpstreamProxy;
import org.clawpatrol.proxy.CredentialSecrets;
import org.clawpatrol.proxy.GatewayException;
import org.clawpatrol.proxy.GatewayState;
import org.clawpatrol.proxy.credential.HttpInjection;
import org.clawpatrol.proxy.credential.type.HttpInjections;
import org.clawpatrol.proxy.secret.Secret;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code credentials set}: stores a secret, encrypted, from standard input. */
@Command(
        name = "set",
        description = "Store the secret of a credential, read from standard input.",
        footer = {
            "",
            "Example:  clawpatrol credentials set tracker_token --config gateway.hcl < token.txt",
            "",
            "On a terminal it asks for the secret and does not show it.",
            "A running gateway takes it within a second. An empty input removes the stored secret.",
            "Exit codes: 0 stored or removed, 1 it cannot be stored, 2 wrong arguments or no such file."
        })
final class CredentialsSetCommand implements Callable<Integer> {
    private static final int LIMIT = 64 * 1024;

    private final Terminal terminal;

    @Parameters(index = "0", paramLabel = "NAME", description = "The credential's name.")
    private String name = "";

    @Option(
            names = "--slot",
            paramLabel = "S",
            description = "Which of its secrets (default: the only one).")
    private String slot = "";

    @Mixin private GatewayFile file = new GatewayFile();

    CredentialsSetCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws IOException {
        Configuration loaded = file.require(terminal);
        if (!loaded.credentials().containsKey(name)
                && !isOfUpstreamProxy(loaded)
                && ownSlot(loaded).isEmpty()) {
            throw new CommandFailure(
                    ExitCode.FAILED,
                    "no credential `"
                            + name
                            + "` in "
                            + file.path()
                            + "; there are: "
                            + String.join(", ", loaded.credentials().keySet()));
        }
        requireSlot(loaded);
        byte[] typed = terminal.secretInput("secret of " + name + ": ", LIMIT + 1);
        try (Secret secret = Secret.ofInput(typed);
                GatewayState state = GatewayState.open(loaded.gateway(), terminal.environment())) {
            store(new CredentialSecrets(state.secrets()), secret);
        } catch (GatewayException e) {
            throw new CommandFailure(ExitCode.FAILED, String.valueOf(e.getMessage()), e);
        }
        return ExitCode.OK;
    }

    private void requireSlot(Configuration loaded) {
        Set<String> slots = slots(loaded);
        if (slots.contains(slot)) {
            return;
        }
        String known =
                slots.contains("")
                        ? "one secret and no slot `" + slot + "`"
                        : "several secrets; say which with --slot: " + String.join(", ", slots);
        throw new CommandFailure(ExitCode.FAILED, "credential `" + name + "` has " + known);
    }

    private Set<String> slots(Configuration loaded) {
        CredentialConfig credential = loaded.credentials().get(name);
        if (credential == null) {
            return ownSlot(loaded).map(Set::of).orElse(Set.of(""));
        }
        if (credential.stored().isPresent()) {
            throw new CommandFailure(
                    ExitCode.FAILED,
                    "credential `"
                            + name
                            + "` has its secret from secret store `"
                            + credential.stored().get().store().reference()
                            + "` and from nowhere else: set it there");
        }
        return HttpInjection.allSlots(HttpInjections.of(credential));
    }

    /** What a secret store logs in with is kept in the same way. */
    private Optional<String> ownSlot(Configuration loaded) {
        return loaded.credentials().values().stream()
                .flatMap(credential -> credential.stored().stream())
                .map(StoredAt::store)
                .filter(store -> store.ownSecret().equals(name))
                .flatMap(store -> store.ownSlot().stream())
                .findFirst();
    }

    /** The password of the upstream proxy is kept as the secret of a credential is. */
    private boolean isOfUpstreamProxy(Configuration loaded) {
        return name.equals(UpstreamProxy.SECRET)
                && loaded.gateway()
                        .upstreamProxy()
                        .filter(proxy -> !proxy.user().isEmpty())
                        .isPresent();
    }

    private void store(CredentialSecrets secrets, Secret secret) {
        try {
            if (secret.isEmpty()) {
                secrets.remove(name, slot);
                terminal.out().println("removed the stored secret of " + name);
            } else {
                secrets.put(name, slot, secret);
                terminal.out().println("stored the secret of " + name);
            }
        } catch (IllegalArgumentException unusable) {
            throw new CommandFailure(
                    ExitCode.FAILED, String.valueOf(unusable.getMessage()), unusable);
        }
    }
}

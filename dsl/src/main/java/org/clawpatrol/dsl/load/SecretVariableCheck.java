package org.clawpatrol.dsl.load;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.clawpatrol.dsl.config.SecretVariable;
import org.clawpatrol.dsl.config.UpstreamProxy;
import org.clawpatrol.dsl.schema.ConfigurationSchema;
import org.clawpatrol.dsl.schema.CredentialType;
import org.clawpatrol.dsl.source.Diagnostic;
import org.clawpatrol.dsl.source.Diagnostics;
import org.clawpatrol.dsl.source.Span;
import org.jspecify.annotations.Nullable;

/**
 * Checks that no environment variable holds two secrets, such as slot {@code key} of {@code x} and
 * the only slot of {@code x-key}: of credentials, and of what secret stores and the upstream proxy
 * log in with. One thread.
 */
final class SecretVariableCheck {
    private final ConfigurationSchema schema;
    private final Declarations declarations;
    private final Diagnostics diagnostics;
    private final Map<String, Owner> owners = new HashMap<>();

    /**
     * Whose secret it is.
     *
     * @param text as messages say it
     */
    private record Owner(String text, @Nullable Span header, boolean credential) {}

    SecretVariableCheck(
            ConfigurationSchema schema, Declarations declarations, Diagnostics diagnostics) {
        this.schema = schema;
        this.declarations = declarations;
        this.diagnostics = diagnostics;
    }

    /**
     * @param proxy the block of an upstream proxy that wants a password
     */
    void check(Optional<Span> proxy) {
        proxy.ifPresent(
                header -> {
                    Owner login = new Owner("`gateway.upstream_proxy`", header, false);
                    owns(login, UpstreamProxy.SECRET, "");
                    checkName(login);
                });
        declarations.stores.forEach(
                (name, store) -> {
                    String text = "secret store `" + store.reference() + "`";
                    Owner login = new Owner(text, declarations.storeHeaders.get(name), false);
                    store.ownSlot().ifPresent(slot -> owns(login, store.ownSecret(), slot));
                });
        declarations.credentials.forEach(
                (name, credential) -> {
                    Span header = declarations.credentialHeaders.get(name);
                    Owner owner = new Owner("`" + name + "`", header, true);
                    schema.credential(credential.type())
                            .map(CredentialType::slots)
                            .orElse(List.of())
                            .forEach(slot -> owns(owner, name, slot));
                });
    }

    private void owns(Owner owner, String secret, String slot) {
        String variable = SecretVariable.of(secret, slot);
        Owner earlier = owners.putIfAbsent(variable, owner);
        if (earlier != null) {
            report(
                    "`%s` would hold a secret of %s and one of %s"
                            .formatted(variable, earlier.text(), owner.text()),
                    earlier,
                    owner);
        }
    }

    /** One that is stored for a name hides what the environment has for any slot of it. */
    private void checkName(Owner proxy) {
        Span header = declarations.credentialHeaders.get(UpstreamProxy.SECRET);
        boolean bySlot =
                Optional.ofNullable(declarations.credentials.get(UpstreamProxy.SECRET))
                        .flatMap(credential -> schema.credential(credential.type()))
                        .filter(type -> type.slots().contains(""))
                        .isPresent();
        if (header != null && !bySlot) {
            report(
                    "`%s` is where the login of %s is kept"
                            .formatted(UpstreamProxy.SECRET, proxy.text()),
                    proxy,
                    new Owner("", header, false));
        }
    }

    private void report(String message, Owner earlier, Owner owner) {
        Span header = owner.header();
        if (header == null) {
            return;
        }
        boolean credentials = earlier.credential() && owner.credential();
        Diagnostic problem =
                Diagnostic.error("C-SECRET-VARIABLE", header, message)
                        .help(credentials ? "rename one of the credentials" : "rename one of them");
        Span other = earlier.header();
        diagnostics.add(other == null ? problem : problem.note("the other one", other));
    }
}

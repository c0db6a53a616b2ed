package org.clawpatrol.dsl.load;

import org.clawpatrol.dsl.config.SecretStoreConfig;
import org.clawpatrol.dsl.source.Diagnostic;
import org.clawpatrol.dsl.source.Diagnostics;
import org.clawpatrol.dsl.source.Span;

/** Checks secret stores against the credentials that name them. One thread. */
final class StoreCheck {
    private final Declarations declarations;
    private final Diagnostics diagnostics;

    StoreCheck(Declarations declarations, Diagnostics diagnostics) {
        this.declarations = declarations;
        this.diagnostics = diagnostics;
    }

    /** Errors; once everything is declared. */
    void check() {
        declarations.stores.values().forEach(this::checkOwnSecret);
    }

    /** Warnings; for a configuration without errors. */
    void advise() {
        declarations.storeHeaders.forEach(
                (name, header) -> {
                    if (!declarations.usedStores.contains(name)) {
                        diagnostics.add(
                                Diagnostic.warning(
                                                "W-STORE-UNUSED",
                                                header,
                                                "no credential uses secret store `" + name + "`")
                                        .help("name it in the `store` of a credential"));
                    }
                });
    }

    /** What the store logs in with is kept under a name that credentials could have, too. */
    private void checkOwnSecret(SecretStoreConfig store) {
        Span taken = declarations.credentialHeaders.get(store.ownSecret());
        if (taken != null && store.ownSlot().isPresent()) {
            diagnostics.add(
                    Diagnostic.error(
                                    "C-STORE-OWN",
                                    taken,
                                    "`%s` is where the login of secret store `%s` is kept"
                                            .formatted(store.ownSecret(), store.name()))
                            .help("give the credential another name"));
        }
    }
}

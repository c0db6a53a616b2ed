package org.clawpatrol.dsl.load;

import java.util.Optional;
import org.clawpatrol.dsl.config.CredentialConfig;
import org.clawpatrol.dsl.config.ProfileConfig;
import org.clawpatrol.dsl.source.Diagnostic;
import org.clawpatrol.dsl.source.Diagnostics;
import org.clawpatrol.dsl.source.Span;
import org.clawpatrol.engine.policy.Injection;
import org.clawpatrol.engine.policy.Outcome;
import org.jspecify.annotations.Nullable;

/**
 * Checks that the credential a rule injects is one that every profile the rule applies to grants at
 * every endpoint of the rule. One thread.
 */
final class InjectCheck {
    private final Declarations declarations;
    private final Diagnostics diagnostics;

    InjectCheck(Declarations declarations, Diagnostics diagnostics) {
        this.declarations = declarations;
        this.diagnostics = diagnostics;
    }

    void check() {
        declarations.rules.forEach(this::check);
    }

    private void check(RuleDraft draft) {
        Injection injection = draft.rule().handling().injection();
        if (injection instanceof Injection.Dispatched) {
            return;
        }
        if (draft.rule().outcome() instanceof Outcome.Deny) {
            diagnostics.add(
                    Diagnostic.error(
                                    "C-INJECT-DENY",
                                    draft.inject(),
                                    "rule `%s` denies, so there is nothing to inject into"
                                            .formatted(draft.rule().name()))
                            .help("remove `inject`"));
        } else if (injection instanceof Injection.Named(String credential)) {
            Optional.ofNullable(declarations.credentials.get(credential))
                    .ifPresent(found -> named(draft, found));
        }
    }

    private void named(RuleDraft draft, CredentialConfig credential) {
        for (String endpoint : draft.endpoints()) {
            if (credential.endpoints().contains(endpoint)) {
                granted(draft, credential, endpoint);
            } else {
                unbound(draft, credential, endpoint);
            }
        }
    }

    private void unbound(RuleDraft draft, CredentialConfig credential, String endpoint) {
        Diagnostic problem =
                Diagnostic.error(
                                "C-INJECT-BOUND",
                                draft.inject(),
                                "credential `%s` is not bound to endpoint `%s`"
                                        .formatted(credential.name(), endpoint))
                        .help("bind it to the endpoint, or write a rule of its own for it");
        diagnostics.add(
                noted(
                        problem,
                        "the credential is declared here",
                        declarations.credentialHeaders.get(credential.name())));
    }

    private void granted(RuleDraft draft, CredentialConfig credential, String endpoint) {
        for (ProfileConfig profile : declarations.profiles.values()) {
            if (applies(draft, profile, endpoint) && !grants(profile, credential.name())) {
                ungranted(draft, credential, endpoint, profile);
            }
        }
    }

    /** Whether actions of the profile can come to the rule at the endpoint. */
    private boolean applies(RuleDraft draft, ProfileConfig profile, String endpoint) {
        boolean reached =
                declarations.reachable(profile).stream()
                        .anyMatch(found -> found.name().equals(endpoint));
        return reached && draft.rule().credential().map(only -> grants(profile, only)).orElse(true);
    }

    private static boolean grants(ProfileConfig profile, String credential) {
        return profile.grants().stream().anyMatch(grant -> grant.credential().equals(credential));
    }

    private void ungranted(
            RuleDraft draft, CredentialConfig credential, String endpoint, ProfileConfig profile) {
        Diagnostic problem =
                Diagnostic.error(
                                "C-INJECT-GRANT",
                                draft.inject(),
                                "profile `%s` reaches endpoint `%s` but does not grant `%s`"
                                        .formatted(profile.name(), endpoint, credential.name()))
                        .help(
                                "grant it to the profile, or narrow the rule with `credential` to"
                                        + " what only other profiles hold");
        Diagnostic noted =
                noted(
                        problem,
                        "the profile is declared here",
                        declarations.profileHeaders.get(profile.name()));
        diagnostics.add(
                noted(
                        noted,
                        "the credential is declared here",
                        declarations.credentialHeaders.get(credential.name())));
    }

    private static Diagnostic noted(Diagnostic problem, String text, @Nullable Span where) {
        return where == null ? problem : problem.note(text, where);
    }
}

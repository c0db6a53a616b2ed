package org.clawpatrol.dsl.load;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.clawpatrol.dsl.config.CredentialConfig;
import org.clawpatrol.dsl.config.SecretVariable;
import org.clawpatrol.dsl.schema.ConfigurationSchema;
import org.clawpatrol.dsl.schema.CredentialType;
import org.clawpatrol.dsl.source.Diagnostic;
import org.clawpatrol.dsl.source.Diagnostics;
import org.clawpatrol.dsl.source.Span;

/**
 * Checks that no environment variable holds a secret of two credentials, such as slot {@code key}
 * of {@code x} and the only slot of {@code x-key}. One thread.
 */
final class SecretVariableCheck {
    private final ConfigurationSchema schema;
    private final Map<String, Span> headers;
    private final Diagnostics diagnostics;

    /**
     * @param headers of the credentials, by name
     */
    SecretVariableCheck(
            ConfigurationSchema schema, Map<String, Span> headers, Diagnostics diagnostics) {
        this.schema = schema;
        this.headers = headers;
        this.diagnostics = diagnostics;
    }

    void check(Iterable<CredentialConfig> credentials) {
        Map<String, CredentialConfig> owners = new HashMap<>();
        for (CredentialConfig credential : credentials) {
            Optional<CredentialType> type = schema.credential(credential.type());
            for (String slot : type.map(CredentialType::slots).orElse(List.of())) {
                String variable = SecretVariable.of(credential.name(), slot);
                CredentialConfig earlier = owners.putIfAbsent(variable, credential);
                if (earlier != null) {
                    report(variable, earlier, credential);
                }
            }
        }
    }

    private void report(String variable, CredentialConfig earlier, CredentialConfig credential) {
        Span header = headers.get(credential.name());
        if (header == null) {
            return;
        }
        Diagnostic problem =
                Diagnostic.error(
                                "C-SECRET-VARIABLE",
                                header,
                                "`%s` would hold a secret of `%s` and one of `%s`"
                                        .formatted(variable, earlier.name(), credential.name()))
                        .help("rename one of the credentials");
        Span other = headers.get(earlier.name());
        diagnostics.add(other == null ? problem : problem.note("the other one", other));
    }
}

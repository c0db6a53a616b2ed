package org.clawpatrol.dsl.load;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.clawpatrol.dsl.config.CredentialConfig;
import org.clawpatrol.dsl.config.ProfileConfig;
import org.clawpatrol.dsl.schema.ConfigurationSchema;
import org.clawpatrol.dsl.schema.Suggestion;
import org.clawpatrol.dsl.source.Diagnostic;
import org.clawpatrol.dsl.source.Diagnostics;

/**
 * Merges the disambiguators of credentials and profiles, and checks that of the credentials a
 * profile grants for one endpoint each can be told from the others. One thread.
 */
final class Disambiguators {
    private final ConfigurationSchema schema;
    private final Map<String, CredentialConfig> credentials;
    private final Set<String> injected;
    private final Diagnostics diagnostics;

    /**
     * @param injected the endpoints at which the rules say what is sent, not the dispatch
     */
    Disambiguators(
            ConfigurationSchema schema,
            Map<String, CredentialConfig> credentials,
            Set<String> injected,
            Diagnostics diagnostics) {
        this.schema = schema;
        this.credentials = credentials;
        this.injected = injected;
        this.diagnostics = diagnostics;
    }

    ProfileConfig merge(ProfileBuilder.Draft draft) {
        List<ProfileConfig.Grant> grants = new ArrayList<>();
        Map<String, List<ProfileConfig.Grant>> byEndpoint = new LinkedHashMap<>();
        for (ProfileBuilder.InlineGrant inline : draft.grants()) {
            CredentialConfig credential = credentials.get(inline.credential());
            if (credential == null) {
                continue;
            }
            checkFields(draft, inline, credential);
            ProfileConfig.Grant grant = merged(inline, credential);
            grants.add(grant);
            credential
                    .endpoints()
                    .forEach(
                            endpoint ->
                                    byEndpoint
                                            .computeIfAbsent(endpoint, e -> new ArrayList<>())
                                            .add(grant));
        }
        byEndpoint.forEach((endpoint, theirs) -> checkDistinct(draft, endpoint, theirs));
        checkNeedless(draft, byEndpoint);
        return new ProfileConfig(draft.name(), grants);
    }

    private static ProfileConfig.Grant merged(
            ProfileBuilder.InlineGrant inline, CredentialConfig credential) {
        Map<String, String> fields = new TreeMap<>(credential.disambiguators());
        fields.putAll(inline.inline());
        return new ProfileConfig.Grant(credential.name(), fields);
    }

    private void checkFields(
            ProfileBuilder.Draft draft,
            ProfileBuilder.InlineGrant inline,
            CredentialConfig credential) {
        List<String> allowed = schema.disambiguators(credential.type());
        for (String field : inline.inline().keySet()) {
            if (!allowed.contains(field)) {
                report(
                        draft,
                        "C-DIS-INLINE",
                        "`%s` cannot choose a credential of type `%s`"
                                .formatted(field, credential.type()),
                        help(field, allowed));
            }
        }
    }

    /** Help with a field that a type of credential cannot be chosen by. */
    static String help(String field, List<String> allowed) {
        return allowed.isEmpty()
                ? "nothing can choose it among several; remove `" + field + "`"
                : Suggestion.of(field, allowed, "fields");
    }

    private void checkDistinct(
            ProfileBuilder.Draft draft, String endpoint, List<ProfileConfig.Grant> grants) {
        Map<Map<String, String>, ProfileConfig.Grant> seen = new HashMap<>();
        for (ProfileConfig.Grant grant : grants) {
            ProfileConfig.Grant earlier = seen.putIfAbsent(grant.disambiguators(), grant);
            if (earlier == null) {
                continue;
            }
            boolean bare = grant.disambiguators().isEmpty();
            if (bare
                    && injected.contains(endpoint)
                    && !earlier.credential().equals(grant.credential())) {
                continue;
            }
            report(
                    draft,
                    bare ? "C-DIS-CATCHALL" : "C-DIS-SAME",
                    "`%s` and `%s` are both bound to endpoint `%s` and nothing tells them apart"
                            .formatted(earlier.credential(), grant.credential(), endpoint),
                    distinguish(grant, bare));
        }
    }

    private String distinguish(ProfileConfig.Grant grant, boolean bare) {
        CredentialConfig credential = credentials.get(grant.credential());
        List<String> fields =
                credential == null ? List.of() : schema.disambiguators(credential.type());
        if (fields.isEmpty()) {
            return "grant them in different profiles, or let every allowing rule there say which"
                    + " with `inject`";
        }
        String names = String.join("` or `", fields);
        return bare
                ? "give one of them a `"
                        + names
                        + "`, or let every allowing rule there say which with `inject`"
                : "give each of them its own `" + names + "`";
    }

    private void checkNeedless(
            ProfileBuilder.Draft draft, Map<String, List<ProfileConfig.Grant>> byEndpoint) {
        Set<String> contested = new HashSet<>();
        byEndpoint.values().stream()
                .filter(grants -> grants.size() > 1)
                .forEach(grants -> grants.forEach(grant -> contested.add(grant.credential())));
        for (ProfileBuilder.InlineGrant inline : draft.grants()) {
            Optional<String> field = inline.inline().keySet().stream().sorted().findFirst();
            if (field.isPresent() && !contested.contains(inline.credential())) {
                report(
                        draft,
                        "C-DIS-NEEDLESS",
                        "`%s` has `%s`, but no other credential shares an endpoint with it"
                                .formatted(inline.credential(), field.get()),
                        "list the credential alone");
            }
        }
    }

    private void report(ProfileBuilder.Draft draft, String id, String message, String help) {
        diagnostics.add(Diagnostic.error(id, draft.header(), message).help(help));
    }
}

package org.clawpatrol.dsl.load;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.clawpatrol.dsl.config.ApproverConfig;
import org.clawpatrol.dsl.config.CredentialConfig;
import org.clawpatrol.dsl.config.EndpointConfig;
import org.clawpatrol.dsl.config.ProfileConfig;
import org.clawpatrol.dsl.config.SecretStoreConfig;
import org.clawpatrol.dsl.source.Span;

/**
 * Everything the policy blocks declare, decoded. Mutable while loading; one thread. Maps keep the
 * order of declaration.
 */
final class Declarations {
    final Map<String, EndpointConfig> endpoints = new LinkedHashMap<>();
    final Map<String, Span> endpointHeaders = new LinkedHashMap<>();
    final Map<String, CredentialConfig> credentials = new LinkedHashMap<>();
    final Map<String, Span> credentialHeaders = new LinkedHashMap<>();
    final Map<String, SecretStoreConfig> stores = new LinkedHashMap<>();
    final Map<String, Span> storeHeaders = new LinkedHashMap<>();

    /** Stores that credentials name. */
    final Set<String> usedStores = new HashSet<>();

    final Map<String, ApproverConfig> approvers = new LinkedHashMap<>();
    final Map<String, ProfileConfig> profiles = new LinkedHashMap<>();
    final Map<String, Span> profileHeaders = new LinkedHashMap<>();
    final List<RuleDraft> rules = new ArrayList<>();

    /** Credentials that approvers and tunnels use. */
    final Set<String> usedCredentials = new HashSet<>();

    /** Whether any profile takes, and any approver gives, approvals asynchronously. */
    boolean asyncProfiles;

    boolean asyncApprovers;

    /** The endpoints a profile reaches through its credentials, each once. */
    Collection<EndpointConfig> reachable(ProfileConfig profile) {
        Set<String> names = new LinkedHashSet<>();
        for (ProfileConfig.Grant grant : profile.grants()) {
            CredentialConfig credential = credentials.get(grant.credential());
            if (credential != null) {
                names.addAll(credential.endpoints());
            }
        }
        return names.stream().map(endpoints::get).filter(Objects::nonNull).toList();
    }
}

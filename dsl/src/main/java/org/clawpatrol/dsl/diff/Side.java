package org.clawpatrol.dsl.diff;

import java.util.List;
import org.clawpatrol.dsl.config.Configuration;
import org.clawpatrol.dsl.config.CredentialChoice;
import org.clawpatrol.dsl.config.EndpointConfig;
import org.clawpatrol.dsl.config.ProfileConfig.Grant;
import org.clawpatrol.engine.fact.Family;
import org.clawpatrol.engine.policy.EndpointPolicy;

/** One endpoint in one of the two configurations. Immutable. */
record Side(Configuration configuration, EndpointConfig endpoint, EndpointPolicy policy) {

    static Side of(Configuration configuration, EndpointConfig endpoint) {
        return new Side(configuration, endpoint, configuration.policyOf(endpoint));
    }

    Family family() {
        return policy.family();
    }

    long inspectionCap() {
        return configuration.gateway().limits().bodyBuffer();
    }

    /** The credentials that a profile holds there. */
    List<Grant> grants(String profile) {
        return CredentialChoice.grantsAt(configuration, profile, endpoint.name());
    }
}

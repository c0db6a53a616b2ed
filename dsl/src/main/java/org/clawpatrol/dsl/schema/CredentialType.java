package org.clawpatrol.dsl.schema;

import java.util.List;

/**
 * A type of credential as declared. Immutable.
 *
 * @param disambiguators fields by which it can be chosen among several of one endpoint
 * @param slots names of the secrets it consists of; the unnamed one is the empty text
 * @param endpointTypes the endpoint types it can be used at
 */
public record CredentialType(
        BlockSchema block,
        List<String> disambiguators,
        List<String> slots,
        List<String> endpointTypes) {
    public CredentialType {
        disambiguators = List.copyOf(disambiguators);
        slots = List.copyOf(slots);
        endpointTypes = List.copyOf(endpointTypes);
    }
}

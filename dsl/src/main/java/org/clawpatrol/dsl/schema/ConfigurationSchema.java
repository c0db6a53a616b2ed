package org.clawpatrol.dsl.schema;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.clawpatrol.engine.fact.Family;

/**
 * Everything a configuration may contain. Decoding, diagnostics and the generated reference all
 * read this declaration. Immutable.
 */
public final class ConfigurationSchema {
    /** The newest {@code schema_version} that is understood. */
    public static final int NEWEST_VERSION = 1;

    private final BlockSchema gateway = GatewaySchema.gateway();
    private final BlockSchema defaults = GatewaySchema.defaults();
    private final BlockSchema plugin = PluginSchema.plugin();
    private final Map<String, EndpointType> endpoints = EndpointSchema.types();
    private final Map<String, CredentialType> credentials = CredentialSchema.types();
    private final Map<EntityKind, Map<String, BlockSchema>> types =
            Map.of(
                    EntityKind.APPROVER,
                    ApproverSchema.types(),
                    EntityKind.CREDENTIAL,
                    blocks(credentials, CredentialType::block),
                    EntityKind.ENDPOINT,
                    blocks(endpoints, EndpointType::block),
                    EntityKind.TUNNEL,
                    TunnelSchema.types(),
                    EntityKind.SECRET_STORE,
                    SecretStoreSchema.types(),
                    EntityKind.RULE,
                    Map.of("rule", PolicySchema.rule()),
                    EntityKind.PROFILE,
                    Map.of("profile", PolicySchema.profile()));

    private static <T> Map<String, BlockSchema> blocks(
            Map<String, T> types, Function<T, BlockSchema> block) {
        return types.entrySet().stream()
                .collect(
                        Collectors.toUnmodifiableMap(
                                Map.Entry::getKey, type -> block.apply(type.getValue())));
    }

    public BlockSchema gateway() {
        return gateway;
    }

    public BlockSchema defaults() {
        return defaults;
    }

    public BlockSchema plugin() {
        return plugin;
    }

    public List<String> topLevelAttributes() {
        return List.of("schema_version");
    }

    /** Keywords of the blocks that may stand at the top level. */
    public List<String> topLevelBlocks() {
        return Stream.concat(
                        Stream.of("gateway", "defaults", "variable", "locals", "plugin"),
                        Stream.of(EntityKind.values()).map(EntityKind::keyword))
                .toList();
    }

    /**
     * @param type the type label; for kinds with one label the keyword itself
     */
    public Optional<BlockSchema> entity(EntityKind kind, String type) {
        return Optional.ofNullable(types(kind).get(type));
    }

    /** Names of the types of a kind, sorted. */
    public List<String> typeNames(EntityKind kind) {
        return types(kind).keySet().stream().sorted().toList();
    }

    public Optional<EndpointType> endpoint(String type) {
        return Optional.ofNullable(endpoints.get(type));
    }

    public Optional<CredentialType> credential(String type) {
        return Optional.ofNullable(credentials.get(type));
    }

    /** The family of an endpoint type; empty for an unknown one. */
    public Optional<Family> family(String endpointType) {
        return endpoint(endpointType).map(EndpointType::family);
    }

    /** The fields by which a type of credential can be chosen among several of one endpoint. */
    public List<String> disambiguators(String credentialType) {
        return credential(credentialType).map(CredentialType::disambiguators).orElse(List.of());
    }

    private Map<String, BlockSchema> types(EntityKind kind) {
        return types.getOrDefault(kind, Map.of());
    }
}

package org.clawpatrol.dsl.schema;

import static org.clawpatrol.dsl.schema.AttributeSchema.optional;
import static org.clawpatrol.dsl.schema.AttributeSchema.required;

import java.util.List;
import java.util.Map;

/** The {@code plugin} block. Stateless. */
final class PluginSchema {
    private static final String ID = "C-PLUGIN";

    private PluginSchema() {}

    static BlockSchema plugin() {
        return new BlockSchema(
                        "plugin",
                        "a program that adds types of credentials, endpoints and tunnels",
                        List.of(
                                required(
                                        "source",
                                        new ValueKind.Text(),
                                        "path of the program, or `github.com/OWNER/REPOSITORY`"),
                                optional(
                                        "version",
                                        new ValueKind.Text(),
                                        "newest release",
                                        "constraints on the version, for a GitHub source"),
                                optional(
                                        "provenance",
                                        new ValueKind.Choice(List.of("warn", "require", "off"), ID),
                                        "warn",
                                        "whether its origin is verified, for a GitHub source"),
                                optional(
                                        "network",
                                        new ValueKind.Choice(List.of("none", "outbound"), ID),
                                        "from its manifest",
                                        "what it may reach"),
                                optional(
                                        "sandbox",
                                        new ValueKind.Choice(List.of("enforce", "off"), ID),
                                        "enforce",
                                        "whether it is confined"),
                                optional(
                                        "read_paths",
                                        new ValueKind.Texts(),
                                        "",
                                        "what it may read: absolute, or `~/` and more")),
                        Map.of())
                .withoutRuntime();
    }
}
